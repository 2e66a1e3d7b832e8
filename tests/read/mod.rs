//! read: workbooks as offices write them, and files that are none.

mod tables; // headers, rows, keys
mod sheets; // every declared sheet
mod halves; // 检查隐患
mod offices; // what no declaration foresaw
mod names; // persons, parties, ids
mod completed; // what other cells say
mod back; // ledgers that came back
mod kinds; // files of every kind
mod seen; // what is hidden or pictured
mod walls; // hostile files

use crate::support::workbook;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Finding, Town};
use zhenwen::read::read;

/// Reads workbooks of these sheets at 31 October 2026.
fn town(files: &[(&str, &[(&str, &str)])]) -> (Town, Vec<Finding>) {
    let folder = TempDir::new().unwrap();
    for (name, sheets) in files {
        workbook(&folder.path().join(name), sheets);
    }
    let catalog = Catalog::load(None).unwrap();
    read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).unwrap()
}

/// Codes and cells of findings, sorted.
fn codes(findings: &[Finding]) -> Vec<(&str, &str)> {
    let cell = |f: &Finding| f.place.cell.clone().unwrap_or_default().to_string();
    let mut all: Vec<(String, String)> =
        findings.iter().map(|f| (f.code.to_string(), cell(f))).collect();
    all.sort();
    Box::leak(all.into_boxed_slice())
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect()
}

/// What the cells of some columns print, row by row, parted by `|`.
fn cells(town: &Town, sheet: &str, headers: &[&str]) -> Vec<String> {
    let row = |at| {
        let cells = headers.iter().map(|header| town.value(at, header).to_string());
        cells.collect::<Vec<_>>().join("|")
    };
    town.rows_named(sheet).map(row).collect()
}
