//! Conditions of declarations, parsed and checked against the sheets before any data is read.

use super::{SheetDecl, known_names};
use crate::expr::condition::Condition;

/// Parses a condition judged from `sheet`; all its faults at once, with carets.
pub(super) fn parse(
    text: &str,
    sheet: &str,
    sheets: &[SheetDecl],
) -> Result<Condition, Vec<String>> {
    let condition =
        Condition::parse(text).map_err(|fault| vec![said(&fault.show(text))])?;
    let faults = known_names(&condition, Some(sheet), sheets);
    if faults.is_empty() {
        Ok(condition)
    } else {
        Err(faults.iter().map(|fault| said(&fault.show(text))).collect())
    }
}

/// The fault behind the name of the declaration.
fn said(shown: &str) -> String {
    format!("的条件有误：\n{shown}")
}

/// Faults in the conditions of the sheets' own columns (`wanted_when`).
pub(super) fn faults(sheets: &[SheetDecl]) -> Vec<String> {
    let mut faults = Vec::new();
    for sheet in sheets {
        for column in sheet.columns.iter().filter(|column| !column.wanted_when.is_empty())
        {
            let found = parse(&column.wanted_when, &sheet.name, sheets).err();
            let at = |fault| format!("表“{}”的列“{}”{fault}", sheet.name, column.header);
            faults.extend(found.into_iter().flatten().map(at));
        }
    }
    faults
}
