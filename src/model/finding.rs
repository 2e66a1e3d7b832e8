//! 发现: what the office should look at. One type for every step.

use super::Text;
use std::fmt;

/// 级别.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 错误: exit code 1.
    Error,
    /// 警告
    Warning,
    /// 提示
    Hint,
}

impl Severity {
    /// Reads the Chinese word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Hint]
            .into_iter()
            .find(|s| s.to_string() == text)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Hint => "提示",
        })
    }
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Workbook below the data folder, template below `templates/`, or document.
    pub file: Option<Text>,
    /// Worksheet.
    pub sheet: Option<Text>,
    /// Cell like `F12`; `12` alone for a whole row.
    pub cell: Option<Text>,
    /// Line or paragraph, 1-based.
    pub line: Option<u32>,
    /// First character in the line, 0-based.
    pub start: Option<u32>,
    /// Character behind the last one.
    pub end: Option<u32>,
}

/// The row or line as the reader knows it, with the faulty part marked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// One line of text; cells of a row joined by ` │ `.
    pub text: String,
    /// First marked character, 0-based.
    pub start: usize,
    /// Character behind the last marked one.
    pub end: usize,
}

/// A replacement that can be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What stands there.
    pub from: Text,
    /// What should.
    pub to: Text,
    /// Certain: class A of `proof.md` §0.3, applied by `--fix`; in a workbook, to be taken over
    /// as it stands.
    pub is_safe: bool,
}

/// 发现: fact, place, advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `E-DATE-IMPOSSIBLE`, `C-07`, `PN-03`.
    pub code: Text,
    /// 级别.
    pub severity: Severity,
    /// What is so, ≤ 20 characters where possible, no blame, no exclamation.
    pub fact: String,
    /// What was read.
    pub read: Option<String>,
    /// What to do; begins with a verb.
    pub advice: String,
    /// Where.
    pub place: Place,
    /// The row or line itself.
    pub excerpt: Option<Excerpt>,
    /// A replacement.
    pub fix: Option<Fix>,
    /// Other cells that it is about, the first ones of many.
    pub more: Vec<Place>,
}
