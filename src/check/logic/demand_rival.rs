//! C-30: of a figure only one row of 指标 may hold for a year and a 周期; of a FREQ, which has
//! a row for every 适用范围, only one for each of them too.

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use super::demands;
use crate::catalog::{Rule, Shape};
use std::collections::BTreeMap;

/// The later rows of several that hold for the same; `{先行}` is where the first stands.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let town = desk.world.town;
    let mut first = BTreeMap::new();
    let mut hits = Vec::new();
    for (at, id) in demands(desk) {
        let decl = desk.catalog.figures.iter().find(|decl| &*decl.id == id);
        let is_frequency =
            decl.is_some_and(|decl| matches!(decl.shape, Shape::Frequency(_)));
        let says = |header| town.value(at, header).to_string();
        let filter = if is_frequency { says("适用范围") } else { String::new() };
        let key = (id, says("所属年度"), says("周期"), filter);
        match first.get(&key) {
            Some(row) => {
                let words =
                    vec![("先行", desk.cells([town.row(*row)].into_iter(), column))];
                hits.push(Hit { rows: vec![at], column, words });
            }
            None => {
                first.insert(key, at);
            }
        }
    }
    hits
}
