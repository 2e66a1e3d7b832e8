//! What a row of a sheet shows: 序号, its columns, 备注.

use super::derived;
use crate::catalog::{ColumnDecl, ColumnSource, Derived, LedgerTableDecl, SheetDecl};
use crate::merge::Case;
use crate::model::{Cell, Decimal, RowRef, RowSource, Sheet, SheetId, Town, Value};

/// Rows of one sheet; cells are made when they are asked for.
pub(super) struct SheetRows<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// The rows in order.
    rows: Vec<RowRef>,
    /// What each column shows, 备注 included, 序号 not.
    sources: Vec<Source>,
}

/// Where a cell comes from, looked up once.
enum Source {
    /// A column of the row, with its 分 per unit.
    Own(usize, i64),
    /// A column of the row of a sheet that the row links to.
    Linked(SheetId, usize, i64),
    /// =x
    Derived(Derived),
    /// A column that the sheet does not have.
    Blank,
}

impl<'a> SheetRows<'a> {
    /// Looks the columns up.
    pub(super) fn new(
        case: Case<'a>,
        decl: &LedgerTableDecl,
        sheet: &Sheet,
        rows: Vec<RowRef>,
    ) -> Self {
        let here = &case.catalog.sheets[usize::from(sheet.id)];
        let mut sources: Vec<Source> = decl
            .columns
            .iter()
            .map(|column| match &column.source {
                ColumnSource::Own => own(sheet, here, &column.header),
                ColumnSource::Derived(derived) => Source::Derived(*derived),
                ColumnSource::Linked(name) => linked(case, name, &column.header),
            })
            .collect();
        sources.push(own(sheet, here, "备注"));
        Self { case, rows, sources }
    }

    /// One cell.
    fn cell(&self, source: &Source, row: RowRef) -> Cell {
        let town = self.case.town;
        match source {
            Source::Own(column, cents) => cell(town.row(row).get(*column), *cents),
            Source::Linked(sheet, column, cents) => match target(town, row, *sheet) {
                Some(to) => cell(town.row(to).get(*column), *cents),
                None => Cell::Blank,
            },
            Source::Derived(derived) => derived::cell(self.case, *derived, row),
            Source::Blank => Cell::Blank,
        }
    }
}

impl RowSource for SheetRows<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(serial(index));
        let Some(row) = self.rows.get(index) else { return };
        cells.extend(self.sources.iter().map(|source| self.cell(source, *row)));
    }

    fn origin(&self, index: usize) -> Option<RowRef> {
        self.rows.get(index).copied()
    }
}

/// 序号 of a row.
pub(super) fn serial(index: usize) -> Cell {
    Cell::Number(Decimal::from(i64::try_from(index + 1).unwrap_or(i64::MAX)))
}

/// A column of a sheet.
fn own(sheet: &Sheet, decl: &SheetDecl, header: &str) -> Source {
    let cents = decl.column(header).map_or(0, ColumnDecl::cents);
    sheet
        .headers
        .column(header)
        .map_or(Source::Blank, |column| Source::Own(column, cents))
}

/// A column of another sheet.
fn linked(case: Case, name: &str, header: &str) -> Source {
    let Some(sheet) = case.town.sheet_named(name) else { return Source::Blank };
    match own(sheet, &case.catalog.sheets[usize::from(sheet.id)], header) {
        Source::Own(column, cents) => Source::Linked(sheet.id, column, cents),
        _ => Source::Blank,
    }
}

/// The row of a sheet that a row links to, itself or through its unit.
fn target(town: &Town, row: RowRef, sheet: SheetId) -> Option<RowRef> {
    let mut links = town.row(row).written().filter_map(|(_, value)| value.target());
    let direct = links.find(|to| to.sheet == sheet);
    let village = || town.village_of(row).filter(|village| village.sheet == sheet);
    direct.or_else(village)
}

/// A value as a cell, money in the column's unit (`cents` 分 each).
fn cell(value: &Value, cents: i64) -> Cell {
    match value {
        Value::Money(amount) if cents == 1_000_000 => {
            Cell::Number(Decimal::new(*amount, 6))
        }
        other => Cell::from(other),
    }
}
