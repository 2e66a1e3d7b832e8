//! Names in conditions, checked against the sheets before any data is read.

use super::SheetDecl;
use crate::expr::condition::{Condition, Fault, Known};
use crate::expr::engine::nearest;

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
    let near = nearest(header, decl.columns.iter().map(|column| &*column.header));
    let hint = near.map_or(String::new(), |near| format!("，是否想写“{near}”"));
    format!("表“{}”没有“{header}”列{hint}", decl.name)
}
