//! A fault in a template, shown with its line and a caret that is right under wide characters.

use crate::expr::condition::Fault;
use std::ops::Range;

/// The text of a template and where it comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path below `templates/`; also its name in the engine.
    pub path: String,
    /// Line of the file where the text begins, 1-based.
    pub first_line: u32,
    /// The text.
    pub text: String,
}

/// What is wrong, and at which bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the text.
    pub at: Range<usize>,
    /// What is wrong and what to write, in Chinese.
    pub message: String,
}

impl Note {
    /// A fault at some bytes.
    pub fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

impl Source {
    /// The line of a byte, 1-based in the file.
    pub fn line(&self, at: usize) -> u32 {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let breaks = before.matches('\n').count();
        self.first_line + u32::try_from(breaks).unwrap_or(u32::MAX)
    }

    /// Path and line, the line itself, carets, and the message.
    pub fn show(&self, note: &Note) -> String {
        let start = self.text.get(..note.at.start).unwrap_or(&self.text);
        let begin = start.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[begin..].lines().next().unwrap_or_default();
        let chars = |to: usize| {
            let to = to.clamp(begin, begin + line.len());
            self.text.get(begin..to).unwrap_or_default().chars().count()
        };
        let fault = Fault::new(chars(note.at.start)..chars(note.at.end), &note.message);
        format!("{} 第{}行：\n{}", self.path, self.line(note.at.start), fault.show(line))
    }
}
