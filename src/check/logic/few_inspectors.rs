//! C-28: a check that led to a paper was made by fewer than `limit` people.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;
use crate::model::Value;

/// Checks with a 文号 and too few names.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let town = desk.world.town;
    let is_few = |value: &Value| match value {
        Value::List(names) => names.len() < rule.decl.limit,
        Value::Text(_) => rule.decl.limit > 1,
        _ => false,
    };
    desk.rows()
        .filter(|(at, row)| is_few(row.get(column)) && town.value(*at, "文号").is_given())
        .map(|(at, _)| Hit { rows: vec![at], column, words: Vec::new() })
        .collect()
}
