//! C-30: 指标编号 of a row of 指标 is that of a figure.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use super::demands;
use crate::catalog::Rule;

/// Rows that ask something of a figure that there is not.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let is_unknown = |id: &str| desk.catalog.figures.iter().all(|decl| &*decl.id != id);
    let rows = demands(desk).filter(|(_, id)| is_unknown(id));
    rows.map(|(at, _)| Hit { rows: vec![at], column, words: Vec::new() }).collect()
}
