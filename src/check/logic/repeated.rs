//! C-27: one value in more rows than may share it (`limit`).

use super::super::desk::Desk;
use super::super::hit::{Hit, first_cell};
use crate::catalog::Rule;
use std::collections::BTreeMap;

/// One hit for each value, at its first row. A cell may hold several, parted by marks.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let mut rows = BTreeMap::<String, Vec<_>>::new();
    for (at, row) in desk.rows().filter(|(_, row)| row.get(column).is_given()) {
        let text = row.get(column).to_string();
        for value in text.split(['、', '，', ',', '；', ';', '/', ' ']) {
            let value = value.trim();
            if !value.is_empty() {
                rows.entry(value.to_owned()).or_default().push(at);
            }
        }
    }
    let many = rows.into_values().filter(|rows| rows.len() > rule.decl.limit);
    many.map(|rows| Hit { rows, column, words: Vec::new() }).collect()
}
