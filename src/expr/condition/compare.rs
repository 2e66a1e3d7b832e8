//! Comparing what a row holds with a value.

use super::Truth;
use super::bind::Held;
use super::node::Comparison;
use crate::model::{Decimal, Period, State, Value};
use std::cmp::Ordering;

/// Compares what a row holds with a value.
pub(super) fn compare(held: &Held, comparison: Comparison, value: &Value) -> Truth {
    let (left, is_no_doubt, unit) = match held {
        Held::State(state) => return compare_state(*state, comparison, value),
        Held::Value { value, is_no_doubt, unit } => (&**value, *is_no_doubt, *unit),
    };
    match left {
        Value::Blank if is_no_doubt => return Truth::False,
        Value::Blank | Value::Unknown(_) => return Truth::Unknown,
        Value::NotApplicable => return Truth::False,
        _ => {}
    }
    if value.is_unknown() {
        return Truth::Unknown;
    }
    match comparison {
        Comparison::Equal => Truth::from(is_equal(left, value, unit)),
        Comparison::NotEqual => Truth::from(!is_equal(left, value, unit)),
        _ => match order(left, value, unit) {
            None => Truth::Unknown,
            Some(order) => Truth::from(match comparison {
                Comparison::Less => order == Ordering::Less,
                Comparison::AtMost => order != Ordering::Greater,
                Comparison::Greater => order == Ordering::Greater,
                _ => order != Ordering::Less,
            }),
        },
    }
}

/// A state equals its own word and the groups 已整改, 未整改, 未销号.
fn compare_state(state: State, comparison: Comparison, value: &Value) -> Truth {
    let word = value.to_string();
    let is = state.groups().contains(&word.as_str()) || state.to_string() == word;
    Truth::from(is == (comparison == Comparison::Equal))
}

/// Whether two values are the same; days, periods and numbers by value, all else as printed.
fn is_equal(left: &Value, right: &Value, unit: i64) -> bool {
    if let Some((left, right)) = periods(left, right) {
        return left == right;
    }
    match order(left, right, unit) {
        Some(order) => order == Ordering::Equal,
        None => left.to_string() == right.to_string(),
    }
}

/// Orders two days, whatever their time of day, two periods or two numbers.
fn order(left: &Value, right: &Value, unit: i64) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (left.day(), right.day()) {
        return Some(left.cmp(&right));
    }
    if let Some((left, right)) = periods(left, right) {
        return Some(order_of_periods(left, right));
    }
    Some(number(left, unit)?.cmp(&number(right, unit)?))
}

/// Two periods; a day beside a period is one, a number its year.
fn periods(left: &Value, right: &Value) -> Option<(Period, Period)> {
    let period = |value: &Value| match value {
        Value::Period(period) => Some(*period),
        Value::Date(day) => Some(Period::Day(*day)),
        Value::Integer(n) => year(Decimal::from(*n)),
        Value::Number(n) => year(*n),
        _ => None,
    };
    let has_period = left.period().or_else(|| right.period()).is_some();
    if has_period { period(left).zip(period(right)) } else { None }
}

/// A year by its number.
fn year(number: Decimal) -> Option<Period> {
    Period::from_label(&number.to_string())
}

/// Before or behind another; a part is neither before nor behind its whole.
fn order_of_periods(left: Period, right: Period) -> Ordering {
    let (left, right) = (left.window(1), right.window(1));
    let first = left.first.cmp(&right.first);
    if first == left.last.cmp(&right.last) { first } else { Ordering::Equal }
}

/// A value as a number; money in the column's unit.
fn number(value: &Value, unit: i64) -> Option<Decimal> {
    match value {
        Value::Integer(n) => Some(Decimal::from(*n)),
        Value::Number(n) => Some(*n),
        Value::Money(cents) => {
            let places = if unit >= 1_000_000 { 6 } else { 2 };
            Some(Decimal::new(*cents, places))
        }
        _ => None,
    }
}

/// 含: a name of a list, or a part of a text.
pub(super) fn contains(held: &Held, text: &str) -> Truth {
    let Held::Value { value, .. } = held else { return Truth::False };
    match &**value {
        Value::Blank | Value::Unknown(_) => Truth::Unknown,
        Value::List(names) => Truth::from(names.iter().any(|name| &**name == text)),
        Value::Links(links) => Truth::from(links.iter().any(|link| &*link.text == text)),
        other => Truth::from(other.to_string().contains(text)),
    }
}
