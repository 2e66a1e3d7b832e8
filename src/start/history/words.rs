//! Cells as they stand, where a value says less than its words: 长期坚持 is no day.

use crate::catalog::Catalog;
use crate::model::{Cell, Row, Sheet, Text, Town, Value, cell_name};
use crate::read::plain_sheets;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A cell: workbook, worksheet, cell.
type At = (Text, Text, Text);

/// Deadlines that are no days, as they stand.
pub(super) struct Words {
    /// By cell.
    cells: BTreeMap<At, Text>,
}

impl Words {
    /// Reads the workbooks once more that say of a deadline that there is none.
    pub(super) fn of(
        catalog: &Catalog,
        town: &Town,
        (from, executable): (&Path, Option<&Path>),
    ) -> Self {
        let mut wanted: BTreeSet<At> = BTreeSet::new();
        for (sheet, decl) in town.sheets.iter().zip(&catalog.sheets) {
            let columns = (0..).zip(&decl.columns);
            let columns = columns.filter(|(_, column)| column.is_deadline);
            for (column, _) in columns {
                let rows = sheet.iter().flat_map(all_rows);
                let rows = rows.filter(|row| *row.get(column) == Value::NotApplicable);
                wanted.extend(rows.filter_map(|row| at(town, row, column)));
            }
        }
        let books: BTreeSet<&Text> =
            wanted.iter().map(|(workbook, ..)| workbook).collect();
        let mut cells = BTreeMap::new();
        for workbook in books {
            let Ok(bytes) = std::fs::read(from.join(&**workbook)) else { continue };
            for sheet in plain_sheets(&bytes, workbook, executable) {
                let key =
                    |at| (workbook.clone(), sheet.name.clone(), cell_name(at).into());
                let own = sheet.cells.iter().map(|(at, cell)| (key(*at), cell));
                let own = own.filter(|(at, _)| wanted.contains(at));
                cells.extend(own.filter_map(|(at, cell)| match cell {
                    Cell::Text(text) => Some((at, text.clone())),
                    _ => None,
                }));
            }
        }
        Self { cells }
    }

    /// What stands in such a cell.
    pub(super) fn said(&self, town: &Town, row: &Row, column: usize) -> Option<Cell> {
        self.cells.get(&at(town, row, column)?).cloned().map(Cell::Text)
    }
}

/// The rows of a sheet, those that are not counted, too.
fn all_rows(sheet: &Sheet) -> impl Iterator<Item = &Row> {
    sheet.rows.iter().chain(sheet.aside.iter().map(|aside| &aside.row))
}

/// Where a cell stands.
fn at(town: &Town, row: &Row, column: usize) -> Option<At> {
    let place = town.cell_place(row, column);
    Some((place.file?, place.sheet?, place.cell?))
}
