//! Findings of `check` over a town in memory.

use zhenwen::catalog::Catalog;
use zhenwen::check::check;
use zhenwen::expr::condition::{Given, World};
use zhenwen::model::{Finding, Period, Run, Town};

/// Judges a town at 31 October 2026.
pub(crate) fn judged(catalog: &Catalog, town: &Town) -> Vec<Finding> {
    let as_of = "2026-10-31".parse().unwrap();
    let run = Run {
        as_of,
        month: Period::Month(2026, 10),
        year: 2026,
        month_start: 1,
        campaign: None,
    };
    let facts = zhenwen::compute::facts(town, &run);
    let world = World {
        town,
        facts: &facts,
        as_of,
        window: None,
        month: Period::Month(2026, 10).window(1),
        year: Period::Year(2026).window(1),
        given: Given::default(),
    };
    check(catalog, world)
}
