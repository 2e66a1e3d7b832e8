//! A document of a few lines, without going through the recogniser.

use regex::Regex;
use zhenwen::model::{Document, Element, ElementKind, FrontMatter, Span};

/// What each level's ordinal looks like, right or wrong (`gongwen.md` 7.2).
const ORDINALS: [(ElementKind, &str); 4] = [
    (ElementKind::Heading1, r"^[一二三四五六七八九十]{1,3}[、.．，]"),
    (ElementKind::Heading2, r"^[（(][一二三四五六七八九十]{1,3}[）)]"),
    (ElementKind::Heading3, r"^\d{1,3}[.．、]"),
    (ElementKind::Heading4, r"^[（(]\d{1,2}[）)]"),
];

/// Reads every line as `kind`; under a heading kind, by its ordinal, or as body without one.
pub(crate) fn fragment(kind: ElementKind, text: &str) -> Document {
    let lines = (1..).zip(text.split('\n'));
    Document {
        paper: None,
        front: FrontMatter::default(),
        head: Vec::new(),
        body: lines.map(|(line, text)| element(kind, line, text)).collect(),
        parts: Vec::new(),
        imprint: Vec::new(),
        sources: Vec::new(),
        lines: Vec::new(),
    }
}

fn element(kind: ElementKind, line: u32, text: &str) -> Element {
    let ordinal = |pattern| Regex::new(pattern).unwrap().find(text);
    let heading = ORDINALS
        .iter()
        .find_map(|(kind, pattern)| Some((*kind, ordinal(pattern)?.as_str().to_owned())))
        .filter(|_| kind.heading_level().is_some());
    let (kind, ordinal) = match heading {
        Some((kind, ordinal)) => (kind, Some(ordinal)),
        None if kind.heading_level().is_some() => (ElementKind::Body, None),
        None => (kind, None),
    };
    let spans = vec![Span { text: text.to_owned(), source: None }];
    Element { kind, line, ordinal, spans, run_in: None, table: None }
}
