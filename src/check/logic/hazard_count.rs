//! C-07: 发现隐患数 of a check is the number of hazard rows that name the check.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;

/// Checks whose number differs; `{行数}` is the number of rows. Silent where no hazard at
/// all names its check: the office then does not keep the column.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let town = desk.world.town;
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let Some(hazards) = town.id_of("隐患") else { return Vec::new() };
    let names_check = |at| town.value(at, "检查编号").target().is_some();
    if !town.rows_named("隐患").any(names_check) {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let Some(stated) = row.get(column).integer() else { continue };
        let rows = town.relations.children(at, hazards).len();
        if i64::try_from(rows).is_ok_and(|rows| rows != stated) {
            let words = vec![("行数", rows.to_string())];
            hits.push(Hit { rows: vec![at], column, words });
        }
    }
    hits
}
