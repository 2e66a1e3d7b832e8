//! RATIO: how much of a whole is done (`systems.md` §4.3).

use super::shapes::{dates, rows, window};
use super::subjects::{Tallies, each};
use super::tally::Tally;
use super::terms::Setting;
use crate::catalog::Ratio;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, Decimal, RowRef, SheetId, Town, Value};
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
        let members = members(ratio, world, sheet, setting);
        let parts = members.into_iter().filter_map(|(row, member)| {
            parts(ratio, world.town, row).map(|parts| (row, member, parts))
        });
        let parts: Vec<(RowRef, Truth, Parts)> = parts.collect();
        let scale = parts.iter().map(|(.., parts)| parts.scale()).max().unwrap_or(0);
        for (row, member, parts) in parts {
            each(&mut tallies, world.town, row, |tally| {
                tally.scale = scale;
                add(tally, (row, member), &parts);
            });
        }
        tallies
    });
    of_setting.collect()
}

/// What is done, `None` = unknown, and the whole.
struct Parts(Option<Decimal>, Decimal);

impl Parts {
    /// Decimal places that both need.
    fn scale(&self) -> u8 {
        let done = self.0.map_or(0, |done| done.parts().1);
        done.max(self.1.parts().1)
    }
}

/// Adds what is done and what is left to a tally of enough decimal places.
fn add(tally: &mut Tally, (row, member): (RowRef, Truth), parts: &Parts) {
    let weight = |number: Decimal| number.digits_at(tally.scale).unwrap_or(0);
    let whole = weight(parts.1);
    let Some(done) = parts.0.map(weight) else {
        tally.add(member, Truth::Unknown, whole, row);
        return;
    };
    tally.count(member, Truth::True, done);
    tally.count(member, Truth::False, whole - done);
    tally.passing.push(row);
    tally.failing.extend((done < whole).then_some(row));
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

/// The numbers of a row. `None` = the row leaves: its whole is not known, or something does
/// not apply. More than the whole is the whole (C-12 says so).
fn parts(ratio: &Ratio, town: &Town, row: RowRef) -> Option<Parts> {
    let number = |value: &Value| match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let whole = number(town.value(row, &ratio.whole))?;
    match town.value(row, &ratio.done) {
        Value::NotApplicable => None,
        done => Some(Parts(number(done).map(|done| done.min(whole)), whole)),
    }
}
