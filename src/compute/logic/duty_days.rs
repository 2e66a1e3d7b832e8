//! S-57.duty_rate 值班在岗率: every day of every body on duty, with leader and staff.

use super::Counted;
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, RowRef, Scope, Text, Window};
use std::collections::{BTreeMap, BTreeSet};

/// A body on duty, and the village it is in.
type Bodies = BTreeMap<Text, Option<RowRef>>;

/// Days of W′ × 值班单位; D itself counts.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let mut tallies = setting.empty(world.town, scopes);
    let window = setting.frame.window.and_then(|window| window.until(world.as_of));
    let Some(window) = window else { return Counted::Tallies(tallies) };
    let (manned, bodies) = (manned(world, window), bodies(world, setting));
    for (body, village) in &bodies {
        for day in days(window) {
            let row = manned.get(&(body.clone(), day)).copied();
            for scope in [Some(Scope::Town), village.map(Scope::Village)] {
                let Some(tally) = scope.and_then(|scope| tallies.get_mut(&scope)) else {
                    continue;
                };
                tally.count(Truth::True, Truth::from(row.is_some()), 1);
                tally.passing.extend(row);
            }
        }
    }
    Counted::Tallies(tallies)
}

/// 名单, else the bodies with a row by D in the calendar year of the label.
fn bodies(world: World, setting: &Setting) -> Bodies {
    let town = world.town;
    let year = world.year.last.year();
    let is_of_year = |row: &RowRef| {
        let day = town.value(*row, "值班日期").day();
        day.is_some_and(|day| day <= world.as_of && day.year() == year)
    };
    let village = |row| town.relations.home(row).village;
    let known = town.rows_named("值班").map(|row| (name(world, row), village(row)));
    let known: Bodies = known.collect();
    let names: BTreeSet<Text> = if setting.terms.names.is_empty() {
        let rows = town.rows_named("值班").filter(is_of_year);
        rows.map(|row| name(world, row)).collect()
    } else {
        setting.terms.names.iter().cloned().collect()
    };
    let place = |name: &Text| {
        let is_named =
            |row: &RowRef, header| town.value(*row, header).text() == Some(name);
        let village = town.rows_named("村").find(|row| is_named(row, "村名"));
        let unit = || town.rows_named("单位").find(|row| is_named(row, "单位名称"));
        village.or_else(unit).and_then(|row| town.village_of(row))
    };
    let home = |name: Text| {
        let village = known.get(&name).copied().unwrap_or_else(|| place(&name));
        (name, village)
    };
    names.into_iter().map(home).collect()
}

/// The first row with both 带班领导 and 值班员 for each body and day.
fn manned(world: World, window: Window) -> BTreeMap<(Text, Day), RowRef> {
    let town = world.town;
    let mut manned = BTreeMap::new();
    for row in town.rows_named("值班") {
        let day = town.value(row, "值班日期").day().filter(|day| window.holds(*day));
        let given = |header| town.value(row, header).is_given();
        if let Some(day) = day.filter(|_| given("带班领导") && given("值班员")) {
            manned.entry((name(world, row), day)).or_insert(row);
        }
    }
    manned
}

/// 值班单位 of a row.
fn name(world: World, row: RowRef) -> Text {
    world.town.value(row, "值班单位").to_string().into()
}

/// All days of a window.
fn days(window: Window) -> impl Iterator<Item = Day> {
    let next = move |day: &Day| day.tomorrow().ok().filter(|day| *day <= window.last);
    std::iter::successors(Some(window.first), next)
}
