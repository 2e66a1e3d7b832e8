//! A workbook edited as a person would: some cells of its first worksheet get other values,
//! all else stays byte by byte.

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The worksheet that is edited.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The row whose cell under a header says something, and what its cells under other headers
/// are to hold: text, `#1.5` a number, `!#REF!` an error.
pub(crate) type Edit<'a> = ((&'a str, &'a str), &'a [(&'a str, &'a str)]);

/// Puts values under headers of the row whose cell under `key.0` says `key.1`.
pub(crate) fn edit(path: &Path, key: (&str, &str), cells: &[(&str, &str)]) {
    edit_rows(path, &[(key, cells)]);
}

/// Puts values into several rows; gives the cells of each edit.
pub(crate) fn edit_rows(path: &Path, edits: &[Edit]) -> Vec<Vec<String>> {
    let cells = places(path, edits);
    let bytes = std::fs::read(path).unwrap();
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        if part.name().unwrap() != SHEET {
            out.raw_copy_file(part).unwrap();
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        for ((_, values), cells) in edits.iter().zip(&cells) {
            for ((_, value), cell) in values.iter().zip(cells) {
                xml = with(&xml, cell, value);
            }
        }
        out.start_file(SHEET, SimpleFileOptions::default()).unwrap();
        out.write_all(xml.as_bytes()).unwrap();
    }
    std::fs::write(path, out.finish().unwrap().into_inner()).unwrap();
    cells
}

/// Where the cells of edits are, as the workbook is now: `T5`.
pub(crate) fn places(path: &Path, edits: &[Edit]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let of_edit = |(key, values): &Edit| {
        let headers = values.iter().map(|(header, _)| *header);
        headers.map(|header| place(&range, *key, header)).collect()
    };
    edits.iter().map(of_edit).collect()
}

/// Where the cell of a header and a row is.
fn place(range: &Range<Data>, (key, is): (&str, &str), header: &str) -> String {
    let text = |cell: &Data| cell.to_string();
    let head = range.rows().position(|row| row.iter().any(|cell| text(cell) == key));
    let head = head.unwrap_or_else(|| panic!("no header {key}"));
    let column = |name: &str| {
        let mut cells = range.rows().nth(head).unwrap().iter();
        let found = cells.position(|cell| text(cell) == name);
        found.unwrap_or_else(|| panic!("no header {name}"))
    };
    let row = range.rows().position(|row| text(&row[column(key)]) == is);
    let row = row.unwrap_or_else(|| panic!("no row {is}"));
    let letters = rust_xlsxwriter::utility::column_number_to_name(
        u16::try_from(column(header)).unwrap(),
    );
    format!("{letters}{}", row + 1)
}

/// The worksheet with another value in a cell.
fn with(xml: &str, cell: &str, value: &str) -> String {
    let start = xml.find(&format!(r#"<c r="{cell}""#)).unwrap();
    let tag = start + xml[start..].find('>').unwrap() + 1;
    let is_empty = xml[..tag].ends_with("/>");
    let end = if is_empty { tag } else { start + xml[start..].find("</c>").unwrap() + 4 };
    let cell = match (value.strip_prefix('#'), value.strip_prefix('!')) {
        (Some(number), _) => format!(r#"<c r="{cell}"><v>{number}</v></c>"#),
        (_, Some(error)) => format!(r#"<c r="{cell}" t="e"><v>{error}</v></c>"#),
        _ => format!(r#"<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>"#),
    };
    format!("{}{cell}{}", &xml[..start], &xml[end..])
}
