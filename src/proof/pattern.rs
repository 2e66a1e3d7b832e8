//! Rules that look at one paragraph: a regular expression between guards.

use super::hit::Hit;
use super::paragraph::Paragraph;
use super::protect::Protected;
use crate::catalog::{Pattern, ProofRules, ProofTest};
use regex::Captures;
use std::cell::OnceCell;
use std::ops::Range;

/// All matches of all rules in one paragraph.
pub(super) fn hits(rules: &ProofRules, at: usize, paragraph: &Paragraph) -> Vec<Hit> {
    let mut hits = Vec::new();
    let protected = OnceCell::new();
    for index in rules.finds.matches(&paragraph.text) {
        let rule = &rules.rules[index];
        let ProofTest::Pattern(pattern) = &rule.test else { continue };
        if !rule.kinds.contains(&paragraph.kind) {
            continue;
        }
        let found = matches(pattern, &paragraph.text).filter(|(range, _)| {
            // Looked for only once something is found: most paragraphs hold nothing.
            let protected = protected.get_or_init(|| Protected::of(rules, paragraph));
            !protected.holds(rule, range)
        });
        hits.extend(found.map(|(range, to)| Hit {
            rule: index,
            paragraph: at,
            range,
            to,
        }));
    }
    hits
}

/// The matches that the guards let through, with what they become.
fn matches<'p>(
    pattern: &'p Pattern,
    text: &'p str,
) -> impl Iterator<Item = (Range<usize>, Option<String>)> + 'p {
    let is_silent = pattern.unless.as_ref().is_some_and(|unless| unless.is_match(text));
    let found = pattern.find.captures_iter(text).take_while(move |_| !is_silent);
    found.filter_map(move |found| {
        let range = found.get(0)?.range();
        let is_wrong = !range.is_empty() && guards_hold(pattern, text, &range);
        is_wrong.then(|| (range, replacement(pattern, &found)))
    })
}

/// Whether all guards at the edges of a match hold.
fn guards_hold(pattern: &Pattern, text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    pattern.before.as_ref().is_none_or(|guard| guard.is_match(before))
        && pattern.after.as_ref().is_none_or(|guard| guard.is_match(after))
        && !pattern.not_before.as_ref().is_some_and(|guard| guard.is_match(before))
        && !pattern.not_after.as_ref().is_some_and(|guard| guard.is_match(after))
}

/// What a match should be.
fn replacement(pattern: &Pattern, found: &Captures) -> Option<String> {
    if let Some(to) = &pattern.to {
        let mut replaced = String::new();
        found.expand(to, &mut replaced);
        return Some(replaced);
    }
    let caught = found.get(1).map(|group| group.as_str())?;
    pattern.swap.get(caught).map(ToString::to_string)
}
