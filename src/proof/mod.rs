//! proof: looks at prose and structure, adds proof-reading findings (`proof.md`).

mod paragraph; // what is read: elements and table cells
mod protect; // spans that are left alone
mod pattern; // rules of one paragraph
pub mod rules; // rules that need counting or memory
mod hit; // from a match to a finding
mod fix; // safe edits
mod truth; // numbers against figures

pub use fix::{Change, Fixed, apply};
pub use truth::disagreements;

use crate::catalog::{Catalog, ProofTest};
use crate::model::{Document, Finding};
use hit::Hit;

/// Runs every rule over the elements of a document; findings in reading order.
pub fn proof(catalog: &Catalog, document: &Document) -> Vec<Finding> {
    let paragraphs = paragraph::paragraphs(document);
    let mut hits: Vec<Hit> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        hits.extend(pattern::hits(&catalog.proof, at, paragraph));
    }
    for (index, rule) in catalog.proof.rules.iter().enumerate() {
        if let ProofTest::Logic(name) = &rule.test {
            let found = rules::run(name, rule, &paragraphs);
            let with_rule = |hit: Hit| Hit { rule: index, ..hit };
            hits.extend(found.into_iter().map(with_rule));
        }
    }
    hit::findings(catalog, &paragraphs, hits)
}
