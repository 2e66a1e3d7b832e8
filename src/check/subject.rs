//! E-KEY-BLANK: rows that name neither a village nor a unit nor another body, though their
//! sheet does.

use super::desk::Desk;
use super::listed::{LISTED, listed};
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Finding, PARTIES, Row, Value};

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
    let subjects = columns(&|decl| of_places(decl) || PARTIES.contains(&&*decl.header));
    let names: Vec<&str> = places.iter().map(|column| desk.header(*column)).collect();
    let names = names.join("”和“");
    let is_blank = |value: &Value| matches!(value, Value::Blank);
    let is_lost = |row: &&Row| subjects.iter().all(|column| is_blank(row.get(*column)));
    let rows: Vec<&Row> = desk.rows().map(|(_, row)| row).filter(is_lost).collect();
    listed(
        (&rows, LISTED),
        |row| Some(desk.raise("E-KEY-BLANK", &[("列", &names)], (row, first))),
        |next, count| desk.others((next, first), count),
    )
}
