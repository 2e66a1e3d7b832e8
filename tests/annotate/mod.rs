//! 退回修改表: workbooks that go back marked, and what becomes of them.

pub(crate) mod copy; // what is read out of an annotated workbook
mod rich; // workbooks with everything in them
mod threads; // threads of newer Excel
mod foreign; // workbooks of other hands
mod planted; // faults in a copy of the sample town
mod proposals; // what a clerk takes over
mod again; // copies that come back
mod files; // where copies lie
mod kinds; // files of other kinds
mod opened; // what other programs say of them

pub(crate) use rich::DOT;

use std::path::{Path, PathBuf};
use zhenwen::pipeline::{GivenBack, Order, annotate, check};

/// The order of a check of a folder.
fn order(data: &Path) -> Order {
    let today = "2026-11-26".parse().unwrap();
    Order { data: data.to_owned(), today, ..Order::default() }
}

/// Gives the workbooks of a folder back into another one.
fn give_back(data: &Path, folder: &Path) -> GivenBack {
    annotate(&order(data), folder, &[]).unwrap()
}

/// Codes and cells of what is found in a folder.
fn found(data: &Path) -> Vec<String> {
    let findings = check(&order(data)).unwrap();
    let place = |finding: &zhenwen::model::Finding| {
        let cell = finding.place.cell.as_deref().unwrap_or_default().to_owned();
        let file = finding.place.file.as_deref().unwrap_or_default();
        format!("{} {file} {cell}", finding.code)
    };
    findings.iter().map(place).collect()
}

/// Copies the workbooks of the sample town.
fn copy_sample(to: &Path) -> PathBuf {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir("data").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "xlsx") {
            std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
    to.to_owned()
}
