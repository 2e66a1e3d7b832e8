//! C-34: 文号 of 发文 is of a series that the office has; under 委托 an order bears the number
//! of the bureau (`model.md` §8).

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::all_series;
use std::collections::BTreeSet;

/// Letters of a 代字 that is not in 机关; `{代字}` is it. Silent while 机关 has none.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let town = desk.world.town;
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [number, kind, state] = cells[..] else { return Vec::new() };
    let own = all_series(town).into_iter().map(|(_, series)| series.code);
    let own: BTreeSet<_> = own.collect();
    let office = town.rows_named("机关").next();
    let mode = office.and_then(|office| town.value(office, "执法权限").text());
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let text = |column: usize| row.get(column).text().unwrap_or_default();
        let Some((code, _)) = text(number).split_once('〔') else { continue };
        let is_of_bureau = mode == Some("委托") && text(kind).contains("指令书");
        let is_known = own.is_empty() || own.contains(code);
        if !is_known && !is_of_bureau && text(state) != "作废" {
            let words = vec![("代字", code.to_owned())];
            hits.push(Hit { rows: vec![at], column: number, words });
        }
    }
    hits
}
