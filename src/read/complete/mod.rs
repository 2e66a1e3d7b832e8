//! What other cells say of a blank one, once all names are linked; and rows that lack what
//! they cannot do without.

mod villages; // village that a title or file names
mod checks; // checks, and hazards from their check
mod units; // 是否应投保
mod selfchecks; // who led a self-check
mod accidents; // 事故等级
mod tasks; // days of a stage
mod submissions; // when a report is due
mod workdays; // deadlines in working days
mod aside; // rows without a required cell
mod allot; // numbers of hazards

pub(super) use allot::allot;
pub(super) use aside::set_aside;
pub(super) use villages::{Titles, named as named_villages};

use crate::catalog::Catalog;
use crate::model::{Change, Finding, Repair, RowRef, Text, Town, Value};

/// Fills blanks that `model.md` §2 and §3 take from other cells; every one is a repair.
/// Gives findings on what could not be filled, and whether villages were: other names may mean
/// other rows by them.
pub(super) fn fill(
    catalog: &Catalog,
    town: &mut Town,
    titles: &Titles,
) -> (Vec<Finding>, bool) {
    let has_villages = villages::fill(catalog, town, titles);
    checks::fill_levels(town);
    checks::fill_hazards(town);
    units::fill(town);
    selfchecks::fill(town);
    accidents::fill(catalog, town);
    tasks::fill(town);
    submissions::fill(town);
    (workdays::fill(catalog, town), has_villages)
}

/// Puts a completed value into a cell and notes the repair.
fn put(town: &mut Town, row: RowRef, header: &str, value: Value) {
    put_as(town, (row, header), value, "E-SOURCE-FILLED");
}

/// Puts a value into a cell and notes the repair under a code.
fn put_as(
    town: &mut Town,
    (row, header): (RowRef, &str),
    value: Value,
    code: &'static str,
) {
    let Some(Some(sheet)) = town.sheets.get_mut(usize::from(row.sheet)) else { return };
    let Some(column) = sheet.headers.column(header) else { return };
    if value == Value::Blank {
        return;
    }
    let at = &mut sheet.rows[row.row as usize];
    let from = match at.get(column) {
        Value::Unknown(unread) => unread.text.clone(),
        _ => Text::default(),
    };
    let to = match &value {
        Value::Text(text) => text.clone(),
        other => other.to_string().into(),
    };
    let change = Change { from, to, code, proposal: None };
    let last = sheet.repairs.last().filter(|last| *last.change == change);
    let change = last.map_or_else(|| change.into(), |last| last.change.clone());
    let (source, number) = (at.source, at.number);
    sheet.repairs.push(Repair { source, number, column, change });
    at.set(column, value);
}

/// The rows of a sheet in which a column is blank.
fn blank(town: &Town, sheet: &str, header: &str) -> Vec<RowRef> {
    let rows = town.rows_named(sheet);
    rows.filter(|row| *town.value(*row, header) == Value::Blank).collect()
}

/// A listed word as a value.
fn word(text: &str) -> Value {
    Value::Text(text.into())
}
