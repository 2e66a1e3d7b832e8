//! C-30: 适用范围 of a row of 指标 is a condition over the columns of what the figure counts.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use super::demands;
use crate::catalog::{Rule, known_names};
use crate::expr::condition::Condition;

/// Rows whose 适用范围 cannot be read; `{毛病}` says where.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let rows = demands(desk).filter_map(|(at, id)| {
        let text = desk.world.town.row(at).get(column).to_string();
        let fault = fault(desk, id, &text)?;
        Some(Hit { rows: vec![at], column, words: vec![("毛病", fault)] })
    });
    rows.collect()
}

/// What is wrong with a filter.
fn fault(desk: &Desk, id: &str, text: &str) -> Option<String> {
    let decl = desk.catalog.figures.iter().find(|decl| &*decl.id == id)?;
    let condition = match Condition::parse(text) {
        Ok(condition) => condition,
        Err(fault) => return Some(fault.message),
    };
    let faults =
        known_names(&condition, Some(decl.subject_sheet()), &desk.catalog.sheets);
    faults.into_iter().next().map(|fault| fault.message)
}
