//! 改正: safe edits of class A, in the order of `proof.md` §0.4, logged.

use crate::catalog::{Catalog, Stage};
use crate::model::{Finding, Fix, Text};
use std::collections::BTreeMap;
use std::ops::Range;

/// A text with its safe edits made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// What was done, in reading order.
    pub log: Vec<Change>,
}

/// One edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule.
    pub code: Text,
    /// Line, 1-based.
    pub line: u32,
    /// First character in the fixed line, 0-based.
    pub start: usize,
    /// What stood there.
    pub before: Text,
    /// What stands there now.
    pub after: Text,
}

/// An edit that may be made, in characters of its line.
struct Edit<'a> {
    /// Its rule.
    code: &'a Text,
    /// Where.
    range: Range<usize>,
    /// What.
    fix: &'a Fix,
}

/// Makes the safe edits of `findings`, which came from proof-reading `text` line by line.
///
/// Edits never overlap: of two that would, the one of the earlier stage is made and the
/// other is found again when the result is read again. A finding that does not fit the
/// text is passed over.
pub fn apply(catalog: &Catalog, text: &str, findings: &[Finding]) -> Fixed {
    let mut edits: BTreeMap<u32, Vec<Edit>> = BTreeMap::new();
    for (line, edit) in findings.iter().filter_map(edit) {
        edits.entry(line).or_default().push(edit);
    }
    let mut fixed = Fixed { text: String::with_capacity(text.len()), log: Vec::new() };
    for (line, content) in (1..).zip(text.split('\n')) {
        if line > 1 {
            fixed.text.push('\n');
        }
        match edits.remove(&line) {
            None => fixed.text.push_str(content),
            Some(edits) => fixed.take(line, content, &chosen(catalog, content, edits)),
        }
    }
    fixed
}

/// The edit of a finding, if it has a safe one.
fn edit(finding: &Finding) -> Option<(u32, Edit<'_>)> {
    let fix = finding.fix.as_ref().filter(|fix| fix.is_safe)?;
    let start = usize::try_from(finding.place.start?).ok()?;
    let end = usize::try_from(finding.place.end?).ok()?;
    Some((finding.place.line?, Edit { code: &finding.code, range: start..end, fix }))
}

/// The edits of a line that fit it and do not overlap, in reading order.
fn chosen<'a>(catalog: &Catalog, line: &str, edits: Vec<Edit<'a>>) -> Vec<Edit<'a>> {
    let letters: Vec<char> = line.chars().collect();
    let fits = |edit: &Edit| {
        let there = letters.get(edit.range.clone());
        there.is_some_and(|there| there.iter().copied().eq(edit.fix.from.chars()))
    };
    let mut edits: Vec<Edit> = edits.into_iter().filter(fits).collect();
    edits.sort_by_key(|edit| (stage(catalog, edit.code), edit.range.start));
    let mut chosen: Vec<Edit> = Vec::new();
    for edit in edits {
        let is_free = |other: &Edit| {
            other.range.end <= edit.range.start || edit.range.end <= other.range.start
        };
        if chosen.iter().all(is_free) {
            chosen.push(edit);
        }
    }
    chosen.sort_by_key(|edit| edit.range.start);
    chosen
}

/// The stage of a rule's edits.
fn stage(catalog: &Catalog, code: &str) -> Stage {
    let rules = catalog.proof.rules.iter().filter(|rule| &*rule.id == code);
    rules.map(|rule| rule.stage).min().unwrap_or_default()
}

impl Fixed {
    /// Appends one line with its edits.
    fn take(&mut self, line: u32, content: &str, edits: &[Edit]) {
        let letters: Vec<char> = content.chars().collect();
        let mut made: Vec<char> = Vec::with_capacity(letters.len());
        let mut from = 0;
        for edit in edits {
            made.extend(&letters[from..edit.range.start]);
            self.log.push(Change {
                code: edit.code.clone(),
                line,
                start: made.len(),
                before: edit.fix.from.clone(),
                after: edit.fix.to.clone(),
            });
            made.extend(edit.fix.to.chars());
            from = edit.range.end;
        }
        made.extend(&letters[from..]);
        self.text.extend(made);
    }
}
