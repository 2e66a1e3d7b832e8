//! Cells as they are stored, row by row: a row has one text for all its cells, so that it is
//! laid down at once, however many they are.

use super::clean;
use crate::model::{CLOSE, Day, Moment, OPEN, SEPARATE, print_day, print_moment};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::{Display, Write};

/// A cell as stored, not yet understood; its text stands in its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Raw<'r> {
    /// Text, trimmed of control characters and sentinels.
    Text(&'r str),
    /// A number in its shortest decimal form.
    Number(&'r str),
    /// A real date.
    Day(Day),
    /// A real date with a time of day.
    Moment(Moment),
    /// A tick.
    Bool(bool),
    /// `#REF!` and the like.
    Error(&'r str),
}

impl<'r> Raw<'r> {
    /// As a person would read it.
    pub(super) fn text(self) -> Cow<'r, str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text.into(),
            Self::Day(day) => print_day(day).into(),
            Self::Moment(moment) => print_moment(moment).into(),
            Self::Bool(true) => "是".into(),
            Self::Bool(false) => "否".into(),
        }
    }

    /// The same, tidied (`clean::value`).
    pub(super) fn tidy(self) -> Cow<'r, str> {
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
    /// The texts of its cells.
    texts: String,
    /// Cells by 0-based column, in order.
    cells: Vec<(u16, Stored)>,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Stored {
    /// See `Raw::Text`.
    Text(Span),
    /// See `Raw::Number`.
    Number(Span),
    /// See `Raw::Day`.
    Day(Day),
    /// See `Raw::Moment`.
    Moment(Moment),
    /// See `Raw::Bool`.
    Bool(bool),
    /// See `Raw::Error`.
    Error(Span),
}

/// Where a text of a row begins and ends; texts of 4 GiB do not come so far.
type Span = (u32, u32);

/// Bytes and cells for which room is made beforehand, at most.
const ROOM: usize = 4096;

impl RawRow {
    /// A row without a cell.
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// A row without a cell, with room for what an ordinary one before it held.
    pub(super) fn like(other: &Self) -> Self {
        Self {
            number: 0,
            texts: String::with_capacity(other.texts.len().min(ROOM)),
            cells: Vec::with_capacity(other.cells.len().min(ROOM)),
        }
    }

    /// Whether it has no cell.
    pub(super) const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How many cells it has.
    pub(super) const fn len(&self) -> usize {
        self.cells.len()
    }

    /// Bytes of its texts.
    pub(super) const fn size(&self) -> usize {
        self.texts.len()
    }

    /// The columns of its cells.
    pub(super) fn columns(&self) -> impl Iterator<Item = u16> {
        self.cells.iter().map(|(column, _)| *column)
    }

    /// Its cells by column.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u16, Raw<'_>)> {
        self.cells.iter().map(|(column, cell)| (*column, self.raw(*cell)))
    }

    /// The cell in a column.
    pub(super) fn get(&self, column: u16) -> Option<Raw<'_>> {
        let at = self.place(column).ok()?;
        Some(self.raw(self.cells[at].1))
    }

    /// Adds a cell behind the others. Whoever adds them in another order than that of columns
    /// calls `order`.
    pub(super) fn push(&mut self, column: u16, raw: Raw) {
        let cell = self.store(raw);
        self.cells.push((column, cell));
    }

    /// Adds a text without control characters and without our sentinels, if any is left.
    pub(super) fn push_text(&mut self, column: u16, text: &str) {
        // Most texts have none of the bytes that such characters begin with; all are looked at
        // together, sixteen and more at a time.
        let may_be_foreign = |b: u8| matches!(b, ..0x20 | 0x7F | 0xC2 | 0xEE);
        if text.bytes().fold(false, |is, b| is | may_be_foreign(b)) {
            let text: String = text.chars().filter(|c| !is_foreign(*c)).collect();
            self.push_words(column, &text);
        } else {
            self.push_words(column, text);
        }
    }

    /// Adds a number in its shortest form.
    pub(super) fn push_number(&mut self, column: u16, number: impl Display) {
        let start = self.texts.len();
        // A text takes all that is written to it.
        let _ = write!(self.texts, "{number}");
        let span = self.span(start);
        self.cells.push((column, Stored::Number(span)));
    }

    /// Puts another cell in the place of one.
    pub(super) fn set(&mut self, column: u16, raw: Raw) {
        let cell = self.store(raw);
        if let Ok(at) = self.place(column) {
            self.cells[at].1 = cell;
        }
    }

    /// Keeps the cells of some columns.
    pub(super) fn retain(&mut self, is_kept: impl Fn(u16) -> bool) {
        self.cells.retain(|(column, _)| is_kept(*column));
    }

    /// Puts the cells in the order of columns; of two in one column the first stays.
    pub(super) fn order(&mut self) {
        self.cells.sort_by_key(|(column, _)| *column);
        self.cells.dedup_by_key(|(column, _)| *column);
    }

    /// Adds a text that is not blank.
    fn push_words(&mut self, column: u16, text: &str) {
        if !text.trim_start().is_empty() {
            self.push(column, Raw::Text(text));
        }
    }

    /// Where the cell of a column stands, or would.
    fn place(&self, column: u16) -> Result<usize, usize> {
        self.cells.binary_search_by_key(&column, |(column, _)| *column)
    }

    /// Lays a cell down.
    fn store(&mut self, raw: Raw) -> Stored {
        let mut lay = |text: &str| {
            let start = self.texts.len();
            self.texts.push_str(text);
            self.span(start)
        };
        match raw {
            Raw::Text(text) => Stored::Text(lay(text)),
            Raw::Number(text) => Stored::Number(lay(text)),
            Raw::Error(text) => Stored::Error(lay(text)),
            Raw::Day(day) => Stored::Day(day),
            Raw::Moment(moment) => Stored::Moment(moment),
            Raw::Bool(yes) => Stored::Bool(yes),
        }
    }

    /// From where a text began to where it ends.
    fn span(&self, start: usize) -> Span {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        (place(start), place(self.texts.len()))
    }

    /// A cell with its text.
    fn raw(&self, cell: Stored) -> Raw<'_> {
        let text = |(start, end): Span| {
            self.texts.get(start as usize..end as usize).unwrap_or_default()
        };
        match cell {
            Stored::Text(span) => Raw::Text(text(span)),
            Stored::Number(span) => Raw::Number(text(span)),
            Stored::Error(span) => Raw::Error(text(span)),
            Stored::Day(day) => Raw::Day(day),
            Stored::Moment(moment) => Raw::Moment(moment),
            Stored::Bool(yes) => Raw::Bool(yes),
        }
    }
}

/// Whether a character never comes in.
fn is_foreign(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || [OPEN, SEPARATE, CLOSE].contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{Raw, RawRow};

    #[test]
    fn a_row_gives_back_what_was_laid_down() {
        let mut row = RawRow::new(3);
        row.push_text(4, "东岭村\u{7}");
        row.push_number(1, 2.50);
        row.push_text(2, " \u{0}");
        row.push(1, Raw::Bool(true));
        row.order();
        row.set(4, Raw::Text("西岭村"));
        let cells: Vec<_> = row.cells().collect();
        assert_eq!(cells, [(1, Raw::Number("2.5")), (4, Raw::Text("西岭村"))]);
        assert_eq!((row.get(2), row.get(4)), (None, Some(Raw::Text("西岭村"))));
        row.retain(|column| column < 4);
        assert_eq!(row.columns().collect::<Vec<_>>(), [1]);
    }
}
