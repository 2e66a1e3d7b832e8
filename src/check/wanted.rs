//! E-WANTED: cells marked ○ that are blank, one finding a column.

use super::desk::Desk;
use crate::catalog::{ColumnDecl, Need};
use crate::expr::condition::{Bound, Condition, Truth};
use crate::model::{Finding, Row, RowRef, Value};

/// A column that should be filled, and in which rows.
struct Wanted<'a> {
    /// Index of the column.
    column: usize,
    /// Its declaration.
    decl: &'a ColumnDecl,
    /// Condition of `wanted_when`; `None` = in every row.
    when: Option<Bound<'a>>,
    /// Rows where it is blank.
    blank: Vec<&'a Row>,
}

/// One finding for each column with blanks.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let mut columns: Vec<Wanted> =
        desk.columns().filter_map(|c| wanted(desk, c)).collect();
    for (at, row) in desk.rows() {
        for wanted in &mut columns {
            if *row.get(wanted.column) == Value::Blank && wanted.applies(at) {
                wanted.blank.push(row);
            }
        }
    }
    columns.iter().filter_map(|wanted| wanted.finding(desk)).collect()
}

/// Takes a column up that is wanted, always or under a condition.
fn wanted<'a>(
    desk: &Desk<'a>,
    (column, decl): (usize, &'a ColumnDecl),
) -> Option<Wanted<'a>> {
    let when = if decl.need == Need::Wanted {
        None
    } else if decl.wanted_when.is_empty() {
        return None;
    } else {
        let condition = Condition::parse(&decl.wanted_when).ok()?;
        Some(condition.bind(desk.world, desk.sheet.id))
    };
    Some(Wanted { column, decl, when, blank: Vec::new() })
}

impl Wanted<'_> {
    /// Whether the cell of this row should be filled.
    fn applies(&self, at: RowRef) -> bool {
        self.when.as_ref().is_none_or(|when| when.test(at) == Truth::True)
    }

    /// The finding, at the first blank cell.
    fn finding(&self, desk: &Desk) -> Option<Finding> {
        let first = self.blank.first()?;
        let condition = match self.decl.wanted_words() {
            Some(when) => format!("（{when}应填）"),
            None => String::new(),
        };
        let words = [
            ("列", &*self.decl.header),
            ("数", &self.blank.len().to_string()),
            ("处", &desk.cells(self.blank.iter().copied(), self.column)),
            ("条件", &condition),
        ];
        let place = (*first, self.column);
        let is_there = desk.has_cell(first, self.column);
        let kind = if is_there { "E-WANTED" } else { "E-WANTED·缺列" };
        let finding = desk.raise(kind, &words, place);
        let more = desk.more(self.blank.iter().copied(), self.column);
        Some(Finding { code: "E-WANTED".into(), more, ..finding })
    }
}
