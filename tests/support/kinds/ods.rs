//! .ods: the smallest `OpenDocument` package.

use super::{Grid, Stored, escaped, package};
use std::fmt::Write;

/// A workbook of one worksheet.
pub(super) fn bytes(grid: Grid) -> Vec<u8> {
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
        ("content.xml", content(grid).as_bytes()),
    ])
}

/// The part of all cells.
pub(crate) fn content(grid: Grid) -> String {
    let cells = grid.cells();
    let rows = grid.table.lines().count();
    let row = |row: usize| {
        let own = cells.iter().filter(|(at, ..)| usize::from(*at) == row);
        let mut next = 0;
        let mut xml = String::from("<table:table-row>");
        for (_, column, stored) in own {
            if *column > next {
                let count = column - next;
                write!(
                    xml,
                    "<table:table-cell table:number-columns-repeated=\"{count}\"/>"
                )
                .unwrap();
            }
            xml += &cell(stored, &span(grid, row, *column));
            next = column + 1;
        }
        xml + "</table:table-row>"
    };
    let rows: String = (0..rows).map(row).collect();
    let display = !grid.is_hidden;
    let name = escaped(grid.name);
    format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="{display}"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="{name}" table:style-name="ta1">{rows}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    )
}

/// One cell.
fn cell(stored: &Stored, span: &str) -> String {
    match stored {
        Stored::Text(text) => {
            let text = escaped(text);
            format!(
                "<table:table-cell office:value-type=\"string\"{span}><text:p>{text}</text:p></table:table-cell>"
            )
        }
        Stored::Number(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"{span}><text:p>~</text:p></table:table-cell>"
        ),
        Stored::Date(number) => {
            let days = jiff::ToSpan::days(*number);
            let day = jiff::civil::date(1899, 12, 30) + days;
            format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"{span}/>"
            )
        }
    }
}

/// What a cell says of the range that begins in it.
fn span(grid: Grid, row: usize, column: u16) -> String {
    let begins = |range: &&[u16; 4]| usize::from(range[0]) == row && range[1] == column;
    let range = grid.merges.iter().find(begins);
    range.map_or_else(String::new, |[top, left, bottom, right]| {
        let (down, right) = (bottom - top + 1, right - left + 1);
        format!(" table:number-rows-spanned=\"{down}\" table:number-columns-spanned=\"{right}\"")
    })
}
