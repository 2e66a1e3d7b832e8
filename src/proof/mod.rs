//! proof: looks at prose and structure, adds proof-reading findings (`proof.md`).

use crate::catalog::Catalog;
use crate::model::{Document, Finding};

/// Runs every rule over the elements of a document.
pub fn proof(_catalog: &Catalog, _document: &Document) -> Vec<Finding> {
    Vec::new()
}
