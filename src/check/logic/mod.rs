//! What no condition expresses: one file a logic, named by rules as `logic = "name"`.

mod deadline_blank; // open hazard without deadline
mod parts_of_whole; // parts that do not add up
mod hazard_count; // number in a check and its hazard rows
mod status_against_dates; // words of 整改情况 and the dates
mod event_after_as_of; // dates that have not come
mod repeated; // one value in too many rows
mod same_person; // one person in two roles
mod few_inspectors; // a notice after a check by one person
mod other_subject; // a hazard of another unit than its 督办
mod accident_grade; // 事故等级 and its numbers
mod stages_in_order; // stages that overlap
mod expired_certificate; // somebody at work with an old certificate
mod scores_of_hundred; // scores that are no hundred
mod letter_numbers; // numbers of letters out of line
mod letter_series; // letters of a series that the office has not
mod demand_figure; // rows of 指标 for no figure
mod demand_rival; // rows of 指标 beside each other
mod demand_filter; // 适用范围 that cannot be read

use super::desk::Desk;
use super::hit::Hit;
use crate::catalog::Rule;
use crate::model::RowRef;

/// A logic: looks at one sheet for one rule.
pub(super) type Run = fn(&Desk, &Rule) -> Vec<Hit>;

/// All logics by name.
const ALL: [(&str, Run); 18] = [
    ("deadline_blank", deadline_blank::run),
    ("parts_of_whole", parts_of_whole::run),
    ("hazard_count", hazard_count::run),
    ("status_against_dates", status_against_dates::run),
    ("event_after_as_of", event_after_as_of::run),
    ("repeated", repeated::run),
    ("same_person", same_person::run),
    ("few_inspectors", few_inspectors::run),
    ("other_subject", other_subject::run),
    ("accident_grade", accident_grade::run),
    ("stages_in_order", stages_in_order::run),
    ("expired_certificate", expired_certificate::run),
    ("scores_of_hundred", scores_of_hundred::run),
    ("letter_numbers", letter_numbers::run),
    ("letter_series", letter_series::run),
    ("demand_figure", demand_figure::run),
    ("demand_rival", demand_rival::run),
    ("demand_filter", demand_filter::run),
];

/// The logic of a name.
pub(super) fn find(name: &str) -> Option<Run> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, run)| *run)
}

/// The enabled rows of 指标 with their 指标编号.
fn demands<'a>(desk: &Desk<'a>) -> impl Iterator<Item = (RowRef, &'a str)> {
    let town = desk.world.town;
    let rows = desk.rows().filter_map(|(at, _)| {
        let is_enabled = town.value(at, "启用").yes() != Some(false);
        town.value(at, "指标编号").text().filter(|_| is_enabled).map(|id| (at, id))
    });
    rows.collect::<Vec<_>>().into_iter()
}

/// Columns of the rule's `cells`, as far as the sheet has them.
fn cells(desk: &Desk, rule: &Rule) -> Option<Vec<usize>> {
    let headers = rule.decl.cells.iter();
    headers.map(|header| desk.sheet.headers.column(header)).collect()
}
