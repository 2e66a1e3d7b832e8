//! Words and marks of a condition.

use super::Fault;
use super::node::Chars;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word: header, keyword, value.
    Word(String),
    /// A quoted text, “…” or "…".
    Quoted(String),
    /// An operator or mark, in its Chinese form.
    Mark(char),
}

/// A token and where it stands.
pub(super) type Placed = (Token, Chars);

/// Marks and the form they are folded to.
const MARKS: &[(&str, char)] = &[
    ("<=", '≤'),
    (">=", '≥'),
    ("!=", '≠'),
    ("=", '='),
    ("≠", '≠'),
    ("<", '<'),
    ("≤", '≤'),
    (">", '>'),
    ("≥", '≥'),
    ("∈", '∈'),
    ("∉", '∉'),
    ("（", '（'),
    ("(", '（'),
    ("）", '）'),
    (")", '）'),
    ("，", '，'),
    (",", '，'),
    ("、", '、'),
    ("+", '+'),
    ("-", '-'),
    (".", '.'),
];

/// Splits a condition into tokens.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Fault> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_whitespace() {
            at += 1;
            continue;
        }
        let (token, end) = next(&chars, at)?;
        tokens.push((token, at..end));
        at = end;
    }
    Ok(tokens)
}

/// The token that begins at `at`, and where it ends.
fn next(chars: &[char], at: usize) -> Result<(Token, usize), Fault> {
    if let Some(close) = closing_quote(chars[at]) {
        let inside = chars[at + 1..].iter().position(|c| *c == close);
        let Some(length) = inside else {
            return Err(Fault::new(at..chars.len(), "引号没有配对"));
        };
        let text = chars[at + 1..at + 1 + length].iter().collect();
        return Ok((Token::Quoted(text), at + length + 2));
    }
    if chars[at].is_ascii_digit() {
        // Also 2026Q4, 2026H2, 2026T1.
        let is_part = |c: char| c.is_ascii_digit() || "-.QHT".contains(c);
        let end = run(chars, at, is_part);
        return Ok((Token::Word(chars[at..end].iter().collect()), end));
    }
    if let Some((mark, length)) = mark(chars, at) {
        return Ok((Token::Mark(mark), at + length));
    }
    let end = run(chars, at, |c| {
        !c.is_whitespace() && !is_mark(c) && closing_quote(c).is_none()
    });
    Ok((Token::Word(chars[at..end].iter().collect()), end))
}

/// The quote that closes one.
fn closing_quote(c: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '"' => Some('"'),
        _ => None,
    }
}

/// The mark that begins at `at`, and its length.
fn mark(chars: &[char], at: usize) -> Option<(char, usize)> {
    let begins =
        |form: &str| form.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    let found = MARKS.iter().find(|(form, _)| begins(form));
    found.map(|(form, mark)| (*mark, form.chars().count()))
}

/// Whether a character begins a mark.
fn is_mark(c: char) -> bool {
    c == '!' || MARKS.iter().any(|(form, _)| form.starts_with(c))
}

/// End of the run of characters that `holds` from `at`; at least one.
fn run(chars: &[char], at: usize, holds: impl Fn(char) -> bool) -> usize {
    let length = chars[at + 1..].iter().take_while(|c| holds(**c)).count();
    at + 1 + length
}
