//! 命中: rows that break a rule, before they become a finding.

use super::desk::Desk;
use crate::catalog::Rule;
use crate::model::RowRef;

/// Rows that break a rule together, and where it shows.
pub(super) struct Hit {
    /// The rows; the finding stands at the first.
    pub rows: Vec<RowRef>,
    /// The column it stands at.
    pub column: usize,
    /// Words for the fact besides the row's own cells.
    pub words: Vec<(&'static str, String)>,
}

/// The column at which findings of a rule stand.
pub(super) fn first_cell(desk: &Desk, rule: &Rule) -> Option<usize> {
    desk.sheet.headers.column(rule.decl.cells.first()?)
}
