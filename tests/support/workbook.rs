//! Small workbooks on disk, cell by cell.

use rust_xlsxwriter::{DocProperties, Workbook};
use std::path::Path;

/// Writes one workbook; each worksheet is its name and lines of cells parted by `|`.
/// `#1.5` is a number cell, all else text; an empty cell is not written.
pub(crate) fn workbook(path: &Path, sheets: &[(&str, &str)]) {
    workbook_of(path, sheets, &[]);
}

/// The same with custom properties: name and value.
pub(crate) fn workbook_of(
    path: &Path,
    sheets: &[(&str, &str)],
    properties: &[(&str, &str)],
) {
    let mut book = Workbook::new();
    let all = properties.iter().fold(DocProperties::new(), |all, (name, value)| {
        all.set_custom_property(*name, *value)
    });
    book.set_properties(&all);
    for (name, table) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0..).zip(table.lines()) {
            for (column, cell) in (0..).zip(line.split('|')) {
                match cell.trim() {
                    "" => continue,
                    cell if cell.starts_with('#') => {
                        sheet.write_number(row, column, cell[1..].parse::<f64>().unwrap())
                    }
                    cell => sheet.write_string(row, column, cell),
                }
                .unwrap();
            }
        }
    }
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    book.save(path).unwrap();
}
