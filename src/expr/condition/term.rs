//! The right side of a comparison, looked up.

use super::World;
use super::bind::{Held, Place, place, read};
use super::node::{Count, Known, Names, Operand, Step};
use crate::model::{Day, Period, RowRef, SheetId, Value, Window};
use jiff::ToSpan;
use std::borrow::Cow;

/// The right side of a comparison.
pub(super) enum Term {
    /// A constant.
    Value(Value),
    /// A word: a column of the row if there is one, else itself.
    Place(Place),
    /// D 统计截止日, which is also the word D (安全类别 = D).
    AsOf,
    /// A day of the run, `None` where the window is not known.
    Day(Option<Day>),
    /// A date moved.
    Moved(Box<Self>, i32, Step),
}

/// Looks the values of a list up.
pub(super) fn terms(names: &Names, world: &World, sheet: Option<SheetId>) -> Vec<Term> {
    match names {
        Names::These(list) => list.iter().map(|it| term(it, world, sheet)).collect(),
        Names::Given => {
            let given = world.given.names.iter();
            given.map(|name| Term::Value(Value::Text(name.clone()))).collect()
        }
    }
}

/// Looks a value up.
pub(super) fn term(operand: &Operand, world: &World, sheet: Option<SheetId>) -> Term {
    let day = Window { first: world.as_of, last: world.as_of };
    let window = world.window.unwrap_or(day).until(world.as_of);
    match operand {
        Operand::Word(column) => match sheet.map(|sheet| place(world, sheet, column)) {
            None | Some(Place::Missing) => {
                Term::Value(Value::Text(column.header.clone()))
            }
            Some(place) => Term::Place(place),
        },
        Operand::Text(text) => Term::Value(Value::Text(text.clone())),
        Operand::Number(number) => Term::Value(Value::Number(*number)),
        Operand::Day(day) => Term::Value(Value::Date(*day)),
        Operand::Period(period) => Term::Value(Value::Period(*period)),
        Operand::YesNo(yes) => Term::Value(Value::YesNo(*yes)),
        Operand::Known(Known::AsOf) => Term::AsOf,
        Operand::Known(Known::First) => Term::Day(window.map(|window| window.first)),
        Operand::Known(Known::Last) => Term::Day(window.map(|window| window.last)),
        Operand::Known(Known::Deadline) => Term::Day(world.given.deadline),
        Operand::Known(Known::Year) => {
            Term::Value(Value::Period(Period::Year(world.year.last.year())))
        }
        Operand::Moved(inner, count, step) => {
            let count = match count {
                Count::Number(count) => *count,
                Count::Times(sign) => sign * world.given.times,
            };
            Term::Moved(Box::new(term(inner, world, sheet)), count, *step)
        }
    }
}

/// The value of a term for one row, to be compared with what the row holds: beside a word D
/// is a word.
pub(super) fn beside<'a>(
    held: &Held,
    term: &'a Term,
    world: &World<'a>,
    row: RowRef,
) -> Cow<'a, Value> {
    let is_word =
        matches!(held, Held::Value { value, .. } if matches!(**value, Value::Text(_)));
    match term {
        Term::AsOf if is_word => Cow::Owned(Value::Text("D".into())),
        term => resolve(term, world, row),
    }
}

/// The value of a term for one row.
fn resolve<'a>(term: &'a Term, world: &World<'a>, row: RowRef) -> Cow<'a, Value> {
    let day = |day: Option<Day>| Cow::Owned(day.map_or(Value::Blank, Value::Date));
    match term {
        Term::Value(value) => Cow::Borrowed(value),
        Term::Place(place) => match read(world, place, row) {
            Held::Value { value, .. } => value,
            Held::State(state) => Cow::Owned(Value::Text(state.to_string().into())),
        },
        Term::AsOf => day(Some(world.as_of)),
        Term::Day(known) => day(*known),
        Term::Moved(inner, count, step) => {
            let value = resolve(inner, world, row);
            let Some(from) = value.day() else { return value };
            day(moved(from, *count, *step))
        }
    }
}

/// A day some days, months or years away; the last day of a shorter month.
fn moved(day: Day, count: i32, step: Step) -> Option<Day> {
    let span = match step {
        Step::Days => count.days(),
        Step::Months => count.months(),
        Step::Years => count.years(),
    };
    day.checked_add(span).ok()
}
