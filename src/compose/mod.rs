//! compose: text → the element tree of GB/T 9704, for template output and any free text.
//! Knows no fonts.

mod placeholder; // what stands for a value
mod line; // one line of text
mod source; // text → lines
mod pattern; // what elements look like
mod clean; // no indents, debris, page numbers
mod series; // numbers of the open headings
mod reading; // lines and what they were taken for
mod head; // 版头
mod title; // 标题, 主送机关
mod heading; // levels
mod tag; // 责任标签
mod table; // pipe tables
mod closing; // 附件说明, 落款, 附注
mod annex; // 附件, 附文
mod body; // line after line
mod tree; // labels → elements
mod front; // front matter beats recognition
mod record; // what every line was
mod remark; // findings

pub use record::{Explained, explain};

use crate::catalog::Catalog;
use crate::model::{Document, Draft, Finding, FrontMatter, Layout, Table};
use reading::Reading;
use remark::Tally;
use source::Source;

/// Recognises the elements of a rendered draft.
pub fn compose(catalog: &Catalog, draft: Draft) -> (Document, Vec<Finding>) {
    let source = source::of_draft(&draft.text, &draft.sources);
    let origin = Origin::Draft(&draft.tables);
    let (mut document, findings) = recognise(catalog, draft.front, source, origin);
    document.paper = Some(draft.paper);
    document.sources = draft.sources;
    (document, findings)
}

/// Recognises the elements of any text.
pub fn compose_text(
    catalog: &Catalog,
    front: FrontMatter,
    text: &str,
) -> (Document, Vec<Finding>) {
    recognise(catalog, front, source::of_text(text), Origin::Text)
}

/// Who wrote a text.
#[derive(Clone, Copy)]
enum Origin<'a> {
    /// A clerk, or a converter.
    Text,
    /// A template; with the tables it printed places for.
    Draft(&'a [Table]),
}

/// Recognises the elements of lines.
fn recognise(
    catalog: &Catalog,
    front: FrontMatter,
    source: Source,
    origin: Origin,
) -> (Document, Vec<Finding>) {
    let words = &catalog.recogniser;
    let clean = clean::clean(words, source.lines);
    let (is_draft, tables) = match origin {
        Origin::Text => (false, &[][..]),
        Origin::Draft(tables) => (true, tables),
    };
    let mut reading = Reading::new(words, &front, &clean.lines);
    // Lines of a template or a form are whole.
    if !is_draft && front.layout != Layout::Form {
        reading.expect_page_ends();
    }
    head::read(&mut reading);
    title::read(&mut reading);
    body::read(&mut reading);
    let Reading { labels, joined, uneven, remarks, .. } = reading;
    // Indents of a template are its author's way of writing.
    let indents = if is_draft { Tally::default() } else { clean.indents };
    let counted = [
        ("E-TEXT-INVISIBLE", source.invisible),
        ("E-TEXT-INDENT", indents),
        ("E-TEXT-DEBRIS", clean.debris),
        ("E-TEXT-PAGE", clean.page_numbers),
        ("E-TEXT-SPREAD", clean.spread),
        ("E-TEXT-JOINED", joined),
        ("E-TEXT-ROWS", uneven),
    ];
    let findings = remark::findings(catalog, &counted, remarks);
    let mut document = Document {
        paper: None,
        front,
        head: Vec::new(),
        body: Vec::new(),
        parts: Vec::new(),
        imprint: Vec::new(),
        sources: Vec::new(),
        lines: record::record(&clean.lines, &clean.dropped, &labels),
    };
    tree::grow(&mut document, &clean.lines, &labels, tables);
    front::reconcile(&mut document);
    (document, findings)
}
