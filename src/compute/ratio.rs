//! RATIO: how much of a whole is done (`systems.md` §4.3).

use super::shapes::{dates, rows, window};
use super::subjects::{Tallies, each};
use super::terms::Setting;
use crate::catalog::Ratio;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, RowRef, SheetId, Town, Value};
use std::collections::BTreeMap;

/// The tallies of each window. A row weighs as much as its whole.
pub(super) fn tallies(
    ratio: &Ratio,
    world: World,
    scopes: &str,
    settings: &[Setting],
) -> Vec<Tallies> {
    let Some(sheet) = world.town.id_of(&ratio.members.rows) else { return Vec::new() };
    let of_setting = settings.iter().map(|setting| {
        let mut tallies = setting.empty(world.town, scopes);
        for (row, member) in members(ratio, world, sheet, setting) {
            let Some((done, whole)) = parts(ratio, world.town, row) else { continue };
            each(&mut tallies, world.town, row, |tally| match done {
                Some(done) => {
                    tally.count(member, Truth::True, done);
                    tally.count(member, Truth::False, whole - done);
                    tally.passing.push(row);
                    let is_short = done < whole;
                    tally.failing.extend(is_short.then_some(row));
                }
                None => tally.add(member, Truth::Unknown, whole, row),
            });
        }
        tallies
    });
    of_setting.collect()
}

/// The rows of a window; where only the latest counts, one of those that belong together.
fn members(
    ratio: &Ratio,
    world: World,
    sheet: SheetId,
    setting: &Setting,
) -> Vec<(RowRef, Truth)> {
    let when = ratio.members.when.bind(setting.world(world), sheet);
    let filter = setting.filter(world, sheet);
    let judged = |row| (row, when.test(row).and(filter.to(row)));
    let certain = |(_, truth): &(RowRef, Truth)| *truth != Truth::False;
    if !ratio.latest_of.is_empty() {
        return latest(ratio, world, sheet)
            .into_iter()
            .map(judged)
            .filter(certain)
            .collect();
    }
    let is_dated = ratio.members.on.is_some();
    let dates = dates(&ratio.members, world, sheet);
    let window = window(&ratio.members, world, setting);
    let inside = |row| if is_dated { dates.of(row).within(window) } else { Truth::True };
    let all = rows(world.town, sheet).map(judged);
    all.map(|(row, truth)| (row, truth.and(inside(row)))).filter(certain).collect()
}

/// The latest row by D of those equal in the columns named; the last of one day.
fn latest(ratio: &Ratio, world: World, sheet: SheetId) -> Vec<RowRef> {
    let town = world.town;
    let on = ratio.members.on.as_deref().unwrap_or_default();
    let mut latest: BTreeMap<Vec<String>, (Day, RowRef)> = BTreeMap::new();
    for row in rows(town, sheet) {
        let day = town.value(row, on).day().filter(|day| *day <= world.as_of);
        let Some(day) = day else { continue };
        let key =
            ratio.latest_of.iter().map(|header| town.value(row, header).to_string());
        let held = latest.entry(key.collect()).or_insert((day, row));
        if held.0 <= day {
            *held = (day, row);
        }
    }
    let mut rows: Vec<RowRef> = latest.into_values().map(|(_, row)| row).collect();
    rows.sort_unstable();
    rows
}

/// What is done, unknown where blank, and the whole. `None` = the row leaves: its whole is
/// not known, or something does not apply. More than the whole is the whole (C-12 says so).
fn parts(ratio: &Ratio, town: &Town, row: RowRef) -> Option<(Option<i64>, i64)> {
    let whole = town.value(row, &ratio.whole).integer()?;
    match town.value(row, &ratio.done) {
        Value::NotApplicable => None,
        done => Some((done.integer().map(|done| done.min(whole)), whole)),
    }
}
