//! 保护: spans that are never edited and, unless a rule says so, never reported
//! (`proof.md` §0.5).

use super::paragraph::Paragraph;
use crate::catalog::{PRINTED_DATA, ProofRule, ProofRules};
use std::ops::Range;

/// The protected spans of one paragraph.
pub(super) struct Protected<'a> {
    /// Span and name of the protection.
    spans: Vec<(Range<usize>, &'a str)>,
    /// What data supplied.
    data: Vec<Range<usize>>,
}

impl<'a> Protected<'a> {
    /// Finds all of them.
    pub(super) fn of(rules: &'a ProofRules, paragraph: &Paragraph) -> Self {
        let mut spans = Vec::new();
        for protection in &rules.protections {
            let found = protection.find.find_iter(&paragraph.text);
            spans.extend(found.map(|found| (found.range(), &*protection.name)));
        }
        Self { spans, data: paragraph.data() }
    }

    /// Whether a match touches a span the rule may not look into. Printed data is
    /// protected as a whole only: a mark doubled across its edge is ours.
    pub(super) fn holds(&self, rule: &ProofRule, found: &Range<usize>) -> bool {
        let is_open = |name: &str| rule.into.iter().any(|into| &**into == name);
        let touched = self.spans.iter().any(|(span, name)| {
            span.start < found.end && found.start < span.end && !is_open(name)
        });
        let inside =
            |span: &Range<usize>| span.start <= found.start && found.end <= span.end;
        touched || (!is_open(PRINTED_DATA) && self.data.iter().any(inside))
    }
}
