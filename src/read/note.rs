//! A note on one cell, with the row around it.

use super::clean;
use super::grid::{Raw, RawRow};
use super::header::Header;
use super::value::Note;
use crate::catalog::SheetDecl;
use crate::model::{Text, without_numbers};

/// A note on one cell.
pub(super) struct CellNote {
    /// Worksheet row.
    pub(super) number: u32,
    /// Worksheet column.
    pub(super) column: u16,
    /// Declared column.
    pub(super) at: usize,
    /// As written.
    pub(super) from: String,
    /// What to say.
    pub(super) note: Note,
    /// The row as text, and which part is the cell.
    pub(super) excerpt: (String, usize, usize),
    /// As understood.
    pub(super) to: Text,
    /// What can stand there instead and says the same without a word.
    pub(super) proposal: Option<Text>,
}

/// Shown in place of what never enters findings (`model.md` §8).
const PRIVATE: &str = "（略）";

/// A note with the row around the cell.
pub(super) fn note_on(
    (decl, header): (&SheetDecl, &Header),
    (row, column, at): (&RawRow, u16, usize),
    note: Note,
    to: Text,
) -> CellNote {
    let is_private = |column: u16| {
        let mut columns = decl.columns.iter().zip(&header.columns);
        columns.any(|(decl, place)| {
            decl.is_private() && place.as_ref().is_some_and(|(at, _)| *at == column)
        })
    };
    let show = |column: u16, cell: &Raw| {
        if is_private(column) {
            return PRIVATE.to_owned();
        }
        without_numbers(&clean::value(&cell.text())).into_owned()
    };
    let mut text = String::new();
    let (mut start, mut end) = (0, 0);
    for (i, (here, cell)) in row.cells.iter().enumerate() {
        if i > 0 {
            text.push_str(" │ ");
        }
        let from = text.chars().count();
        text.push_str(&show(*here, cell));
        if *here == column {
            (start, end) = (from, text.chars().count());
        }
    }
    let from = match row.get(column) {
        Some(_) if is_private(column) => PRIVATE.to_owned(),
        Some(cell) => without_numbers(&cell.text()).into_owned(),
        None => String::new(),
    };
    let to = if is_private(column) { PRIVATE.into() } else { to };
    let excerpt = (text, start, end);
    CellNote { number: row.number, column, at, from, note, excerpt, to, proposal: None }
}
