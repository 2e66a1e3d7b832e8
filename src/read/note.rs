//! A note on one cell, with the row around it.

use super::clean;
use super::header::Header;
use super::raw::{Raw, RawRow};
use super::value::Note;
use crate::catalog::SheetDecl;
use crate::model::{Text, without_numbers};
use std::collections::BTreeMap;

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

/// Bytes of notes that are listed one by one; of a column further ones are only counted.
const LISTED: usize = 16 << 20;
/// Bytes of a note beside its texts.
const EACH: usize = 256;
/// Characters of a cell that the row around shows, and that are looked at for it.
const SHOWN: usize = 200;
/// See `SHOWN`.
const LOOKED: usize = 1000;

/// Notes on the cells of a table.
#[derive(Default)]
pub(super) struct Notes {
    /// Those that are listed.
    pub(super) listed: Vec<CellNote>,
    /// Bytes of those.
    pub(super) size: usize,
    /// Whether further ones are only counted.
    pub(super) is_full: bool,
    /// By declared column: the worksheet column, and how many are only counted.
    counted: BTreeMap<usize, (u16, u32)>,
}

impl CellNote {
    /// A note that will only be counted: without the row around the cell.
    pub(super) fn bare(number: u32, (column, at): (u16, usize), note: Note) -> Self {
        let (from, excerpt, to) = (String::new(), (String::new(), 0, 0), Text::default());
        Self { number, column, at, from, note, excerpt, to, proposal: None }
    }
}

impl Notes {
    /// Adds the notes on a row.
    pub(super) fn add(&mut self, notes: Vec<CellNote>) {
        for note in notes {
            let size = EACH + note.from.len() + note.excerpt.0.len();
            self.is_full |= self.size + size > LISTED;
            if self.is_full {
                self.counted.entry(note.at).or_insert((note.column, 0)).1 += 1;
            } else {
                self.size += size;
                self.listed.push(note);
            }
        }
    }

    /// All notes under a header in a row; those that are only counted are one a column, on the
    /// header.
    pub(super) fn all(self, header: u32) -> Vec<CellNote> {
        let counted = self.counted.into_iter().map(|(at, (column, count))| {
            let note = Note { code: "E-MANY-ALIKE", says: count.to_string() };
            CellNote::bare(header, (column, at), note)
        });
        self.listed.into_iter().chain(counted).collect()
    }
}

/// Shown in place of what never enters findings (`model.md` §8).
const PRIVATE: &str = "（略）";

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

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
    let show = |column: u16, cell: Raw| {
        if is_private(column) {
            return PRIVATE.to_owned();
        }
        let text = cell.text();
        let text = clean::value(first(&text, LOOKED));
        let text = without_numbers(&text);
        let shown = first(&text, SHOWN);
        if shown.len() < text.len() { format!("{shown}…") } else { text.into_owned() }
    };
    let mut text = String::new();
    let (mut start, mut end) = (0, 0);
    for (i, (here, cell)) in row.cells().enumerate() {
        if i > 0 {
            text.push_str(" │ ");
        }
        let from = text.chars().count();
        text.push_str(&show(here, cell));
        if here == column {
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
