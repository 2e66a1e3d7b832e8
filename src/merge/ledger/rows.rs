//! Which rows of a sheet a ledger shows, and their order (`systems.md` §1).

use crate::catalog::{ColumnSource, LedgerDecl};
use crate::expr::condition::Bound;
use crate::merge::Case;
use crate::model::{Day, RowRef, Sheet, Town, Value};
use std::cmp::Ordering;

/// Which rows, and which of them go to the end.
pub(super) struct Pick<'a> {
    /// Rows that are certainly so are shown.
    pub(super) when: Bound<'a>,
    /// Rows that are certainly so stand last.
    pub(super) last: Option<Bound<'a>>,
}

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

/// The rows in order.
pub(super) fn select(
    case: Case,
    decl: &LedgerDecl,
    sheet: &Sheet,
    pick: &Pick,
) -> Vec<RowRef> {
    let date = first_date(case, decl, sheet);
    let count = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let all = (0..count).map(|row| RowRef { sheet: sheet.id, row });
    let shown = all.filter(|row| pick.when.test(*row).is_true());
    let mut placed: Vec<(Place, RowRef)> = shown
        .map(|row| {
            let is_last = pick.last.as_ref().is_some_and(|b| b.test(row).is_true());
            (place(case.town, row, date, is_last), row)
        })
        .collect();
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

/// The first column of the ledger that holds days, as a column of the sheet.
fn first_date(case: Case, decl: &LedgerDecl, sheet: &Sheet) -> Option<usize> {
    let declared = &case.catalog.sheets[usize::from(sheet.id)];
    let own = decl.columns.iter().filter(|column| column.source == ColumnSource::Own);
    let mut headers = own.map(|column| &*column.header);
    let is_date =
        |header: &str| declared.column(header).is_some_and(|c| c.kind.is_date());
    sheet.headers.column(headers.find(|header| is_date(header))?)
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
