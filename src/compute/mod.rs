//! compute: states of hazards at the as-of date, figures and their verdicts. Formats nothing.

mod problems; // numbered problems of one cell
mod hazards; // state of every hazard
mod windows; // periods of a run
mod demand; // rows of 指标
mod terms; // by what a figure is counted and judged
mod tally; // three-valued counting
mod subjects; // whose a row is
mod shapes; // COUNT, SUM, SHARE
mod cover; // COVER
mod ratio; // RATIO
mod frequency; // FREQ
mod logic; // what no shape expresses
mod stock; // stock of earlier years
mod verdict; // 达标 or not
mod figure; // one figure out of its tallies
mod identities; // numbers that must agree

pub use hazards::hazards;
pub use identities::disagreements;

use crate::catalog::{Catalog, IdentityTest, Shape};
use crate::expr::condition::{Given, World};
use crate::model::{Error, Facts, Figure, Figures, Period, Reports, Result, Run, Town};
use rayon::prelude::*;

/// Whether every `logic` that a figure or an identity names is there; the catalog cannot know.
pub fn known_logic(catalog: &Catalog) -> Result<()> {
    let unknown = catalog.figures.iter().filter_map(|decl| match &decl.shape {
        Shape::Logic(name) if logic::find(name).is_none() => {
            Some(format!("mechanisms：{}：没有叫“{name}”的 logic", decl.id))
        }
        _ => None,
    });
    let identities = catalog.identities.iter().filter_map(|it| match &it.test {
        IdentityTest::Logic(name) if !identities::is_known(name) => {
            Some(format!("identities.toml：{}：没有叫“{name}”的 logic", it.decl.code))
        }
        _ => None,
    });
    let unknown: Vec<String> = unknown.chain(identities).collect();
    if unknown.is_empty() { Ok(()) } else { Err(Error::Templates(unknown.join("\n"))) }
}

/// The states of all hazards and reports at D.
pub fn facts(town: &Town, run: &Run) -> Facts {
    let reports = Reports::new(town, run.year, run.as_of);
    Facts { reports, ..hazards(town, run.as_of) }
}

/// All figures of the run (`systems.md` §4), in output order.
pub fn figures(catalog: &Catalog, town: &Town, facts: &Facts, run: &Run) -> Figures {
    let world = World {
        town,
        facts,
        as_of: run.as_of,
        window: None,
        month: run.month.window(run.month_start),
        year: Period::Year(run.year).window(1),
        given: Given::default(),
    };
    let demands = demand::Demands::of(town);
    let each = catalog.figures.par_iter();
    let each = each.map(|decl| figure::figures(decl, world, run, &demands));
    let figures: Vec<Figure> = each.flatten_iter().collect();
    Figures::new(figures)
}
