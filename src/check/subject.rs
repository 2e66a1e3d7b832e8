//! E-KEY-BLANK: rows that name neither a village nor a unit, though their sheet does.

use super::desk::Desk;
use crate::catalog::ColumnType;
use crate::model::{Finding, Value};

/// One finding for each row that belongs to no subject.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let subjects: Vec<usize> = desk
        .columns()
        .filter(|(_, decl)| decl.kind == ColumnType::Link)
        .filter(|(_, decl)| decl.to.iter().any(|to| matches!(&**to, "村" | "单位")))
        .map(|(column, _)| column)
        .collect();
    let Some(first) = subjects.first().copied() else { return Vec::new() };
    let names: Vec<&str> = subjects.iter().map(|column| desk.header(*column)).collect();
    let names = names.join("”和“");
    let is_blank = |value: &Value| matches!(value, Value::Blank);
    desk.rows()
        .filter(|(_, row)| subjects.iter().all(|column| is_blank(row.get(*column))))
        .map(|(_, row)| desk.raise("E-KEY-BLANK", &[("列", &names)], (row, first)))
        .collect()
}
