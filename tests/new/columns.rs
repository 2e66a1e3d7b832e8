//! Every column tells the office what to write, and its example is read as what it says.

use crate::support::office::catalog;
use crate::support::workbook;
use zhenwen::catalog::{ColumnDecl, SheetDecl};
use zhenwen::model::{Day, Town, Value};
use zhenwen::read;

/// Columns of which nothing can be shown, or anything may be written.
const WITHOUT_EXAMPLE: [&str; 2] = ["身份证号", "备注"];

fn columns() -> impl Iterator<Item = (&'static SheetDecl, &'static ColumnDecl)> {
    let sheets = catalog().sheets.iter();
    sheets.flat_map(|sheet| sheet.columns.iter().map(move |column| (sheet, column)))
}

#[test]
fn every_column_has_a_short_note_and_an_example() {
    let mut faults = Vec::new();
    for (sheet, column) in columns() {
        let name = format!("{}.{}", sheet.name, column.header);
        let length = column.note.chars().count();
        if !(1..=45).contains(&length) || column.note.contains(['\n', '！', '您']) {
            faults.push(format!("{name}: note “{}”", column.note));
        }
        let is_shown = !WITHOUT_EXAMPLE.contains(&&*column.header);
        if is_shown == column.example.is_empty() {
            faults.push(format!("{name}: example “{}”", column.example));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A folder in which each sheet has one row: the examples.
fn examples() -> (Town, Vec<zhenwen::model::Finding>) {
    let folder = tempfile::tempdir().unwrap();
    for sheet in catalog().sheets.iter().filter(|sheet| sheet.union.is_none()) {
        let headers = sheet.columns.iter().map(|column| &*column.header);
        let cells = sheet.columns.iter().map(|column| &*column.example);
        let line = |cells: Vec<&str>| cells.join("|");
        let table = format!("{}\n{}", line(headers.collect()), line(cells.collect()));
        let path = folder.path().join(format!("{}.xlsx", sheet.name));
        workbook(&path, &[(&*sheet.name, &*table)]);
    }
    read::read(catalog(), folder.path(), "2026-10-31".parse::<Day>().unwrap()).unwrap()
}

#[test]
fn every_example_is_read_as_what_its_column_holds() {
    let (town, findings) = examples();
    let faults: Vec<String> = findings
        .iter()
        .filter(|finding| &*finding.code != "E-DATE-WORDS")
        .map(zhenwen::report::finding_text)
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let mut faults = Vec::new();
    for sheet in catalog().sheets.iter().filter(|sheet| sheet.union.is_none()) {
        let Some(row) = town.rows_named(&sheet.name).next() else {
            faults.push(format!("{}: its row is not read", sheet.name));
            continue;
        };
        for column in sheet.columns.iter().filter(|column| !column.example.is_empty()) {
            let value = town.value(row, &column.header);
            if matches!(value, Value::Blank | Value::Unknown(_)) {
                faults.push(format!("{}.{}: {value:?}", sheet.name, column.header));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
