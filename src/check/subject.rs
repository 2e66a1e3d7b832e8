//! E-KEY-BLANK: rows that name neither a village nor a unit nor another body, though their
//! sheet does.

use super::desk::Desk;
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Finding, Value};

/// Columns whose body a row is about where it names no village and no unit
/// (`systems.md` §4.2).
const BODIES: [&str; 9] = [
    "任职单位",
    "组织单位",
    "对象",
    "报送单位",
    "值班单位",
    "包保对象",
    "考核对象",
    "主体",
    "编制主体",
];

/// One finding for each row that belongs to no subject.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let of_places = |decl: &ColumnDecl| {
        let has_place = decl.to.iter().any(|to| matches!(&**to, "村" | "单位"));
        decl.kind == ColumnType::Link && has_place
    };
    let columns = |is: &dyn Fn(&ColumnDecl) -> bool| -> Vec<usize> {
        desk.columns().filter(|(_, decl)| is(decl)).map(|(column, _)| column).collect()
    };
    let places = columns(&of_places);
    let Some(first) = places.first().copied() else { return Vec::new() };
    // A blank that stands for the whole town is none.
    if desk.columns().any(|(_, decl)| of_places(decl) && !decl.default.is_empty()) {
        return Vec::new();
    }
    let subjects = columns(&|decl| of_places(decl) || BODIES.contains(&&*decl.header));
    let names: Vec<&str> = places.iter().map(|column| desk.header(*column)).collect();
    let names = names.join("”和“");
    let is_blank = |value: &Value| matches!(value, Value::Blank);
    desk.rows()
        .filter(|(_, row)| subjects.iter().all(|column| is_blank(row.get(*column))))
        .map(|(_, row)| desk.raise("E-KEY-BLANK", &[("列", &names)], (row, first)))
        .collect()
}
