//! check: looks at data and adds findings. Changes nothing.

mod desk; // one sheet under examination
mod listed; // the first of many
mod aside; // rows that were not counted
mod total; // totals that do not add up
mod wanted; // cells that should be filled
mod name; // names and ids that no row has
mod candidate; // what a name may have meant
mod subject; // rows that belong to nobody
mod alias; // other names that contradict
mod hit; // rows that break a rule
mod logic; // what no condition expresses
mod rule; // 勾稽 rules as data
mod order; // findings by place
mod unfilled; // sheets that every office keeps and that have no rows
mod base; // templates made from an older version

pub use base::outdated;
pub use unfilled::{OFFICE, has_rows, unfilled};

use crate::catalog::Catalog;
use crate::expr::condition::World;
use crate::model::Finding;
use desk::Desk;

/// Judges all rows: required and wanted cells, keys, names, date order, 勾稽 rules.
///
/// `read` reports what a single cell holds; here rows and sheets are compared. All findings
/// come at once, sorted by place.
pub fn check(catalog: &Catalog, world: World) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in world.town.sheets.iter().flatten() {
        let Some(desk) = Desk::new(catalog, world, sheet) else { continue };
        findings.extend(aside::findings(&desk));
        findings.extend(total::findings(&desk));
        findings.extend(wanted::findings(&desk));
        findings.extend(name::findings(&desk));
        findings.extend(subject::findings(&desk));
        findings.extend(alias::findings(&desk));
    }
    findings.extend(rule::findings(catalog, world));
    order::sort(&mut findings);
    said_once(findings)
}

/// Leaves out what is said of one cell twice: a row of 检查隐患 is a row of two sheets.
fn said_once(mut findings: Vec<Finding>) -> Vec<Finding> {
    let is_same = |late: &mut Finding, early: &mut Finding| {
        let is_of_both =
            matches!(&*late.code, "E-NAME-UNKNOWN" | "E-SHEET-MISSING" | "E-DELETED");
        is_of_both && (&late.code, &late.place) == (&early.code, &early.place)
    };
    findings.dedup_by(is_same);
    findings
}
