//! Workbooks as thirty hands make them: what is read of them, and what is said.

mod planted; // faults in a copy of the sample town
mod codes; // every code by its smallest workbook

use crate::support::office::catalog;
use crate::support::{Page, book, judged, workbook};
use std::path::Path;
use tempfile::TempDir;
use zhenwen::model::{Finding, Town};
use zhenwen::read::read;

/// Villages and units that the others name.
const BASE: &[(&str, &str)] = &[
    ("村", "村名|户数|网格数\n东岭村|#10|#1\n西坡村|#20|#2"),
    ("单位", "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n西坡酒坊|西坡村|企业"),
];

/// A workbook that raises a code, and one that does not.
struct Case {
    code: &'static str,
    cell: &'static str,
    wrong: Vec<Page>,
    right: Vec<Page>,
}

impl Case {
    /// The same with another right table.
    fn with_right(self, table: String) -> Self {
        Self { right: vec![Page::of(&self.right[0].name, &table)], ..self }
    }

    /// The same with another wrong table.
    fn with_wrong(self, table: String) -> Self {
        Self { wrong: vec![Page::of(&self.wrong[0].name, &table)], ..self }
    }

    /// The same at another cell.
    fn with_cell(self, cell: &'static str) -> Self {
        Self { cell, ..self }
    }
}

/// Hazards with one more column, the last, and its values.
fn hazards(header: &str, values: &[&str]) -> String {
    let row = |(number, value): (usize, &&str)| {
        format!("\nH{}|2026-10-9|东岭超市|灭火器过期|{value}", number + 1)
    };
    let rows: String = values.iter().enumerate().map(row).collect();
    format!("隐患编号|发现日期|单位名称|隐患内容|{header}{rows}")
}

/// Reads a folder at 31 October 2026.
fn read_folder(folder: &Path) -> (Town, Vec<Finding>) {
    read(catalog(), folder, "2026-10-31".parse().unwrap()).unwrap()
}

/// All findings on worksheets beside the base.
fn found(pages: &[Page]) -> Vec<Finding> {
    let folder = TempDir::new().unwrap();
    workbook(&folder.path().join("base.xlsx"), BASE);
    book(&folder.path().join("case.xlsx"), pages);
    let (town, mut findings) = read_folder(folder.path());
    findings.extend(judged(catalog(), &town));
    findings
}

/// Copies the workbooks of the sample town.
fn copy_sample(to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir("data").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "xlsx") {
            std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}
