//! C-22: events dated after the as-of date have not happened; one hit for each column.

use super::super::desk::Desk;
use super::super::hit::Hit;
use crate::catalog::{ColumnDecl, Rule};
use crate::model::print_day;

/// Columns with such dates; `{列}` and `{截止日}` name the column and the day.
pub(super) fn run(desk: &Desk, _rule: &Rule) -> Vec<Hit> {
    let as_of = desk.world.as_of;
    let mut hits = Vec::new();
    for (column, decl) in desk.columns().filter(|(_, decl)| ColumnDecl::is_event(decl)) {
        let is_later = |day: &_| *day > as_of;
        let late = desk
            .rows()
            .filter(|(_, row)| row.get(column).day().as_ref().is_some_and(is_later));
        let rows: Vec<_> = late.map(|(at, _)| at).collect();
        if !rows.is_empty() {
            let words =
                vec![("列", decl.header.to_string()), ("截止日", print_day(as_of))];
            hits.push(Hit { rows, column, words });
        }
    }
    hits
}
