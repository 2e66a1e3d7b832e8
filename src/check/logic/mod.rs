//! What no condition expresses: one file a logic, named by rules as `logic = "name"`.

mod deadline_blank; // open hazard without deadline
mod parts_of_whole; // parts that do not add up
mod hazard_count; // number in a check and its hazard rows
mod status_against_dates; // words of 整改情况 and the dates
mod event_after_as_of; // dates that have not come
mod repeated; // one value in too many rows
mod same_person; // one person in two roles
mod few_inspectors; // a notice after a check by one person

use super::desk::Desk;
use super::hit::Hit;
use crate::catalog::Rule;

/// A logic: looks at one sheet for one rule.
pub(super) type Run = fn(&Desk, &Rule) -> Vec<Hit>;

/// All logics by name.
const ALL: [(&str, Run); 8] = [
    ("deadline_blank", deadline_blank::run),
    ("parts_of_whole", parts_of_whole::run),
    ("hazard_count", hazard_count::run),
    ("status_against_dates", status_against_dates::run),
    ("event_after_as_of", event_after_as_of::run),
    ("repeated", repeated::run),
    ("same_person", same_person::run),
    ("few_inspectors", few_inspectors::run),
];

/// The logic of a name.
pub(super) fn find(name: &str) -> Option<Run> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, run)| *run)
}

/// Columns of the rule's `cells`, as far as the sheet has them.
fn cells(desk: &Desk, rule: &Rule) -> Option<Vec<usize>> {
    let headers = rule.decl.cells.iter();
    headers.map(|header| desk.sheet.headers.column(header)).collect()
}
