//! S-23.teams 检查组次 and S-23.person_times 出动人次 (`model.md` §5, units of counting).

use super::{Counted, Numbers, applying};
use crate::compute::terms::Setting;
use crate::expr::condition::World;
use crate::model::{RowRef, Scope, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Distinct (检查日期, set of 检查单位, set of 检查人员).
type Team = (String, BTreeSet<String>, BTreeSet<String>);

/// Number of teams.
pub(in crate::compute) fn teams(world: World, setting: &Setting, _: &str) -> Counted {
    let teams = all(world, setting);
    town_count(teams.len(), teams.into_values().collect())
}

/// Σ names over the teams.
pub(in crate::compute) fn person_times(
    world: World,
    setting: &Setting,
    _: &str,
) -> Counted {
    let teams = all(world, setting);
    let people = teams.keys().map(|(_, _, people)| people.len()).sum();
    town_count(people, teams.into_values().collect())
}

/// The teams with the first check of each.
fn all(world: World, setting: &Setting) -> BTreeMap<Team, RowRef> {
    let mut teams = BTreeMap::new();
    for check in applying(world, setting, "检查", "检查日期") {
        let names = |header| names(world.town.value(check, header));
        let day = world.town.value(check, "检查日期").to_string();
        teams.entry((day, names("检查单位"), names("检查人员"))).or_insert(check);
    }
    teams
}

/// The names in a cell, as a set.
fn names(value: &Value) -> BTreeSet<String> {
    match value {
        Value::List(names) => names.iter().map(ToString::to_string).collect(),
        Value::Links(links) => links.iter().map(|link| link.text.to_string()).collect(),
        value if value.is_given() => BTreeSet::from([value.to_string()]),
        _ => BTreeSet::new(),
    }
}

/// A count of the whole town.
fn town_count(count: usize, rows: Vec<RowRef>) -> Counted {
    Counted::Numbers(vec![Numbers::of_count(Scope::Town, count, rows)])
}
