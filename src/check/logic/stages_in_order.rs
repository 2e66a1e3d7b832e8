//! C-19: 阶段 of one 方案 follow each other: in order, and no day belongs to two.

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::Day;
use std::collections::BTreeMap;

/// A stage with its first and last day.
type Stage = (String, Day, Day);

/// Stages out of line; `{毛病}` says how.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let town = desk.world.town;
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [first, last, name, plan] = cells[..] else { return Vec::new() };
    let mut latest: BTreeMap<String, Stage> = BTreeMap::new();
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let days = row.get(first).day().zip(row.get(last).day());
        let Some((begin, end)) = days.filter(|(begin, end)| begin <= end) else {
            continue;
        };
        let plan = town.row(at).get(plan).to_string();
        let before = latest.get(&plan);
        if let Some(fault) = before.and_then(|before| fault(before, begin)) {
            hits.push(Hit {
                rows: vec![at],
                column: first,
                words: vec![("毛病", fault)],
            });
        }
        if before.is_none_or(|(_, _, until)| end > *until) {
            latest.insert(plan, (row.get(name).to_string(), begin, end));
        }
    }
    hits
}

/// What is wrong with a stage that begins on a day, beside the latest one before it.
fn fault((name, first, last): &Stage, begin: Day) -> Option<String> {
    if begin < *first {
        Some(format!("排在“{name}”之后，起始却更早"))
    } else if begin <= *last {
        Some(format!("与“{name}”的日期重叠"))
    } else {
        None
    }
}
