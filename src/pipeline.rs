//! The line: read → check → compute → merge → compose → proof → emit → commit.

mod order; // what was asked for

pub use order::Order;

use crate::catalog::Catalog;
use crate::expr::condition::World;
use crate::model::{Error, Facts, Finding, Period, Result, Run, Town};
use crate::{check, compute, read};

/// Judges the data of a folder; makes nothing.
pub fn check(order: &Order) -> Result<Vec<Finding>> {
    let catalog = catalog(order)?;
    let (town, mut findings) = data(order, &catalog)?;
    let (run, _) = order.run(&town)?;
    let facts = compute::hazards(&town, run.as_of);
    findings.extend(check::check(&catalog, world(&town, &facts, &run)));
    Ok(findings)
}

/// The declarations, ours and the office's.
fn catalog(order: &Order) -> Result<Catalog> {
    let _span = tracing::info_span!("读模板").entered();
    let catalog = Catalog::load(order.overrides().as_deref())?;
    compute::known_logic(&catalog)?;
    Ok(catalog)
}

/// The town.
fn data(order: &Order, catalog: &Catalog) -> Result<(Town, Vec<Finding>)> {
    let _span = tracing::info_span!("读表").entered();
    if !order.data.is_dir() {
        return Err(Error::Command(format!(
            "没有找到数据文件夹“{}”。在它的上一级文件夹里运行，或用 --data 指定",
            order.data.display()
        )));
    }
    read::read(catalog, &order.data, order.today)
}

/// The world of conditions at the as-of date.
fn world<'a>(town: &'a Town, facts: &'a Facts, run: &Run) -> World<'a> {
    World {
        town,
        facts,
        as_of: run.as_of,
        window: None,
        month: run.month.window(run.month_start),
        year: Period::Year(run.year).window(1),
        deadline: None,
    }
}
