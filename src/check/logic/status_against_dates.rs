//! C-16: the words of 整改情况 and the dates disagree; the dates win (`model.md` §7).

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;
use crate::model::{Hazard, RowRef, Status, Town};

/// Hazards whose words and dates disagree; `{日期}` says what the dates tell.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let world = desk.world;
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let Some(text) = row.get(column).text() else { continue };
        let Some(hazard) = world.facts.hazard(at).filter(|h| h.state.counts()) else {
            continue;
        };
        if let Some(dates) = disagreement(world.town, at, (Status::of(text), hazard)) {
            let words = vec![("日期", dates.to_owned())];
            hits.push(Hit { rows: vec![at], column, words });
        }
    }
    hits
}

/// What the dates say, if the words say otherwise.
fn disagreement(
    town: &Town,
    at: RowRef,
    (status, hazard): (Status, &Hazard),
) -> Option<&'static str> {
    let is_voided = town.value(at, "撤销日期").day().is_some();
    match (status, hazard.rectified) {
        (Status::Done, None) if !is_voided => Some("没有整改完成的日期"),
        (Status::Open | Status::Doing, Some(_)) => Some("已有整改完成的日期"),
        (Status::Void, _) if !is_voided && hazard.closed.is_none() => {
            Some("没有撤销日期")
        }
        _ => None,
    }
}
