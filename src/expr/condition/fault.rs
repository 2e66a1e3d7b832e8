//! A fault in the text of a condition, with a caret that is right under wide characters.

use super::node::Chars;
use unicode_width::UnicodeWidthStr;

/// What is wrong, and where, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// First faulty character, 0-based.
    pub start: usize,
    /// Character behind the last one.
    pub end: usize,
    /// What is wrong, in Chinese.
    pub message: String,
}

impl Fault {
    /// A fault at some characters.
    pub fn new(at: Chars, message: &str) -> Self {
        Self { start: at.start, end: at.end, message: message.to_owned() }
    }

    /// The text, a line of carets under the fault, and the message.
    pub fn show(&self, text: &str) -> String {
        let part = |from: usize, to: usize| -> String {
            text.chars().skip(from).take(to.saturating_sub(from)).collect()
        };
        let before = part(0, self.start).width();
        let width = part(self.start, self.end).width().max(1);
        format!("{text}\n{}{} {}", " ".repeat(before), "^".repeat(width), self.message)
    }
}
