//! Comparisons become calls of our own, before minijinja compiles the text.
//!
//! A blank compares as false in every order, and a value as its number, day or word: neither
//! can be said through minijinja's operators, which want a total order and compare an object
//! only with one of its own type. So `a < b` is compiled as `_lt(a, b)`. Line numbers stay;
//! columns are led back by [`Rewritten::original`].

use super::tree::{Bytes, Tree};

/// A text with some of its pieces replaced.
#[derive(Clone, Debug)]
pub(super) struct Rewritten {
    /// What minijinja compiles.
    pub(super) text: String,
    /// Replaced bytes of the original and the length of what stands there now, in order.
    edits: Vec<(Bytes, usize)>,
}

/// What is put in behind the last tag of a line, so that its line break stays.
const NOTHING: &str = "{{''}}";

/// Rewrites a template.
pub(super) fn rewrite(text: &str, tree: &Tree) -> Rewritten {
    let mut edits: Vec<(Bytes, String)> = Vec::new();
    for comparison in &tree.comparisons {
        let name = function(&text[comparison.operator.clone()]);
        edits.push((comparison.start..comparison.start, format!("{name}(")));
        edits.push((comparison.operator.clone(), ",".to_owned()));
        edits.push((comparison.end..comparison.end, ")".to_owned()));
    }
    edits.extend(tree.line_ends.iter().map(|end| (*end..*end, NOTHING.to_owned())));
    edits.sort_by_key(|(at, _)| at.start);
    let mut rewritten = Rewritten { text: String::new(), edits: Vec::new() };
    let mut done = 0;
    for (at, with) in edits {
        rewritten.text.push_str(&text[done..at.start]);
        rewritten.text.push_str(&with);
        done = at.end;
        rewritten.edits.push((at, with.len()));
    }
    rewritten.text.push_str(&text[done..]);
    rewritten
}

/// The function that stands for an operator.
fn function(operator: &str) -> &'static str {
    match operator {
        "==" => "_eq",
        "!=" => "_ne",
        "<" => "_lt",
        "<=" => "_le",
        ">" => "_gt",
        ">=" => "_ge",
        "in" => "_in",
        _ => "_out",
    }
}

impl Rewritten {
    /// The byte of the original that a byte of the new text comes from.
    pub(super) fn original(&self, at: usize) -> usize {
        let (mut old, mut new) = (0, 0);
        for (replaced, length) in &self.edits {
            let untouched = replaced.start - old;
            if at < new + untouched {
                break;
            }
            old = replaced.end;
            new += untouched + length;
            if at < new {
                return replaced.start;
            }
        }
        old + at.saturating_sub(new)
    }
}
