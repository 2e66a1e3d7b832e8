//! What stands in the cells of a workbook, as far as we read it: for one that is given back
//! in another kind.

use super::grid::{Raw, Workbook};
use crate::model::{Cell, PlainSheet};

/// The worksheets of a workbook with all cells that hold anything.
pub fn plain_sheets(bytes: &[u8]) -> Vec<PlainSheet> {
    let Some(mut workbook) = Workbook::open(bytes) else { return Vec::new() };
    let mut sheets = Vec::new();
    for sheet in workbook.sheets() {
        let mut cells = Vec::new();
        // A worksheet that breaks off is given back as far as it was read.
        let _ = workbook.rows(&sheet.name, |row| {
            let own = row.cells.iter();
            cells.extend(own.map(|(column, raw)| ((row.number, *column), cell(raw))));
        });
        sheets.push(PlainSheet { name: sheet.name.into(), cells });
    }
    sheets
}

/// A stored cell as we write it.
fn cell(raw: &Raw) -> Cell {
    match raw {
        Raw::Day(day) => Cell::Date(*day),
        Raw::Number(number) => match number.parse() {
            Ok(number) => Cell::Number(number),
            Err(_) => Cell::Text(number.as_str().into()),
        },
        other => Cell::Text(other.text().into()),
    }
}
