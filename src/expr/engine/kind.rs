//! What the names of a template stand for, as far as it is known before any data is read.

use super::Note;
use crate::model::Text;
use std::ops::Range;

/// What an expression gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value that can be printed, and the fields that can be asked of it.
    Value(&'static [&'static str]),
    /// A row of one of these sheets.
    Row(Vec<Text>),
    /// Rows of one of these sheets.
    Rows(Vec<Text>),
    /// Rows of these sheets that have a value in common; printed as that value.
    Group(Vec<Text>),
    /// Groups one after the other.
    Groups(Vec<Text>),
    /// Values one after the other, with their fields.
    Values(&'static [&'static str]),
    /// `[…]`: texts and values side by side.
    List,
    /// Text of the template itself.
    Text,
    /// A plain number: `loop.index`, a constant.
    Number,
    /// Yes or no.
    Truth,
    /// `loop`.
    Loop,
    /// Already reported.
    Unknown,
}

impl Kind {
    /// A row of one sheet.
    pub fn row(sheet: &str) -> Self {
        Self::Row(vec![sheet.into()])
    }

    /// Whether it can be printed.
    pub(super) const fn is_printable(&self) -> bool {
        matches!(
            self,
            Self::Value(_) | Self::Group(_) | Self::Text | Self::Number | Self::Unknown
        )
    }

    /// How messages call it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Value(_) => "一个值",
            Self::Row(_) => "一行",
            Self::Rows(_) => "若干行",
            Self::Group(_) => "一组",
            Self::Groups(_) => "若干组",
            Self::Values(_) => "若干值",
            Self::List => "列表",
            Self::Text => "文字",
            Self::Number => "数",
            Self::Truth => "真假",
            Self::Loop => "循环",
            Self::Unknown => "未知",
        }
    }
}

/// An argument of a call, as far as it is known.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The text, if it is a constant one.
    pub text: Option<&'a str>,
    /// What it gives.
    pub kind: Kind,
    /// Where it stands.
    pub at: Range<usize>,
}

impl Given<'_> {
    /// A fault in this argument.
    pub fn fault(&self, message: impl Into<String>) -> Note {
        Note::new(self.at.clone(), message)
    }

    /// A fault inside a constant text, at some of its characters.
    pub fn fault_inside(&self, chars: Range<usize>, message: &str) -> Note {
        let text = self.text.unwrap_or_default();
        let byte = |char: usize| {
            text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
        };
        let begin = self.at.start + 1; // behind the opening quote
        Note::new(begin + byte(chars.start)..begin + byte(chars.end), message)
    }
}

/// A call of a function, as far as it is known.
#[derive(Clone, Debug)]
pub struct CallShape<'a> {
    /// The function.
    pub name: &'a str,
    /// Where its name stands.
    pub at: Range<usize>,
    /// Arguments by position.
    pub arguments: Vec<Given<'a>>,
    /// Arguments by name.
    pub named: Vec<(&'a str, Given<'a>)>,
}

/// The words a template may use; given by whoever knows the sheets.
pub trait Vocabulary {
    /// The names there are, and what each stands for.
    fn names(&self) -> Vec<(Text, Kind)>;

    /// The functions there are.
    fn functions(&self) -> &'static [&'static str];

    /// What a field of a row of these sheets gives, or what is wrong with it.
    fn field(&self, sheets: &[Text], field: &str) -> Result<Kind, String>;

    /// What a call gives; faults are added to `notes`.
    fn call(&self, call: &CallShape, notes: &mut Vec<Note>) -> Kind;
}
