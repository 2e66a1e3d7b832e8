//! 行记: what every line of the source was taken for, those left out included.

use super::line::Line;
use super::reading::{Label, Role};
use crate::model::{Document, ElementKind, SourceLine};
use serde::Serialize;
use std::ops::Range;

/// The record of all lines in reading order.
pub(super) fn record(
    lines: &[Line],
    dropped: &[(Line, ElementKind)],
    labels: &[Label],
) -> Vec<SourceLine> {
    let mut record = Vec::with_capacity(lines.len() + dropped.len());
    let mut last = 0;
    for label in labels {
        let line = &lines[label.line];
        record.push(SourceLine {
            ordinal: label.ordinal.map(|end| line.printed(0..end)),
            is_run_in: label.heading.is_some(),
            is_piece: label.role == Role::Inside || last == line.number,
            ..source_line(line, label.kind, label.range.clone())
        });
        last = line.number;
    }
    for (line, kind) in dropped.iter().filter(|(_, kind)| *kind != ElementKind::Debris) {
        record.push(source_line(line, *kind, line.all()));
    }
    let all = lines.iter().chain(dropped.iter().map(|(line, _)| line));
    record.extend(all.flat_map(debris));
    record.sort_by_key(|line| (line.number, line.is_piece, line.range.start));
    record
}

/// The record of a part of a line.
fn source_line(line: &Line, kind: ElementKind, part: Range<usize>) -> SourceLine {
    SourceLine {
        number: line.number,
        kind,
        ordinal: None,
        is_run_in: false,
        range: line.columns(part.clone()),
        text: line.printed(part),
        is_piece: false,
    }
}

/// The records of the 杂质 in a line.
fn debris(line: &Line) -> impl Iterator<Item = SourceLine> + '_ {
    let mut cut = 0;
    line.cuts.iter().filter_map(move |one| {
        let start = line.column_without_cuts(one.at).saturating_add(cut);
        cut = cut.saturating_add(one.characters);
        let text = one.debris.clone()?;
        Some(SourceLine {
            text,
            range: start..start.saturating_add(one.characters),
            is_piece: !line.shape.is_empty(),
            ..source_line(line, ElementKind::Debris, 0..0)
        })
    })
}

/// One line of `format --explain --format json` (contract in `architecture.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained<'a> {
    /// Number of the line, 1-based.
    pub line: u32,
    /// Chinese name of the element.
    pub element: &'static str,
    /// 层次序数 of a heading.
    pub ordinal: Option<&'a str>,
    /// Whether text follows the heading on this line.
    pub run_in: bool,
    /// The text, without indent.
    pub text: &'a str,
    /// First character in the line, for what shares the line with another element.
    pub start: Option<u32>,
    /// Character behind the last one.
    pub end: Option<u32>,
}

/// What each line of the source was taken for, in reading order.
pub fn explain(document: &Document) -> Vec<Explained<'_>> {
    document.lines.iter().map(explained).collect()
}

/// One line as the contract has it.
fn explained(line: &SourceLine) -> Explained<'_> {
    Explained {
        line: line.number,
        element: line.kind.name(),
        ordinal: line.ordinal.as_deref(),
        run_in: line.is_run_in,
        text: &line.text,
        start: line.is_piece.then_some(line.range.start),
        end: line.is_piece.then_some(line.range.end),
    }
}
