//! The order of rows in ledgers and papers (`systems.md` §1): village, unit, first date, key.

use super::Case;
use crate::model::{Day, RowRef, Sheet, Town, Value};
use std::cmp::Ordering;

/// What a row is ordered by before its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Whether it goes to the end.
    is_last: bool,
    /// Position of its village in sheet 村; rows without village come last.
    village: u32,
    /// Position of its unit in sheet 单位; rows without unit come first.
    unit: Option<u32>,
    /// First date column of the ledger; rows without come last.
    day: (bool, Option<Day>),
}

/// Puts rows of a sheet in order; `date` is the column of its first date, and rows marked
/// `true` go to the end.
pub(super) fn arrange(
    case: Case,
    sheet: &Sheet,
    date: Option<usize>,
    rows: Vec<(bool, RowRef)>,
) -> Vec<RowRef> {
    let place = |(is_last, row)| (place(case.town, row, date, is_last), row);
    let mut placed: Vec<(Place, RowRef)> = rows.into_iter().map(place).collect();
    if placed.iter().all(|(place, _)| place.village == u32::MAX && place.unit.is_none()) {
        placed.sort_by_key(|(place, row)| (place.is_last, row.row));
    } else {
        let keys = keys(case, sheet);
        placed.sort_by(|(a, left), (b, right)| {
            a.cmp(b).then_with(|| by_key(case.town, &keys, (*left, *right)))
        });
    }
    placed.into_iter().map(|(_, row)| row).collect()
}

/// Rows of a sheet in order, by the first date column that the sheet has.
pub(super) fn in_order(case: Case, sheet: &Sheet, rows: Vec<RowRef>) -> Vec<RowRef> {
    let declared = &case.catalog.sheets[usize::from(sheet.id)];
    let mut dates = declared.columns.iter().filter(|column| column.kind.is_date());
    let date = dates.next().and_then(|column| sheet.headers.column(&column.header));
    arrange(case, sheet, date, rows.into_iter().map(|row| (false, row)).collect())
}

/// Where a row stands.
fn place(town: &Town, row: RowRef, date: Option<usize>, is_last: bool) -> Place {
    let day = date.and_then(|column| town.row(row).get(column).day());
    Place {
        is_last,
        village: town.village_of(row).map_or(u32::MAX, |village| village.row),
        unit: town.unit_of(row).map(|unit| unit.row),
        day: (day.is_none(), day),
    }
}

/// The key columns of the sheet.
fn keys(case: Case, sheet: &Sheet) -> Vec<usize> {
    let declared = &case.catalog.sheets[usize::from(sheet.id)];
    declared.key.iter().filter_map(|header| sheet.headers.column(header)).collect()
}

/// Orders two rows by their keys, then as they stand in the sheet.
fn by_key(town: &Town, keys: &[usize], (left, right): (RowRef, RowRef)) -> Ordering {
    let text = |row: RowRef, column: usize| {
        let value = town.row(row).get(column);
        value.text().map_or_else(|| Value::to_string(value), str::to_owned)
    };
    let orders = keys.iter().map(|key| text(left, *key).cmp(&text(right, *key)));
    let order = orders.fold(Ordering::Equal, Ordering::then);
    order.then(left.row.cmp(&right.row))
}
