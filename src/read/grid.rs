//! Cells of a workbook as they are stored, row by row, and what else is seen on the way.

use super::clean;
use crate::model::{CLOSE, Day, Moment, OPEN, SEPARATE, print_day, print_moment};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A cell as stored, not yet understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Raw {
    /// Text, trimmed of control characters and sentinels.
    Text(String),
    /// A number in its shortest decimal form.
    Number(String),
    /// A real date.
    Day(Day),
    /// A real date with a time of day.
    Moment(Moment),
    /// A tick.
    Bool(bool),
    /// `#REF!` and the like.
    Error(String),
}

impl Raw {
    /// As a person would read it.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text.into(),
            Self::Day(day) => print_day(*day).into(),
            Self::Moment(moment) => print_moment(*moment).into(),
            Self::Bool(true) => "是".into(),
            Self::Bool(false) => "否".into(),
        }
    }

    /// The same, tidied (`clean::value`).
    pub(super) fn tidy(&self) -> Cow<'_, str> {
        match self.text() {
            Cow::Borrowed(text) => clean::tidy(text),
            owned @ Cow::Owned(_) => owned,
        }
    }
}

/// One row that holds anything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct RawRow {
    /// 1-based.
    pub(super) number: u32,
    /// Cells by 0-based column, in order.
    pub(super) cells: Vec<(u16, Raw)>,
}

impl RawRow {
    /// The cell in a column.
    pub(super) fn get(&self, column: u16) -> Option<&Raw> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(&self.cells[at].1)
    }
}

/// A merged range: rows and columns, 0-based, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Merge {
    /// First row and column.
    pub(super) start: (u32, u16),
    /// Last row and column.
    pub(super) end: (u32, u16),
}

/// What is met in a workbook of any kind, in the order in which it is met. Merges and what is
/// hidden come before the rows they concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Part {
    /// Names of all worksheets, where they are known before the first begins.
    Names(Vec<String>),
    /// A worksheet begins.
    Sheet {
        /// Name.
        name: String,
        /// Hidden, also "very hidden".
        is_hidden: bool,
    },
    /// A merged range.
    Merge(Merge),
    /// A hidden row, 1-based.
    HiddenRow(u32),
    /// A hidden column, 0-based.
    HiddenColumn(u16),
    /// A picture, by the 1-based row and the 0-based column of its upper left corner.
    Picture(u32, u16),
    /// A row that holds anything.
    Row(RawRow),
    /// The worksheet could not be read further, and why.
    Broken(String),
}

/// Text without control characters and without our sentinels; nothing if nothing is left.
pub(super) fn text_cell(text: &str) -> Option<Raw> {
    // Most texts have none of the bytes that such characters begin with.
    let may_be_foreign = |b: u8| b < 0x20 || matches!(b, 0x7F | 0xC2 | 0xEE);
    let text = if text.bytes().any(may_be_foreign) {
        text.chars().filter(|c| !is_foreign(*c)).collect()
    } else {
        text.to_owned()
    };
    (!text.trim_start().is_empty()).then_some(Raw::Text(text))
}

/// Whether a character never comes in.
fn is_foreign(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || [OPEN, SEPARATE, CLOSE].contains(&c)
}
