//! Subjects of a FREQ; also those that are no rows: groups, and pairs of a guard and what is
//! guarded.

use crate::catalog::Frequency;
use crate::expr::condition::{Truth, World};
use crate::model::{Day, RowRef, Text, Town, Value, Window};
use std::collections::BTreeMap;

/// A day on which something happened, and whether it counts.
pub(super) type Event = (Day, Truth);

/// A subject and what happened to it.
pub(super) struct Subject {
    /// Its row.
    pub(super) row: RowRef,
    /// Whether it is one.
    pub(super) is_one: Truth,
    /// The days on which it has duties: a unit while it is active, a guard while in charge.
    pub(super) lives: Vec<Window>,
    /// What counts and may count, by D.
    pub(super) events: Vec<Event>,
}

/// What a subject or a row is known by.
type Key = Vec<String>;

/// One subject for all rows equal in the columns; what happened is told by rows that name it
/// in theirs.
pub(super) fn subjects(
    frequency: &Frequency,
    world: World,
    rows: impl Iterator<Item = (RowRef, Truth)>,
    events: impl Iterator<Item = (RowRef, Event)>,
) -> Vec<Subject> {
    let town = world.town;
    let mut happened: BTreeMap<Key, Vec<Event>> = BTreeMap::new();
    for (row, event) in events {
        let key = key(town, row, &frequency.of);
        happened.entry(key).or_default().push(event);
    }
    let mut subjects: BTreeMap<Key, Subject> = BTreeMap::new();
    for (row, is_one) in rows.filter(|(_, is_one)| *is_one != Truth::False) {
        let key = key(town, row, &frequency.same);
        let events = || happened.get(&key).cloned().unwrap_or_default();
        let new = || Subject { row, is_one, lives: Vec::new(), events: events() };
        let subject = subjects.entry(key.clone()).or_insert_with(new);
        subject.is_one = subject.is_one.or(is_one);
        subject.lives.push(term(town, row));
    }
    let mut subjects: Vec<Subject> = subjects.into_values().collect();
    subjects.sort_by_key(|subject| subject.row);
    subjects
}

/// From 起始日期 to 终止日期; a blank one is open (`systems.md` §4.2, current).
fn term(town: &Town, row: RowRef) -> Window {
    let day = |header| town.value(row, header).day();
    Window {
        first: day("起始日期").unwrap_or(Day::MIN),
        last: day("终止日期").unwrap_or(Day::MAX),
    }
}

/// The cells of some columns: a village or unit by its row, all else as written.
fn key(town: &Town, row: RowRef, columns: &[Text]) -> Key {
    let places = [town.id_of("村"), town.id_of("单位")];
    let cell = |column: &Text| {
        let values = column.split('/').map(|header| town.value(row, header));
        let value = values.into_iter().find(|value| value.is_given());
        match value.and_then(Value::target) {
            Some(target) if places.contains(&Some(target.sheet)) => format!("{target:?}"),
            _ => value.map_or_else(String::new, ToString::to_string),
        }
    };
    columns.iter().map(cell).collect()
}
