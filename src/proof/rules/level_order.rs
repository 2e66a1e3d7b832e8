//! ST-01: levels come in the order 一、（一）1.（1） and none is skipped
//! (GB/T 9704—2012 7.3.3).

use super::super::hit::Hit;
use super::super::paragraph::Paragraph;
use super::series::{Heading, headings};
use crate::catalog::ProofRule;
use std::ops::Range;

/// Headings that skip a level. `一、` to `1.` is legal in a part that never uses `（一）`, and
/// a part may begin at a lower level when it never uses the upper ones.
pub(in super::super) fn run(_rule: &ProofRule, paragraphs: &[Paragraph]) -> Vec<Hit> {
    let headings = headings(paragraphs);
    let mut hits = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let section = || headings.iter().filter(|h| h.section == heading.section);
        let before = headings[..at].last().filter(|h| h.section == heading.section);
        let open = before.map_or(0, |before| before.level);
        let skipped = open + 1..heading.level;
        let is_used = |level: u8| section().any(|h| h.level == level);
        if !skipped.is_empty() && !may_skip(open, skipped, is_used) {
            hits.push(hit(heading));
        }
    }
    hits
}

/// Whether the levels between may be left out.
fn may_skip(open: u8, mut skipped: Range<u8>, is_used: impl Fn(u8) -> bool) -> bool {
    let is_legal = open == 0 || (open == 1 && skipped.end == 3);
    is_legal && !skipped.any(is_used)
}

/// The place of a heading's ordinal.
fn hit(heading: &Heading) -> Hit {
    Hit { rule: 0, paragraph: heading.paragraph, range: 0..heading.ordinal, to: None }
}
