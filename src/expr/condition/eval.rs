//! Judging a row: Kleene's three values.

use super::bind::{Held, Place, is_unfilled, place, read};
use super::compare::{compare, contains};
use super::node::{Column, Comparison, Node, Span};
use super::term::{Term, beside, term, terms};
use super::within::within;
use super::{Truth, World};
use crate::model::{RowRef, SheetId, Value};

/// A tree with its columns looked up.
pub(super) enum Judge {
    /// 或
    Any(Vec<Self>),
    /// 且
    All(Vec<Self>),
    /// 非
    Not(Box<Self>),
    /// Comparison of a place with a value.
    Compare(Place, Comparison, Term),
    /// Membership of a list; the flag is ∈.
    Listed(Place, Vec<Term>, bool),
    /// 含
    Contains(Place, String),
    /// 有, or 无.
    Given(Place, bool),
    /// 未填
    Unfilled(Place),
    /// 在 窗
    Within(Place, Span),
    /// 存在 表: sheet, condition on its rows, how many.
    Exists(Option<SheetId>, Box<Self>, usize),
    /// 到期: deadline, what a blank one means, done.
    Due(Place, Truth, Place),
}

/// Looks all columns of a tree up from `sheet`; `None` = the town, which has no columns.
pub(super) fn bind(node: &Node, world: &World, sheet: Option<SheetId>) -> Judge {
    let at = |column: &Column| sheet.map_or(Place::Missing, |s| place(world, s, column));
    let all =
        |items: &[Node]| items.iter().map(|item| bind(item, world, sheet)).collect();
    match node {
        Node::Any(items) => Judge::Any(all(items)),
        Node::All(items) => Judge::All(all(items)),
        Node::Not(inner) => Judge::Not(Box::new(bind(inner, world, sheet))),
        Node::Compare(column, comparison, operand) => {
            Judge::Compare(at(column), *comparison, term(operand, world, sheet))
        }
        Node::Listed(column, list, listed) => {
            Judge::Listed(at(column), terms(list, world, sheet), *listed)
        }
        Node::Contains(column, text) => Judge::Contains(at(column), text.to_string()),
        Node::Given(column, given) => Judge::Given(at(column), *given),
        Node::Unfilled(column) => Judge::Unfilled(at(column)),
        Node::Within(column, span) => Judge::Within(at(column), *span),
        Node::Exists { sheet: name, inner, at_least, .. } => {
            let id = world.town.id_of(name);
            Judge::Exists(id, Box::new(bind(inner, world, id)), *at_least)
        }
        Node::Due(deadline, done) => {
            let deadline = at(deadline);
            let blank = blank_deadline(world, sheet, &deadline);
            Judge::Due(deadline, blank, at(done))
        }
    }
}

/// Whether a row with a blank deadline is due: unknown, unless the column says that a blank
/// is no deadline (`model.md` §1).
fn blank_deadline(world: &World, sheet: Option<SheetId>, deadline: &Place) -> Truth {
    let sheet = sheet.and_then(|sheet| world.town.sheet(sheet));
    match (deadline, sheet) {
        (Place::Cell(column), Some(sheet))
            if sheet.headers.traits(*column).is_open_ended =>
        {
            Truth::False
        }
        _ => Truth::Unknown,
    }
}

/// Judges one row; `None` = the town as a whole, whose rows are all rows.
pub(super) fn judge(judge_of: &Judge, world: &World, row: Option<RowRef>) -> Truth {
    match judge_of {
        Judge::Any(items) => fold(items, world, row, (Truth::False, Truth::or)),
        Judge::All(items) => fold(items, world, row, (Truth::True, Truth::and)),
        Judge::Not(inner) => !judge(inner, world, row),
        Judge::Exists(sheet, inner, at_least) => {
            exists(world, row, (*sheet, inner, *at_least))
        }
        atom => row.map_or(Truth::Unknown, |row| judge_row(atom, world, row)),
    }
}

/// Joins the verdicts of several parts.
fn fold(
    items: &[Judge],
    world: &World,
    row: Option<RowRef>,
    (start, join): (Truth, fn(Truth, Truth) -> Truth),
) -> Truth {
    items.iter().fold(start, |truth, item| join(truth, judge(item, world, row)))
}

