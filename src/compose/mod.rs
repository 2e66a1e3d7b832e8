//! compose: text → the element tree of GB/T 9704, for template output and any free text.
//! Knows no fonts.

use crate::catalog::Catalog;
use crate::model::{Document, Draft, Finding, FrontMatter};

/// Recognises the elements of a rendered draft.
pub fn compose(catalog: &Catalog, draft: Draft) -> (Document, Vec<Finding>) {
    let (mut document, findings) = compose_text(catalog, draft.front, &draft.text);
    document.paper = Some(draft.paper);
    document.sources = draft.sources;
    (document, findings)
}

/// Recognises the elements of any text.
pub fn compose_text(
    _catalog: &Catalog,
    front: FrontMatter,
    _text: &str,
) -> (Document, Vec<Finding>) {
    let document = Document {
        paper: None,
        front,
        head: Vec::new(),
        body: Vec::new(),
        parts: Vec::new(),
        imprint: Vec::new(),
        sources: Vec::new(),
    };
    (document, Vec::new())
}
