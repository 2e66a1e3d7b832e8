//! 段: what proof reads, one element or one table cell at a time.

use crate::model::{Document, Element, ElementKind, Span};
use std::ops::Range;

/// One piece of text.
pub(super) struct Paragraph<'a> {
    /// What it is.
    pub kind: ElementKind,
    /// Line of the source, 1-based.
    pub line: u32,
    /// Its whole text.
    pub text: String,
    /// Length of the 层次序数 at its beginning, in bytes.
    pub ordinal: Option<usize>,
    /// 0 = the paper itself, then one for each annex or attached text: series of numbers of
    /// their own.
    pub section: usize,
    /// The text by origin.
    spans: &'a [Span],
    /// Whether it is a table cell, whose characters do not stand at known places in the line.
    pub is_cell: bool,
}

/// All paragraphs in reading order.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph<'_>> {
    let main = document.head.iter().chain(&document.body).map(|element| (0, element));
    let parts = (1..).zip(&document.parts);
    let parts = parts.flat_map(|(section, part)| {
        part.elements.iter().map(move |element| (section, element))
    });
    let imprint = document.imprint.iter().map(|element| (0, element));
    let mut paragraphs = Vec::new();
    for (section, element) in main.chain(parts).chain(imprint) {
        paragraphs.push(of_element(section, element));
        let rows = element.table.iter().flat_map(|table| &table.rows);
        paragraphs.extend(rows.flatten().map(|cell| Paragraph {
            kind: ElementKind::Table,
            line: element.line,
            text: cell.spans.iter().map(|span| span.text.as_str()).collect(),
            ordinal: None,
            section,
            spans: &cell.spans,
            is_cell: true,
        }));
    }
    paragraphs
}

/// The paragraph of an element.
fn of_element(section: usize, element: &Element) -> Paragraph<'_> {
    let text = element.text();
    let ordinal = element.ordinal.as_deref().filter(|o| text.starts_with(*o));
    Paragraph {
        kind: element.kind,
        line: element.line,
        ordinal: ordinal.map(str::len),
        section,
        spans: &element.spans,
        is_cell: false,
        text,
    }
}

impl Paragraph<'_> {
    /// The 层次序数 as written.
    pub(super) fn ordinal_text(&self) -> Option<&str> {
        self.text.get(..self.ordinal?)
    }

    /// The text by origin.
    pub(super) fn spans(&self) -> &[Span] {
        self.spans
    }

    /// The bytes that data supplied.
    pub(super) fn data(&self) -> Vec<Range<usize>> {
        let mut from = 0;
        let mut data = Vec::new();
        for span in self.spans {
            let to = from + span.text.len();
            if span.source.is_some() {
                data.push(from..to);
            }
            from = to;
        }
        data
    }

    /// Characters before a byte.
    pub(super) fn characters(&self, byte: usize) -> usize {
        self.text.get(..byte).map_or(0, |before| before.chars().count())
    }
}
