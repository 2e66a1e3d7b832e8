//! E-DEADLINE-BLANK: an open hazard whose deadline cell is empty. A deadline known to be
//! none (长期坚持) is not blank, which no condition tells apart.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;
use crate::model::Value;

/// Open hazards with an empty cell.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let facts = desk.world.facts;
    desk.rows()
        .filter(|(_, row)| *row.get(column) == Value::Blank)
        .filter(|(at, _)| facts.hazard(*at).is_some_and(|h| h.state.is_open()))
        .map(|(at, _)| Hit { rows: vec![at], column, words: Vec::new() })
        .collect()
}
