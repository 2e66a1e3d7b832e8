//! inspect: measures a DOCX, ours or a clerk's, against GB/T 9704 (X01–X29 of `gongwen.md`
//! §6.1). X28, same input and same bytes, takes two runs and is no matter of one file.

mod package; // the wall: zip → XML
mod tree; // XML → elements
mod relations; // which part points to which
mod indent; // indents in characters and twips
mod border; // rules round things
mod look; // formatting, layer over layer
mod styles; // styles.xml
mod numbering; // automatic numbers
mod section; // paper, margins, headers, footers
mod drawing; // rules and text boxes
mod run; // text with its letters, fields
mod table; // tables and rows
mod story; // paragraphs in reading order
mod words; // measures as the office says them
mod face; // names of typefaces
mod pattern; // elements as text
mod recognise; // which paragraph is which element
mod notes; // deviations → findings
mod paper; // all of it together
mod checks; // X01–X29

use crate::catalog::Catalog;
use crate::model::{Finding, Layout};
use notes::Notes;

/// Measures a file; `layout` is that of the paper, guessed where it is not given.
///
/// Findings come clause by clause, one for each check and kind of place. Their place is the
/// paragraph in body order, table paragraphs counted; those of a text box count as the one
/// that holds it. A missing element that is optional is no finding.
pub fn inspect(
    catalog: &Catalog,
    name: &str,
    bytes: &[u8],
    layout: Option<Layout>,
) -> Vec<Finding> {
    let mut notes = Notes::new(catalog, name);
    match paper::open(&catalog.layout, bytes, layout, &mut notes) {
        Ok(paper) => checks::run(&paper, &mut notes),
        Err(refusal) => notes.whole(refusal, String::new()),
    }
    notes.findings()
}
