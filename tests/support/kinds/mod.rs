//! One small table as a file of any kind, byte by byte: no office program is needed.

mod xls;
mod xlsb;
mod ods;
mod page;

pub(crate) use ods::content;
pub(crate) use page::{html, letter};
pub(crate) use xls::{ole, record};
pub(crate) use xlsb::record as binary;

use super::workbook;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A worksheet: its name, and lines of cells parted by `|`; `#1.5` is a number, `@45352` a
/// date by its serial number, all else text.
#[derive(Clone, Copy)]
pub(crate) struct Grid<'a> {
    /// Name.
    pub(crate) name: &'a str,
    /// Whether it is hidden.
    pub(crate) is_hidden: bool,
    /// Cells.
    pub(crate) table: &'a str,
    /// Merged ranges: first row and column, last row and column, 0-based.
    pub(crate) merges: &'a [[u16; 4]],
}

/// A cell of a grid.
pub(crate) enum Stored<'a> {
    /// Words.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A date by its serial number.
    Date(i32),
}

impl<'a> Grid<'a> {
    /// A visible worksheet without merges.
    pub(crate) const fn new(name: &'a str, table: &'a str) -> Self {
        Self { name, is_hidden: false, table, merges: &[] }
    }

    /// Cells that hold anything, by row and column.
    pub(crate) fn cells(&self) -> Vec<(u16, u16, Stored<'a>)> {
        let mut cells = Vec::new();
        for (row, line) in (0..).zip(self.table.lines()) {
            for (column, cell) in (0..).zip(line.split('|')) {
                let stored = match cell.trim() {
                    "" => continue,
                    cell if cell.starts_with('#') => {
                        Stored::Number(cell[1..].parse().unwrap())
                    }
                    cell if cell.starts_with('@') => {
                        Stored::Date(cell[1..].parse().unwrap())
                    }
                    cell => Stored::Text(cell),
                };
                cells.push((row, column, stored));
            }
        }
        cells
    }
}

/// The table as a file of a kind.
pub(crate) fn file(kind: &str, grid: Grid) -> Vec<u8> {
    match kind {
        "xls" | "et" => xls::bytes(grid),
        "xlsb" => xlsb::bytes(grid),
        "ods" => ods::bytes(grid),
        "csv" => lines(grid, ",").into_bytes(),
        "txt" => lines(grid, "\t").into_bytes(),
        "html" => html(grid).into_bytes(),
        "mht" => letter(&html(grid)).into_bytes(),
        "xlsx" => {
            let folder = tempfile::TempDir::new().unwrap();
            let path = folder.path().join("a.xlsx");
            workbook(&path, &[(grid.name, grid.table)]);
            std::fs::read(path).unwrap()
        }
        other => panic!("no such kind: {other}"),
    }
}

/// The cells as lines.
pub(crate) fn lines(grid: Grid, between: &str) -> String {
    let quoted = |cell: &str| {
        let cell = cell.trim().trim_start_matches(['#', '@']);
        let needs = cell.contains(between) || cell.contains(['"', '\n']);
        if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let line = |line: &str| line.split('|').map(quoted).collect::<Vec<_>>().join(between);
    grid.table.lines().map(line).collect::<Vec<_>>().join("\r\n")
}

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// UTF-16, low byte first.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// How many units of UTF-16 a text has.
fn units(text: &str) -> u16 {
    u16::try_from(text.encode_utf16().count()).unwrap()
}

/// A text as XML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
