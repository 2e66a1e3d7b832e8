//! C-18: 事故等级 is what the dead, the hurt and the loss make it (`model.md` §7).

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;

/// Accidents of another grade; `{应为}` is what their numbers give.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let grades = &desk.catalog.legal.accident_grades;
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let Some(stated) = row.get(column).text() else { continue };
        let derived = grades.of_row(desk.world.town, at);
        if let Some(grade) = derived.filter(|grade| ***grade != *stated) {
            let words = vec![("应为", grade.to_string())];
            hits.push(Hit { rows: vec![at], column, words });
        }
    }
    hits
}