/// Judges an atom over one row.
fn judge_row(atom: &Judge, world: &World, row: RowRef) -> Truth {
    match atom {
        Judge::Compare(place, comparison, term) => {
            let held = read(world, place, row);
            compare(&held, *comparison, &beside(&held, term, world, row))
        }
        Judge::Listed(place, list, listed) => {
            let held = read(world, place, row);
            let any = list.iter().fold(Truth::False, |truth, term| {
                let value = beside(&held, term, world, row);
                truth.or(compare(&held, Comparison::Equal, &value))
            });
            if *listed { any } else { negate_unless_slash(&held, any) }
        }
        Judge::Contains(place, text) => contains(&read(world, place, row), text),
        Judge::Given(place, wanted) => {
            let given = match read(world, place, row) {
                Held::Value { value, .. } => value.is_given(),
                Held::State(_) => true,
            };
            Truth::from(given == *wanted)
        }
        Judge::Unfilled(place) => Truth::from(is_unfilled(world, place, row)),
        Judge::Within(place, span) => within(world, &read(world, place, row), *span),
        Judge::Due(deadline, blank, done) => {
            let deadline = read(world, deadline, row);
            due(world, (&deadline, *blank), &read(world, done, row))
        }
        Judge::Any(_) | Judge::All(_) | Judge::Not(_) | Judge::Exists(..) => {
            Truth::Unknown
        }
    }
}

/// ∉: the opposite, but a `/` fails every test (`systems.md` §4.5.2).
fn negate_unless_slash(held: &Held, any: Truth) -> Truth {
    match held {
        Held::Value { value, .. } if **value == Value::NotApplicable => Truth::False,
        _ => !any,
    }
}

/// DUE (`systems.md` §4.4): the deadline in the window, and past or done.
/// A blank deadline is `blank` in every window.
fn due(world: &World, (deadline, blank): (&Held, Truth), done: &Held) -> Truth {
    let Held::Value { value: deadline, .. } = deadline else { return Truth::Unknown };
    let Held::Value { value: done, .. } = done else { return Truth::Unknown };
    match &**deadline {
        Value::Date(day) => {
            let in_window = world.window.is_none_or(|window| window.holds(*day));
            // A result in words has no day: given, it is done.
            let is_done = done.day().map_or(done.is_given(), |done| done <= world.as_of);
            Truth::from(in_window && (*day < world.as_of || is_done))
        }
        Value::NotApplicable => Truth::False,
        Value::Blank => blank,
        _ => Truth::Unknown,
    }
}

/// 存在: enough certain rows, or too few even with the uncertain ones. Hazards that are
/// 无效 or 未发现 count nowhere (`systems.md` §4.2).
fn exists(
    world: &World,
    row: Option<RowRef>,
    (sheet, inner, at_least): (Option<SheetId>, &Judge, usize),
) -> Truth {
    let Some(sheet) = sheet else { return Truth::False };
    let all = world.town.sheet(sheet).map_or(0, |s| s.rows.len());
    let rows: Box<dyn Iterator<Item = u32>> = match row {
        Some(row) => Box::new(world.town.relations.children(row, sheet).iter().copied()),
        None => Box::new(0..u32::try_from(all).unwrap_or(u32::MAX)),
    };
    let (mut certain, mut possible) = (0, 0);
    for row in rows {
        let row = RowRef { sheet, row };
        if world.facts.hazard(row).is_some_and(|hazard| !hazard.state.counts()) {
            continue;
        }
        match judge(inner, world, Some(row)) {
            Truth::True => certain += 1,
            Truth::Unknown => possible += 1,
            Truth::False => {}
        }
        if certain >= at_least {
            return Truth::True;
        }
    }
    if certain + possible < at_least { Truth::False } else { Truth::Unknown }
}

/// Whether a column that is looked at is `/` in this row.
pub(super) fn meets_slash(judge: &Judge, world: &World, row: RowRef) -> bool {
    let slash = |place: &Place| {
        let held = read(world, place, row);
        matches!(held, Held::Value { value, .. } if *value == Value::NotApplicable)
    };
    match judge {
        Judge::Any(items) | Judge::All(items) => {
            items.iter().any(|item| meets_slash(item, world, row))
        }
        Judge::Not(inner) => meets_slash(inner, world, row),
        Judge::Compare(place, ..)
        | Judge::Listed(place, ..)
        | Judge::Contains(place, _)
        | Judge::Given(place, _)
        | Judge::Unfilled(place)
        | Judge::Within(place, _) => slash(place),
        Judge::Due(deadline, _, done) => slash(deadline) || slash(done),
        Judge::Exists(..) => false,
    }
}
