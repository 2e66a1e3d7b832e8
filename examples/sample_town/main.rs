//! Writes the invented sample town 兰台镇 into `data/`: `cargo run --example sample_town`.
//!
//! A larger town is other numbers in `plan.rs`; what there is and what goes wrong are the
//! tables below `tables/`; another sheet is one more file in `sheets/`.

pub(crate) mod plan; // how large, which years
mod dice; // chance with a seed
mod pattern; // texts with choices
mod calendar; // days, months, campaigns
pub(crate) mod entries; // the shapes of the tables
mod given; // sheets that stand in a table as they are
pub(crate) mod tables; // what the town is made of
mod people; // names and telephones
mod credit_code; // 统一社会信用代码
mod town; // the nouns
mod office; // 机关
mod villages; // 村 and 站所
mod units; // 单位
mod roster; // 人员
mod schedule; // who goes out when
mod rounds; // where to
mod team; // who goes
mod discovery; // what is found
mod course; // what becomes of it
mod serials; // 文号
mod papers; // what is sent about it
pub(crate) mod duties; // self-checks, training, drills, reports, letters
mod sheet; // columns, rows, cells
mod sheets; // one file a sheet
mod book; // a sheet as a workbook

use duties::Duties;
use people::People;
use plan::Plan;
use std::path::Path;
use tables::{Fault, Tables};
use town::Town;

/// Writes the sample into the repository.
fn main() -> Result<(), Fault> {
    write(&plan::SAMPLE, &Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

/// Writes every workbook of a town into a folder.
pub(crate) fn write(plan: &Plan, folder: &Path) -> Result<(), Fault> {
    let tables = Tables::load()?;
    let town = town(plan, &tables);
    std::fs::create_dir_all(folder)?;
    for sheet in sheets::sheets(&town) {
        book::write(folder, &sheet, town.plan.as_of)?;
    }
    Ok(())
}

/// Makes the town: first who is there, then what happens.
pub(crate) fn town<'a>(plan: &'a Plan, tables: &'a Tables) -> Town<'a> {
    let mut people = People::new(&tables.names, plan.seed);
    let office = office::office(plan, tables, &mut people);
    let villages = villages::villages(plan, tables, &office, &mut people);
    let stations = villages::stations(tables, &office, &mut people);
    let units = units::units(plan, tables, (&villages, &stations), &mut people);
    let roster = roster::roster(&office, &villages, &stations, &units);
    let mut town = Town {
        plan,
        tables,
        office,
        villages,
        stations,
        units,
        roster,
        checks: Vec::new(),
        hazards: Vec::new(),
        duties: Duties::default(),
    };
    rounds::play(&mut town);
    papers::send(&mut town);
    duties::play(&mut town);
    town
}
