//! E-WANTED: cells marked ○ that are blank, one finding a column; one more for the tables that
//! have no such column.

use super::desk::Desk;
use crate::catalog::{ColumnDecl, Need};
use crate::expr::condition::{Bound, Condition, Truth};
use crate::model::{Finding, Place, Row, RowRef, SourceId, Value};

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
    /// How many rows stand in tables without the column.
    lacking: usize,
    /// The last of those tables.
    last: Option<SourceId>,
    /// Where they stand, in reading order.
    tables: Vec<Place>,
}

/// Findings for each column with blanks.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let mut columns: Vec<Wanted> =
        desk.columns().filter_map(|c| wanted(desk, c)).collect();
    for (at, row) in desk.rows() {
        for wanted in &mut columns {
            if *row.get(wanted.column) == Value::Blank && wanted.applies(at) {
                wanted.add(desk, row);
            }
        }
    }
    let each = columns.iter();
    each.flat_map(|wanted| [wanted.cells(desk), wanted.no_column(desk)])
        .flatten()
        .collect()
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
    let (blank, tables) = (Vec::new(), Vec::new());
    Some(Wanted { column, decl, when, blank, lacking: 0, last: None, tables })
}

impl<'a> Wanted<'a> {
    /// Whether the cell of this row should be filled.
    fn applies(&self, at: RowRef) -> bool {
        self.when.as_ref().is_none_or(|when| when.test(at) == Truth::True)
    }

    /// Takes a row in whose cell is blank, or whose table has no such cell.
    fn add(&mut self, desk: &Desk, row: &'a Row) {
        if desk.has_cell(row, self.column) {
            return self.blank.push(row);
        }
        self.lacking += 1;
        // Rows of one table stand together.
        if self.last.replace(row.source) != Some(row.source) {
            let table = Place { cell: None, ..desk.place(row, self.column) };
            if !self.tables.contains(&table) {
                self.tables.push(table);
            }
        }
    }

    /// The finding about blank cells, at the first of them.
    fn cells(&self, desk: &Desk) -> Option<Finding> {
        let first = self.blank.first()?;
        let rows = || self.blank.iter().copied();
        let (count, cells) =
            (self.blank.len().to_string(), desk.cells(rows(), self.column));
        let words = [
            ("列", &*self.decl.header),
            ("数", &count),
            ("处", &cells),
            ("条件", &self.condition()),
        ];
        let finding = desk.raise("E-WANTED", &words, (first, self.column));
        Some(Finding { more: desk.more(rows(), self.column), ..finding })
    }

    /// The finding about tables without the column, at the first of them.
    fn no_column(&self, desk: &Desk) -> Option<Finding> {
        let (first, more) = self.tables.split_first()?;
        let words = [
            ("列", &*self.decl.header),
            ("数", &self.lacking.to_string()),
            ("条件", &self.condition()),
        ];
        let raised = desk.catalog.findings.raise("E-WANTED·缺列", &words, first.clone());
        Some(Finding { code: "E-WANTED".into(), more: more.to_vec(), ..raised })
    }

    /// When it is wanted, if not always.
    fn condition(&self) -> String {
        let when = self.decl.wanted_words();
        when.map_or_else(String::new, |when| format!("（{when}应填）"))
    }
}
