//! C-28: a name of the first of `cells` stands in the second too.

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::Value;

/// Rows in which one person holds both roles; `{姓名}` is the person.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [first, second] = cells[..] else { return Vec::new() };
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let others = names(row.get(second));
        let both = names(row.get(first)).into_iter().find(|name| others.contains(name));
        if let Some(name) = both {
            hits.push(Hit {
                rows: vec![at], column: first, words: vec![("姓名", name)]
            });
        }
    }
    hits
}

/// The names in a cell.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::List(names) => names.iter().map(ToString::to_string).collect(),
        Value::Text(text) => {
            text.split(['、', '，', '；', ' ']).map(Into::into).collect()
        }
        _ => Vec::new(),
    }
}
