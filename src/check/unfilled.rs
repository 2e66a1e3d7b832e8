//! Sheets that every office keeps and that have no rows: what is to be filled in first.

use crate::catalog::{Catalog, Need, SheetDecl};
use crate::model::{Finding, Place, Town};

/// The sheet without which no paper can be made.
pub const OFFICE: &str = "机关";

/// One finding for each of them, in the order in which they are filled.
pub fn unfilled(catalog: &Catalog, town: &Town) -> Vec<Finding> {
    let core = catalog.sheets.iter().filter(|decl| decl.is_core);
    // Of a workbook that could not be read nobody knows what is filled in.
    let is_read =
        |decl: &&SheetDecl| town.left_out.iter().all(|(name, _)| *name != decl.workbook);
    let open = core.filter(is_read).filter(|decl| !has_rows(town, &decl.name));
    open.map(|decl| finding(catalog, decl)).collect()
}

/// Whether a sheet has a row, counted or not.
pub fn has_rows(town: &Town, sheet: &str) -> bool {
    let sheet = town.sheet_named(sheet);
    sheet.is_some_and(|sheet| !sheet.rows.is_empty() || !sheet.aside.is_empty())
}

/// What is to be filled in.
fn finding(catalog: &Catalog, decl: &SheetDecl) -> Finding {
    let required = decl.columns.iter().filter(|column| column.need == Need::Required);
    let required: Vec<&str> = required.map(|column| &*column.header).collect();
    let words = [
        ("表", &*decl.name),
        ("文件", &*decl.workbook),
        ("说明", decl.note.trim_end_matches('。')),
        ("列", &required.join("、")),
    ];
    let code = if &*decl.name == OFFICE { "E-OFFICE-EMPTY" } else { "E-SHEET-EMPTY" };
    let place = Place { file: Some(decl.workbook.clone()), ..Place::default() };
    catalog.findings.raise(code, &words, place)
}
