//! Which rows of a sheet a ledger shows.

use crate::catalog::{ColumnSource, LedgerTableDecl};
use crate::expr::condition::Bound;
use crate::merge::Case;
use crate::merge::order::arrange;
use crate::model::{RowRef, Sheet};

/// Which rows, and which of them go to the end.
pub(super) struct Pick<'a> {
    /// Rows that are certainly so are shown.
    pub(super) when: Bound<'a>,
    /// Rows that are certainly so stand last.
    pub(super) last: Option<Bound<'a>>,
}

/// The rows in order.
pub(super) fn select(
    case: Case,
    decl: &LedgerTableDecl,
    sheet: &Sheet,
    pick: &Pick,
) -> Vec<RowRef> {
    let date = first_date(case, decl, sheet);
    let count = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let all = (0..count).map(|row| RowRef { sheet: sheet.id, row });
    let shown = all.filter(|row| pick.when.test(*row).is_true());
    let is_last = |row| pick.last.as_ref().is_some_and(|last| last.test(row).is_true());
    arrange(case, sheet, date, shown.map(|row| (is_last(row), row)).collect())
}

/// The first column of the ledger that holds days, as a column of the sheet.
fn first_date(case: Case, decl: &LedgerTableDecl, sheet: &Sheet) -> Option<usize> {
    let declared = &case.catalog.sheets[usize::from(sheet.id)];
    let own = decl.columns.iter().filter(|column| column.source == ColumnSource::Own);
    let mut headers = own.map(|column| &*column.header);
    let is_date =
        |header: &str| declared.column(header).is_some_and(|c| c.kind.is_date());
    sheet.headers.column(headers.find(|header| is_date(header))?)
}
