//! 指标台账 L-34: the figures of the period that have a target.

use crate::catalog::{Derived, FigureDecl, LedgerTableDecl};
use crate::merge::Case;
use crate::merge::ledger::cells::serial;
use crate::model::{Cell, Decimal, Figure, FigureKey, Period, RowRef, RowSource, Text};

/// Figures as rows, in output order.
pub(in crate::merge::ledger) struct FigureRows<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// Positions in `Figures::list`.
    figures: Vec<usize>,
    /// What each column shows, 序号 and 备注 left out.
    columns: Vec<Derived>,
}

/// Takes the figures of the period: those of the month and of the day for a month, all
/// others for a year.
pub(in crate::merge::ledger) fn rows<'a>(
    case: Case<'a>,
    decl: &LedgerTableDecl,
    period: Period,
) -> FigureRows<'a> {
    let listed = case.figures.list.iter().enumerate();
    let listed = listed
        .filter(|(_, figure)| figure.is_emitted && figure.target.is_some())
        .filter(|(_, figure)| belongs(figure, period));
    FigureRows {
        case,
        figures: listed.map(|(at, _)| at).collect(),
        columns: decl.derived().collect(),
    }
}

/// Whether a figure belongs to a month (those of the month and the day) or to a year (all
/// others, and the day too).
pub(in crate::merge) fn belongs(figure: &Figure, period: Period) -> bool {
    let is_monthly = matches!(period, Period::Month(..));
    match figure.key.period {
        Period::Month(..) => is_monthly,
        Period::Day(_) => true,
        _ => !is_monthly,
    }
}

impl RowSource for FigureRows<'_> {
    fn len(&self) -> usize {
        self.figures.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(serial(index));
        let Some(at) = self.figures.get(index) else { return };
        let figure = &self.case.figures.list[*at];
        cells.extend(self.columns.iter().map(|column| cell(self.case, *column, figure)));
        cells.push(Cell::Blank);
    }

    fn origin(&self, _index: usize) -> Option<RowRef> {
        None
    }

    fn figure(&self, index: usize) -> Option<&FigureKey> {
        self.figures.get(index).map(|at| &self.case.figures.list[*at].key)
    }
}

/// One cell of a figure.
fn cell(case: Case, column: Derived, figure: &Figure) -> Cell {
    let decl = case.catalog.figures.iter().find(|decl| decl.id == figure.key.id);
    let number = |n: Option<Decimal>| n.map_or(Cell::Blank, Cell::Number);
    let target = figure.target.as_deref().unwrap_or_default();
    let (comparator, wanted) = split(target);
    match column {
        Derived::FigureId => Cell::Text(figure.key.id.clone()),
        Derived::FigureName => Cell::Text(figure.name.clone()),
        Derived::FigureBasis => text(decl.map_or_else(String::new, FigureDecl::basis)),
        Derived::FigureScope => text(figure.key.scope.name(case.town)),
        Derived::FigurePeriod => text(figure.key.period.print()),
        Derived::Numerator => number(figure.numerator),
        Derived::Denominator => number(figure.denominator),
        Derived::FigureValue => text(value(figure)),
        Derived::Comparator => text(comparator),
        Derived::TargetValue => text(wanted),
        Derived::FigureVerdict => {
            text(figure.verdict.map_or_else(String::new, |verdict| verdict.to_string()))
        }
        Derived::FigureSource => text(source(decl, figure)),
        _ => Cell::Blank, // columns of sheets: `derived.rs`
    }
}

/// A text cell; blank for no text.
fn text(text: impl Into<Text>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

/// 完成值 as printed; blank where there is none.
fn value(figure: &Figure) -> String {
    let unit = if figure.is_share { "%" } else { "" };
    figure.value().map_or_else(String::new, |value| format!("{value}{unit}"))
}

/// 比较符 and 目标值 of a target as printed: `≥90%` → ≥ and 90%.
fn split(target: &str) -> (&str, &str) {
    match target.char_indices().nth(1) {
        Some((at, _)) if target.starts_with(['≥', '≤', '=']) => target.split_at(at),
        Some(_) => ("区间", target),
        None => ("", target),
    }
}

/// Its sheets and how many rows stand behind the numerator.
pub(in crate::merge) fn source(decl: Option<&FigureDecl>, figure: &Figure) -> String {
    let sheets = decl.map_or_else(String::new, |decl| decl.sheets.join("、"));
    format!("{sheets}（{}行）", figure.rows.len())
}
