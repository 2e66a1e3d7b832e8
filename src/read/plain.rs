//! What stands in the cells of a workbook, as far as we read it: for one that is given back
//! in another kind.

use super::book::Book;
use super::grid::{Merge, Part};
use super::kind::kind;
use super::raw::Raw;
use crate::model::{Cell, PlainSheet};
use std::path::Path;

/// The worksheets of a file of any kind with all cells that hold anything. `name` is what a
/// worksheet without one is called; `child` reads the kinds that need a process of their own.
pub fn plain_sheets(bytes: &[u8], name: &str, child: Option<&Path>) -> Vec<PlainSheet> {
    let name = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let book = Book { kind: kind(bytes), bytes, name: &name, child };
    let mut sheets: Vec<PlainSheet> = Vec::new();
    // What breaks off is given back as far as it was read.
    let _ = book.parts(&mut |part| {
        match part {
            Part::Sheet { name, is_hidden } => {
                let (name, merges, cells) = (name.into(), Vec::new(), Vec::new());
                sheets.push(PlainSheet { name, is_hidden, merges, cells });
            }
            Part::Merge(Merge { start, end }) => {
                let range = ((start.0 + 1, start.1), (end.0 + 1, end.1));
                if let Some(sheet) = sheets.last_mut() {
                    sheet.merges.push(range);
                }
            }
            Part::Row(row) => {
                let own = row.cells();
                let cells = own.map(|(column, raw)| ((row.number, column), cell(raw)));
                if let Some(sheet) = sheets.last_mut() {
                    sheet.cells.extend(cells);
                }
            }
            _ => {}
        }
        Ok(())
    });
    sheets
}

/// A stored cell as we write it.
fn cell(raw: Raw) -> Cell {
    match raw {
        Raw::Day(day) => Cell::Date(day),
        Raw::Number(number) => match number.parse() {
            Ok(number) => Cell::Number(number),
            Err(_) => Cell::Text(number.into()),
        },
        other => Cell::Text(other.text().into()),
    }
}
