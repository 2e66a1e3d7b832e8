//! C-31: the scores of one 考核办法 are a hundred, 加分 and 否决 apart.

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::{Decimal, RowRef, Value};
use std::collections::BTreeMap;

/// What a full score is.
const FULL: i64 = 100;

/// Sets of items of one year and kind that are more or less; `{合计}` is their sum.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let town = desk.world.town;
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [score, way] = cells[..] else { return Vec::new() };
    let mut sets: BTreeMap<(String, String), (Vec<RowRef>, Option<Decimal>)> =
        BTreeMap::new();
    for (at, row) in desk.rows() {
        if matches!(row.get(way).text(), Some("加分" | "否决")) {
            continue;
        }
        let word = |header| town.value(at, header).to_string();
        let (rows, sum) = sets
            .entry((word("所属年度"), word("考核对象类别")))
            .or_insert_with(|| (Vec::new(), Some(Decimal::default())));
        rows.push(at);
        let value = match row.get(score) {
            Value::Number(number) => Some(*number),
            other => other.integer().map(Decimal::from),
        };
        *sum = sum.zip(value).and_then(|(sum, value)| sum.checked_add(value));
    }
    let wrong = sets.into_values().filter_map(|(rows, sum)| {
        let sum = sum.filter(|sum| *sum != Decimal::from(FULL))?;
        let words = vec![("合计", sum.to_string())];
        Some(Hit { rows, column: score, words })
    });
    wrong.collect()
}
