//! A workbook cell by cell, with merged cells, hidden worksheets, marks and comments.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Workbook, Worksheet};
use std::path::Path;

/// A merged range: first and last row and column, 0-based.
pub(crate) type Range = ((u32, u16), (u32, u16));

/// A worksheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Its name.
    pub(crate) name: String,
    /// Cells by row: text, `#1.5` a number, `@2026-3-5` a day, `!#REF!` an error, or nothing.
    pub(crate) rows: Vec<Vec<String>>,
    /// Merged ranges.
    pub(crate) merges: Vec<Range>,
    /// Whether it is hidden.
    pub(crate) is_hidden: bool,
    /// Whether its first cell has a comment.
    pub(crate) has_comment: bool,
}

impl Page {
    /// A worksheet of lines, cells parted by `|`.
    pub(crate) fn of(name: &str, table: &str) -> Self {
        let row =
            |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let rows = table.lines().map(row).collect();
        Self { name: name.to_owned(), rows, ..Self::default() }
    }

    /// The same with merged ranges.
    pub(crate) fn merged(mut self, ranges: &[Range]) -> Self {
        self.merges.extend(ranges);
        self
    }
}

/// Writes a workbook.
pub(crate) fn book(path: &Path, pages: &[Page]) {
    let mut book = Workbook::new();
    for page in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(&page.name).unwrap();
        sheet.set_hidden(page.is_hidden);
        for ((top, left), (bottom, right)) in &page.merges {
            sheet.merge_range(*top, *left, *bottom, *right, "", &Format::new()).unwrap();
        }
        for (row, cells) in (0..).zip(&page.rows) {
            for (column, cell) in (0..).zip(cells) {
                write(sheet, (row, column), cell);
            }
        }
        if page.has_comment {
            sheet.insert_note(0, 0, &Note::new("核对过")).unwrap();
        }
    }
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    book.save(path).unwrap();
}

/// Writes one cell.
fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &str) {
    let Some(sign) = cell.chars().next() else { return };
    let rest = &cell[sign.len_utf8()..];
    match sign {
        '#' => sheet.write_number(row, column, rest.parse::<f64>().unwrap()),
        '@' => {
            let day = ExcelDateTime::parse_from_str(rest).unwrap();
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, column, day, &format)
        }
        '!' => sheet.write_formula(row, column, Formula::new("=A9").set_result(rest)),
        _ => sheet.write_string(row, column, cell),
    }
    .unwrap();
}
