//! 表格: rows between pipes.

use super::line::{Line, is_blank};
use super::pattern::Mark;
use super::reading::Reading;
use crate::model::{ElementKind, Table, TableCell};
use std::ops::Range;

/// Takes a table: its rows, until another table begins or something else follows; or the
/// place of a typed one.
pub(super) fn take(reading: &mut Reading) -> bool {
    let is_row = |reading: &Reading| reading.has(reading.at, &[Mark::Row]);
    let is_place = reading.has(reading.at, &[Mark::Placeholder]);
    if !is_place && !is_row(reading) {
        return false;
    }
    let from = reading.at;
    let mut has_rule = reading.is(reading.at, is_rule);
    reading.take(ElementKind::Table);
    reading.paragraphs += 1;
    while !is_place && is_row(reading) {
        let is_header = has_rule && reading.is(reading.at + 1, is_rule);
        if is_header {
            break;
        }
        has_rule |= reading.is(reading.at, is_rule);
        reading.join(ElementKind::Table);
    }
    let rows = &reading.lines[from..reading.at];
    let widths =
        rows.iter().filter(|row| !is_rule(&row.shape)).map(|row| cells(row).len());
    if !is_place && widths.clone().min() != widths.max() {
        reading.uneven.add(1, reading.lines[from].number);
    }
    true
}

/// Whether a row is the rule under the header: `|---|:--|`.
fn is_rule(shape: &str) -> bool {
    shape.contains('-')
        && shape.starts_with('|')
        && shape.chars().all(|c| is_blank(c) || matches!(c, '|' | '-' | ':'))
}

/// The table of these rows: those above the first rule are the header. Short rows are
/// filled up.
pub(super) fn table(rows: &[&Line]) -> Table {
    let header_rows = rows.iter().position(|row| is_rule(&row.shape)).unwrap_or(0);
    let rows = rows.iter().filter(|row| !is_rule(&row.shape));
    let cells =
        |row: &&&Line| cells(row).into_iter().map(|range| cell(row, range)).collect();
    let mut rows: Vec<Vec<TableCell>> = rows.map(|row| cells(&row)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(columns, TableCell::default());
    }
    Table { header_rows, rows, widths: Vec::new() }
}

/// Where the cells of a row are; `\|` is a pipe inside a cell.
fn cells(row: &Line) -> Vec<Range<usize>> {
    let pipes = row.shape.match_indices('|').map(|(at, _)| at);
    let is_parting = |at: &usize| !row.shape[..*at].ends_with('\\');
    let mut pipes: Vec<usize> = pipes.filter(is_parting).collect();
    if pipes.last().is_some_and(|last| last + 1 < row.shape.len()) {
        pipes.push(row.shape.len());
    }
    pipes.windows(2).map(|two| two[0] + 1..two[1]).collect()
}

/// One cell, without the spaces at its edges. Full-width blanks are room to be filled in.
fn cell(row: &Line, range: Range<usize>) -> TableCell {
    let text = row.shape[range.clone()].trim_end_matches([' ', '\t']);
    let inner = text.trim_start_matches([' ', '\t']);
    let start = range.start + text.len() - inner.len();
    let mut spans = row.spans(start..start + inner.len());
    for literal in spans.iter_mut().filter(|span| span.source.is_none()) {
        literal.text = literal.text.replace("\\|", "|");
    }
    TableCell { spans }
}
