//! C-33: whoever is in office as 特种作业人员 holds a certificate that is still valid.

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;
use crate::model::{Day, RowRef, Text};
use std::collections::BTreeMap;

/// The latest certificate of a kind: until when, and its row.
type Latest = BTreeMap<(Text, Text), (Day, RowRef)>;

/// 证书类别 of 特种作业.
const KINDS: [&str; 3] = ["特种作业", "特种设备作业", "建筑特种作业"];

/// Certificates that ran out before D and were not renewed; `{姓名}` is the row's own.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let (town, as_of) = (desk.world.town, desk.world.as_of);
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let [until, kind, work] = cells[..] else { return Vec::new() };
    let posts = town.rows_named("人员").filter(|row| {
        let is_post = town.value(*row, "人员类别").text() == Some("特种作业人员");
        is_post && town.is_in_office(*row, as_of)
    });
    let mut hits = Vec::new();
    for post in posts {
        let mut latest = Latest::new();
        for row in town.relations.children(post, desk.sheet.id) {
            let at = RowRef { sheet: desk.sheet.id, row: *row };
            let text = |column: usize| Text::from(town.row(at).get(column).to_string());
            let Some(day) = town.row(at).get(until).day() else { continue };
            if KINDS.contains(&&*text(kind)) {
                let known = latest.entry((text(kind), text(work))).or_insert((day, at));
                *known = (*known).max((day, at));
            }
        }
        let expired = latest.into_values().filter(|(day, _)| *day < as_of);
        let hit = |(_, at)| Hit { rows: vec![at], column: until, words: Vec::new() };
        hits.extend(expired.map(hit));
    }
    hits
}
