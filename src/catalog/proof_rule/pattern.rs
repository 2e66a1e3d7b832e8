//! Regular expressions of proof rules, compiled with their guards.

use super::Pattern;
use super::entry::Entry;
use regex::Regex;

/// Compiles one expression; the fault says what is wrong with it.
pub(super) fn compile(text: &str) -> Result<Regex, String> {
    Regex::new(text).map_err(|fault| format!("的正则“{text}”有误：{fault}"))
}

/// Compiles the expressions of a rule; guards are tied to the edge of the match.
pub(super) fn pattern(
    find: &str,
    entry: &Entry,
    faults: &mut Vec<String>,
) -> Option<Pattern> {
    let mut take = |text: Option<String>| match text.as_deref().map(compile)? {
        Ok(regex) => Some(regex),
        Err(fault) => {
            faults.push(fault);
            None
        }
    };
    let ends = |text: &Option<_>| text.as_ref().map(|text| format!("(?:{text})$"));
    let begins = |text: &Option<_>| text.as_ref().map(|text| format!("^(?:{text})"));
    Some(Pattern {
        before: take(ends(&entry.before)),
        after: take(begins(&entry.after)),
        not_before: take(ends(&entry.not_before)),
        not_after: take(begins(&entry.not_after)),
        unless: take(entry.unless.as_ref().map(ToString::to_string)),
        to: entry.to.clone(),
        swap: entry.swap.clone(),
        find: take(Some(find.to_owned()))?,
    })
}
