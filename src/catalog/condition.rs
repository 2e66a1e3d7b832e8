//! Conditions in declarations, parsed and checked against the sheets before any data is read.

use super::SheetDecl;
use crate::expr::condition::{Condition, Known, Use};

/// Parses a condition judged from `sheet`; all its faults at once.
pub(super) fn parse(
    text: &str,
    sheet: &str,
    sheets: &[SheetDecl],
) -> Result<Condition, Vec<String>> {
    let condition = Condition::parse(text)
        .map_err(|fault| vec![format!("的条件有误：\n{}", fault.show(text))])?;
    let uses = condition.uses(Some(sheet));
    let faults: Vec<String> =
        uses.iter().filter_map(|named| unknown(named, sheets)).collect();
    if faults.is_empty() { Ok(condition) } else { Err(faults) }
}

/// What is wrong with a name in a condition, if anything.
fn unknown(named: &Use, sheets: &[SheetDecl]) -> Option<String> {
    let sheet = |name: &str| sheets.iter().find(|sheet| &*sheet.name == name);
    match &named.known {
        Known::Derived(_) => None,
        Known::Sheet(name) => {
            sheet(name).is_none().then(|| format!("的条件用到没有声明的表“{name}”"))
        }
        Known::Header(header) => {
            let of = named.sheet.as_deref().unwrap_or_default();
            let known = sheet(of).is_none_or(|decl| decl.column(header).is_some());
            (!known).then(|| format!("的条件用到表“{of}”没有的列“{header}”"))
        }
    }
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
