//! Rows of old ledgers as they are written again: under the headers of the sheets, with the
//! values that were understood.

use super::Sheets;
use super::homes::{Homes, home, said};
use super::words::Words;
use crate::catalog::{Catalog, ColumnDecl, SheetDecl};
use crate::model::{AsideReason, Cell, Decimal, Row, RowRef, Sheet, Text, Town, Value};
use std::collections::BTreeMap;

/// The rows of one sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Headers of undeclared columns, behind the declared ones.
    pub(super) extra: Vec<Text>,
    /// Cells of every row.
    pub(super) cells: Vec<Vec<Cell>>,
}

/// Old ledgers, and what is known of them besides their rows.
pub(super) struct Old<'a> {
    /// Declarations.
    pub(super) catalog: &'a Catalog,
    /// The old ledgers.
    pub(super) town: &'a Town,
    /// Units of several villages that have one name.
    pub(super) homes: &'a Homes,
    /// Cells as they stand.
    pub(super) words: &'a Words,
}

/// The sheets of a town that have rows. Rows that lack what is required are kept, so that it
/// can be filled in; totals, headers and the like are not.
pub(super) fn of_town(told: &Old) -> Sheets {
    let (catalog, town) = (told.catalog, told.town);
    let numbers = numbers(town);
    let mut sheets = Sheets::new();
    for (sheet, decl) in town.sheets.iter().zip(&catalog.sheets) {
        let Some(sheet) = sheet else { continue };
        let extra = sheet.headers.names().iter().skip(decl.columns.len());
        let mut found = Rows { extra: extra.cloned().collect(), cells: Vec::new() };
        for (at, row) in (0_u32..).zip(&sheet.rows) {
            let number = |at: RowRef| numbers.get(&at);
            let mut cells = told.cells(decl, sheet, row);
            let own = number(RowRef { sheet: sheet.id, row: at });
            put(
                &mut cells,
                decl.place("检查编号"),
                own.filter(|_| &*decl.name == "检查"),
            );
            let check = sheet.headers.column("检查编号").map(|column| row.get(column));
            let check = check.and_then(Value::target).and_then(number);
            put(&mut cells, decl.place("检查编号"), check);
            found.cells.push(cells);
        }
        let is_open = |reason: &AsideReason| matches!(reason, AsideReason::Required(_));
        let open = sheet.aside.iter().filter(|aside| is_open(&aside.reason));
        found.cells.extend(open.map(|aside| told.cells(decl, sheet, &aside.row)));
        if !found.cells.is_empty() {
            sheets.insert(decl.name.clone(), found);
        }
    }
    sheets
}

/// Numbers for checks without one to which hazards are linked: out of one sheet 检查隐患 come
/// two, and nothing else says which hazard was found by which check.
fn numbers(town: &Town) -> BTreeMap<RowRef, Text> {
    let checks = town.rows_named("隐患").filter_map(|hazard| {
        let check = town.value(hazard, "检查编号").target()?;
        town.value(check, "检查编号").text().is_none_or(str::is_empty).then_some(check)
    });
    let checks: std::collections::BTreeSet<RowRef> = checks.collect();
    let number = |(at, check): (u32, RowRef)| (check, format!("旧检{at:04}").into());
    (1..).zip(checks).map(number).collect()
}

/// Puts a number into a cell.
fn put(cells: &mut [Cell], place: Option<usize>, number: Option<&Text>) {
    let cell = place.and_then(|place| cells.get_mut(place));
    if let (Some(cell), Some(number)) = (cell, number) {
        *cell = Cell::Text(number.clone());
    }
}

impl Old<'_> {
    /// The cells of a row: declared columns, then the others. The village is said where only
    /// the name of the workbook says it, and within the name of a unit where two have it.
    fn cells(&self, decl: &SheetDecl, sheet: &Sheet, row: &Row) -> Vec<Cell> {
        let columns = 0..sheet.headers.names().len();
        let own = |at| match (row.get(at), decl.columns.get(at)) {
            (Value::NotApplicable, Some(column)) if column.is_deadline => {
                let said = self.words.said(self.town, row, at);
                said.unwrap_or_else(|| cell(&Value::NotApplicable, Some(column)))
            }
            (value, column) => cell(value, column),
        };
        let mut cells: Vec<Cell> = columns.map(own).collect();
        let Some(home) = home(self.town, sheet, row) else { return cells };
        let place = decl.place("村名");
        let is_open = |at: &usize| {
            decl.columns[*at].default.is_empty() && *row.get(*at) == Value::Blank
        };
        let village = Some(&home.name).filter(|_| home.is_by_file);
        put(&mut cells, place.filter(is_open), village);
        let unit = said(sheet, row, "单位名称");
        let unit = unit.and_then(|unit| self.homes.own(&unit, &home.name));
        put(&mut cells, decl.place("单位名称"), unit.map(|own| &own.name));
        cells
    }
}

/// A value so that it is read again as what it is.
pub(super) fn cell(value: &Value, column: Option<&ColumnDecl>) -> Cell {
    let is_ten_thousand = column.is_some_and(|column| &*column.unit == "万元");
    match value {
        Value::Money(cents) if is_ten_thousand => Cell::Number(Decimal::new(*cents, 6)),
        Value::Period(period) => Cell::Text(period.to_string().into()),
        Value::Moment(moment) => {
            Cell::Text(moment.strftime("%Y-%m-%d %H:%M").to_string().into())
        }
        value => match Cell::from(value) {
            Cell::Text(text) if text.is_empty() => Cell::Blank,
            cell => cell,
        },
    }
}
