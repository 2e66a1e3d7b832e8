//! Tables of a web page, as web systems and WPS export them, often named .xls: each table is
//! a worksheet, `rowspan` and `colspan` are merges.

use super::delimited::bare;
use super::{Fault, ROWS, Take};
use crate::read::grid::{Merge, Part};
use crate::read::raw::RawRow;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::BTreeMap;

/// Columns of a table in a page.
const WIDEST: u16 = 1024;
/// Tables inside tables.
const DEEPEST: usize = 64;

/// Gives every table of some pages that holds more than one cell in a row.
pub(super) fn parts(pages: &[String], name: &str, take: Take) -> Result<(), Fault> {
    let mut page = Page { open: Vec::new(), count: 0, name, take };
    for text in pages {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => page.start(&tag)?,
                Token::EndTag(tag) => page.end(&tag.name)?,
                Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        while let Some(table) = page.open.pop() {
            page.close(table)?;
        }
    }
    Ok(())
}

/// A page being read.
struct Page<'a> {
    /// Tables that are open, the innermost last.
    open: Vec<Table>,
    /// Tables given so far.
    count: usize,
    /// What the file is called.
    name: &'a str,
    /// Where parts go.
    take: Take<'a>,
}

/// A table being read.
#[derive(Default)]
struct Table {
    /// Its merges and rows.
    parts: Vec<Part>,
    /// The row that is open.
    row: Option<RawRow>,
    /// Rows begun.
    rows: u32,
    /// The column after the last cell of the row.
    next: u16,
    /// Columns that cells of rows above reach down into, and to which row.
    reached: BTreeMap<u16, u32>,
    /// The cell that is open: its column and its words.
    cell: Option<(u16, String)>,
    /// Whether a row holds two cells: else the table only lays the page out.
    is_data: bool,
}

impl Page<'_> {
    /// A tag opens.
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Fault> {
        let name: &[u8] = &tag.name;
        match name {
            b"table" if self.open.len() >= DEEPEST => return Err(Fault::Damaged),
            b"table" => self.open.push(Table::default()),
            b"br" | b"p" | b"div" | b"li" => self.words("\n"),
            _ => {
                let Some(table) = self.open.last_mut() else { return Ok(()) };
                match name {
                    b"tr" => table.begin(),
                    b"td" | b"th" => return table.cell(tag),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// A tag closes.
    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            b"td" | b"th" => table.end_cell(),
            b"tr" => table.end_row(),
            b"table" => {
                if let Some(table) = self.open.pop() {
                    self.close(table)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Words of the innermost cell that is open.
    fn words(&mut self, words: &str) {
        let table = self.open.last_mut();
        if let Some((_, text)) = table.and_then(|table| table.cell.as_mut()) {
            text.push_str(words);
        }
    }

    /// Gives a table that is over.
    fn close(&mut self, mut table: Table) -> Result<(), Fault> {
        table.end_row();
        if !table.is_data {
            return Ok(());
        }
        self.count += 1;
        let name = if self.count == 1 {
            self.name.to_owned()
        } else {
            format!("{}（{}）", self.name, self.count)
        };
        (self.take)(Part::Sheet { name, is_hidden: false })?;
        table.parts.into_iter().try_for_each(&mut *self.take)
    }
}

impl Table {
    /// Begins a row.
    fn begin(&mut self) {
        self.end_row();
        self.rows = (self.rows + 1).min(ROWS);
        self.next = 0;
        self.row = Some(RawRow::new(self.rows));
        self.reached.retain(|_, last| *last >= self.rows);
    }

    /// Begins a cell in the first column that is free.
    fn cell(&mut self, tag: &StartTag<()>) -> Result<(), Fault> {
        self.end_cell();
        if self.row.is_none() {
            self.begin();
        }
        let mut columns = self.next..WIDEST;
        let Some(column) = columns.find(|at| !self.reached.contains_key(at)) else {
            return Err(Fault::ManyCells);
        };
        let right = u16::try_from(span(tag, b"colspan")).unwrap_or(WIDEST);
        let right = right.min(WIDEST - column);
        let down = span(tag, b"rowspan").min(ROWS + 1 - self.rows);
        self.next = column + right;
        let last = (self.rows + down - 1, column + right - 1);
        if (right, down) != (1, 1) {
            let start = (self.rows - 1, column);
            self.parts.push(Part::Merge(Merge { start, end: (last.0 - 1, last.1) }));
        }
        if down > 1 {
            self.reached.extend((column..=last.1).map(|at| (at, last.0)));
        }
        self.is_data |= column > 0;
        self.cell = Some((column, String::new()));
        Ok(())
    }

    /// Ends the cell that is open.
    fn end_cell(&mut self) {
        let Some((column, words)) = self.cell.take() else { return };
        if let Some(row) = &mut self.row {
            row.push_text(column, bare(&words));
        }
    }

    /// Ends the row that is open.
    fn end_row(&mut self) {
        self.end_cell();
        let row = self.row.take().filter(|row| !row.is_empty());
        self.parts.extend(row.map(Part::Row));
    }
}

/// How far a cell reaches.
fn span(tag: &StartTag<()>, name: &[u8]) -> u32 {
    let value = tag.attributes.get(name).map(|value| String::from_utf8_lossy(value));
    let value = value.and_then(|value| value.trim().parse::<u32>().ok());
    value.unwrap_or(1).max(1)
}
