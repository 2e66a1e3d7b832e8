//! 成文: labels become the tree of elements.

use super::annex;
use super::line::Line;
use super::reading::{Label, Role};
use super::table;
use crate::model::{Document, Element, ElementKind, Part, Piece, Span, TABLE, Table};

/// Puts the elements of the labels into a document. `tables` stand where the draft has
/// their places.
pub(super) fn grow(
    document: &mut Document,
    lines: &[Line],
    labels: &[Label],
    tables: &[Table],
) {
    let mut rest = labels;
    while let Some((first, others)) = rest.split_first() {
        let is_more = |label: &&Label| !matches!(label.role, Role::Begins(_));
        let (group, more) = rest.split_at(1 + others.iter().take_while(is_more).count());
        let mut element = element(lines, first, group);
        if element.kind == ElementKind::Table {
            element.table = Some(typed_table(lines, group, tables));
        }
        if let Role::Begins(Some(piece)) = first.role {
            let shape = &lines[first.line].shape;
            let is_landscape =
                piece == Piece::Annex && annex::upright(shape).len() < shape.len();
            document.parts.push(Part { piece, is_landscape, elements: Vec::new() });
        }
        place(document, element);
        rest = more;
    }
}

/// The element of a label and those that go on with it.
fn element(lines: &[Line], first: &Label, group: &[Label]) -> Element {
    let line = &lines[first.line];
    let mut spans = Vec::new();
    if first.kind != ElementKind::Table {
        for label in group.iter().filter(|label| label.role != Role::Inside) {
            // Names of a 签发人 stay apart; between Han characters a join sets nothing.
            if label.role == Role::Joins && first.kind == ElementKind::Approver {
                append(&mut spans, Span { text: "　".to_owned(), source: None });
            }
            let more = lines[label.line].spans(label.range.clone());
            for span in more {
                append(&mut spans, span);
            }
        }
    }
    // A tag on a line of its own runs in behind the heading that it is attached to.
    let is_longer = group.iter().any(|label| label.role == Role::Joins);
    let whole = first.ordinal.filter(|_| is_longer).map(|_| first.range.end);
    Element {
        kind: first.kind,
        line: line.number,
        ordinal: first.ordinal.map(|end| line.printed(0..end)),
        spans,
        run_in: first.heading.or(whole).map(|end| line.length(0..end)),
        table: None,
    }
}

/// Appends a span; words that follow words are one span.
fn append(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.source.is_none() && span.source.is_none() => {
            last.text.push_str(&span.text);
        }
        _ => spans.push(span),
    }
}

/// The table of pipe rows, or the typed one whose place this is.
fn typed_table(lines: &[Line], group: &[Label], tables: &[Table]) -> Table {
    let rows: Vec<&Line> = group.iter().map(|label| &lines[label.line]).collect();
    let index = rows.first().and_then(|row| row.shape.strip_prefix(TABLE));
    match index.and_then(|index| index.parse::<usize>().ok()) {
        Some(index) => tables.get(index).cloned().unwrap_or_default(),
        None => table::table(&rows),
    }
}

/// Puts an element where its kind belongs.
fn place(document: &mut Document, element: Element) {
    let list = match element.kind {
        ElementKind::CopiedTo | ElementKind::Printed => &mut document.imprint,
        kind if kind < ElementKind::Title => &mut document.head,
        _ => match document.parts.last_mut() {
            Some(part) => &mut part.elements,
            None => &mut document.body,
        },
    };
    list.push(element);
}
