//! Names in conditions, checked against the sheets before any data is read.

use super::SheetDecl;
use crate::expr::condition::{Condition, Fault, Known};

/// Every sheet or header of a condition that is not declared.
pub fn known_names(
    condition: &Condition,
    sheet: Option<&str>,
    sheets: &[SheetDecl],
) -> Vec<Fault> {
    let decl = |name: &str| sheets.iter().find(|sheet| &*sheet.name == name);
    let mut faults = Vec::new();
    for used in condition.uses(sheet) {
        let message = match (&used.known, &used.sheet) {
            (Known::Derived(_), _) => continue,
            (Known::Sheet(name), _) if decl(name).is_some() => continue,
            (Known::Sheet(name), _) => format!("没有叫“{name}”的表"),
            (Known::Header(header), None) => format!("“{header}”不属于任何表"),
            (Known::Header(header), Some(sheet)) => match decl(sheet) {
                Some(decl) if decl.column(header).is_some() => continue,
                Some(decl) => unknown_header(header, decl),
                None => continue,
            },
        };
        faults.push(Fault::new(used.at, &message));
    }
    faults
}

/// The message for a header that a sheet does not have, with the nearest one it has.
fn unknown_header(header: &str, decl: &SheetDecl) -> String {
    let common = |other: &str| header.chars().filter(|c| other.contains(*c)).count();
    let near = decl.columns.iter().max_by_key(|column| common(&column.header));
    let hint = near
        .filter(|column| common(&column.header) >= 2)
        .map_or(String::new(), |column| format!("，是否想写“{}”", column.header));
    format!("表“{}”没有“{header}”列{hint}", decl.name)
}
