//! A workbook edited as a person would: some cells of its first worksheet get other texts,
//! all else stays byte by byte.

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The worksheet that is edited.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Puts texts under headers of the row whose cell under `key.0` says `key.1`.
pub(crate) fn edit(path: &Path, key: (&str, &str), cells: &[(&str, &str)]) {
    let places: Vec<(String, &str)> =
        cells.iter().map(|(header, text)| (place(path, key, header), *text)).collect();
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
        for (cell, text) in &places {
            xml = with(&xml, cell, text);
        }
        out.start_file(SHEET, SimpleFileOptions::default()).unwrap();
        out.write_all(xml.as_bytes()).unwrap();
    }
    std::fs::write(path, out.finish().unwrap().into_inner()).unwrap();
}

/// Where the cell of a header and a row is: `T5`.
fn place(path: &Path, (key, is): (&str, &str), header: &str) -> String {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string();
    let head = range.rows().position(|row| row.iter().any(|cell| text(cell) == key));
    let head = head.unwrap();
    let column = |name: &str| {
        let mut cells = range.rows().nth(head).unwrap().iter();
        cells.position(|cell| text(cell) == name).unwrap()
    };
    let row = range.rows().position(|row| text(&row[column(key)]) == is).unwrap();
    let letters = rust_xlsxwriter::utility::column_number_to_name(
        u16::try_from(column(header)).unwrap(),
    );
    format!("{letters}{}", row + 1)
}

/// The worksheet with another text in a cell.
fn with(xml: &str, cell: &str, text: &str) -> String {
    let start = xml.find(&format!(r#"<c r="{cell}""#)).unwrap();
    let tag = start + xml[start..].find('>').unwrap() + 1;
    let is_empty = xml[..tag].ends_with("/>");
    let end = if is_empty { tag } else { start + xml[start..].find("</c>").unwrap() + 4 };
    let cell = format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    format!("{}{cell}{}", &xml[..start], &xml[end..])
}
