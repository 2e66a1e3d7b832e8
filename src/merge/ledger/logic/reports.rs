//! 报送台账 L-31: reports owed for the period, and those that came in.

use crate::catalog::{Derived, LedgerTableDecl};
use crate::merge::Case;
use crate::merge::ledger::cells::serial;
use crate::model::{Cell, Period, Report, RowRef, RowSource};

/// Reports as rows.
pub(in crate::merge::ledger) struct ReportRows<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// The reports in order.
    reports: Vec<&'a Report>,
    /// What each column shows, 序号 and 备注 left out.
    columns: Vec<Derived>,
}

/// The reports of a month, or of a year and its months; `None` where none are kept.
pub(in crate::merge::ledger) fn rows<'a>(
    case: Case<'a>,
    decl: &LedgerTableDecl,
    period: Period,
) -> Option<ReportRows<'a>> {
    case.town.sheet_named("报送")?;
    let reports = case.facts.reports.list.iter();
    let of_period = |report: &&Report| report.belongs(period, case.run.month_start);
    Some(ReportRows {
        case,
        reports: reports.filter(of_period).collect(),
        columns: decl.derived().collect(),
    })
}

impl RowSource for ReportRows<'_> {
    fn len(&self) -> usize {
        self.reports.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(serial(index));
        let Some(report) = self.reports.get(index) else { return };
        cells.extend(self.columns.iter().map(|column| cell(self.case, *column, report)));
        let note = report.row.map(|row| Cell::from(self.case.town.value(row, "备注")));
        cells.push(note.unwrap_or_default());
    }

    fn origin(&self, index: usize) -> Option<RowRef> {
        self.reports.get(index).and_then(|report| report.row)
    }
}

/// One cell of a report.
fn cell(case: Case, column: Derived, report: &Report) -> Cell {
    match column {
        Derived::ReportBody => Cell::Text(report.name.clone()),
        Derived::ReportKind => Cell::Text(report.kind.clone()),
        Derived::ReportPeriod => Cell::from(&report.label),
        Derived::ReportDue => report.due.map_or(Cell::Blank, Cell::Date),
        Derived::ReportFiled => report.filed.map_or(Cell::Blank, Cell::Date),
        Derived::ReportState => {
            Cell::Text(report.state(case.run.as_of).to_string().into())
        }
        _ => Cell::Blank, // columns of other ledgers
    }
}
