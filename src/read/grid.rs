//! What is met in a workbook on the way: its worksheets, their rows, and what stands around
//! the cells.

use super::raw::RawRow;
use serde::{Deserialize, Serialize};

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
