//! Comparisons in templates: by number, day or word; a blank is neither more nor less.

use super::thing::Thing;
use crate::model::{Day, Decimal, RowRef, Value as Cell, strip_sentinels};
use minijinja::Value;
use minijinja::value::ValueKind;
use std::cmp::Ordering;

/// What a side of a comparison comes to.
enum Side {
    /// Nothing is known.
    Blank,
    /// A number; money in its column's unit.
    Number(Decimal),
    /// A day.
    Day(Day),
    /// A row.
    Row(RowRef),
    /// Words, and what else they equal.
    Words(String, &'static [&'static str]),
}

/// `a == b`
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (side(left), side(right)) {
        (Side::Blank, Side::Blank) => true,
        (Side::Row(left), Side::Row(right)) => left == right,
        (Side::Words(left, groups), Side::Words(right, others)) => {
            left == right
                || groups.contains(&right.as_str())
                || others.contains(&left.as_str())
        }
        (left, right) => order(&left, &right) == Some(Ordering::Equal),
    }
}

/// `a < b`
pub(super) fn less(left: &Value, right: &Value) -> bool {
    order(&side(left), &side(right)) == Some(Ordering::Less)
}

/// `a <= b`
pub(super) fn at_most(left: &Value, right: &Value) -> bool {
    order(&side(left), &side(right)).is_some_and(Ordering::is_le)
}

/// `a in b`: one of a list, or a part of a text.
pub(super) fn within(item: &Value, whole: &Value) -> bool {
    let names = Thing::behind(whole).and_then(Thing::datum).map(|datum| &datum.value);
    let text = |text: &str| match side(item) {
        Side::Words(item, _) => text.contains(&item),
        _ => false,
    };
    let one_of = |name: &str| equal(item, &Value::from(name));
    match names {
        Some(Cell::List(names)) => names.iter().any(|name| one_of(name)),
        Some(Cell::Links(links)) => links.iter().any(|link| one_of(&link.text)),
        Some(value) => text(&value.to_string()),
        None => match (whole.as_str(), whole.try_iter()) {
            (Some(whole), _) => text(whole),
            (None, Ok(mut items)) => items.any(|other| equal(item, &other)),
            (None, Err(_)) => false,
        },
    }
}

/// Orders two numbers or two days; a text beside a day is read as one (`2026-10-01`).
fn order(left: &Side, right: &Side) -> Option<Ordering> {
    let day = |text: &str| text.parse::<Day>().ok();
    match (left, right) {
        (Side::Number(left), Side::Number(right)) => Some(left.cmp(right)),
        (Side::Day(left), Side::Day(right)) => Some(left.cmp(right)),
        (Side::Day(left), Side::Words(right, _)) => Some((*left).cmp(&day(right)?)),
        (Side::Words(left, _), Side::Day(right)) => Some(day(left)?.cmp(right)),
        _ => None,
    }
}

/// What a value comes to.
fn side(value: &Value) -> Side {
    let words = |text: String| match text.as_str() {
        "" => Side::Blank,
        _ => Side::Words(text, &[]),
    };
    if let Some(thing) = Thing::behind(value) {
        return match (thing.datum(), &thing.answer) {
            (Some(datum), _) => match (&datum.value, datum.number()) {
                (Cell::Date(day), _) => Side::Day(*day),
                (_, Some(number)) => Side::Number(number),
                (Cell::Blank | Cell::Unknown(_), _) => Side::Blank,
                (cell, _) => Side::Words(cell.to_string(), datum.groups),
            },
            (None, super::stage::Answer::Row(line)) => {
                line.row.map_or(Side::Blank, Side::Row)
            }
            _ => Side::Blank,
        };
    }
    match value.kind() {
        ValueKind::Number => value.to_string().parse().map_or(Side::Blank, Side::Number),
        ValueKind::Bool => words(if value.is_true() { "是" } else { "否" }.to_owned()),
        ValueKind::String => words(strip_sentinels(value.as_str().unwrap_or_default())),
        _ => Side::Blank,
    }
}
