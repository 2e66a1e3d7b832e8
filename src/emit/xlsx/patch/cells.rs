//! Cells of a worksheet changed where they stand; cells and rows that are not there are made,
//! in order. Everything else stays as it is.

use super::Fault;
use super::outline::Outline;
use super::splice::Splices;
use super::tag::{attribute, escaped, prefixed, with, without};
use super::walk::{Met, Place, walk};
use crate::model::{CellAt, cell_name};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use std::iter::Peekable;

/// What a cell gets.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// Another content; `None` = it stays.
    pub(super) content: Option<Content>,
    /// Another format.
    pub(super) format: Option<u32>,
}

/// A content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// Text, never a formula.
    Text(String),
    /// A number as it is written in a part.
    Number(String),
}

/// Changes of a worksheet, by cell.
pub(super) type Changes = BTreeMap<CellAt, Change>;

/// The format that each of these cells has or would have.
pub(super) fn formats(
    text: &str,
    outline: &Outline,
    wanted: impl Iterator<Item = CellAt>,
) -> Result<BTreeMap<CellAt, u32>, Fault> {
    let of_column = |column| outline.of_column(column).unwrap_or(0);
    let mut formats: BTreeMap<_, u32> = wanted.map(|at| (at, of_column(at.1))).collect();
    walk(text, |place, _| {
        let (row, format) = match &place {
            Place::Row(row, format) => (*row, *format),
            Place::Cell(Met { at, format, .. }) => {
                if let Some(own) = formats.get_mut(at) {
                    *own = format.unwrap_or(0);
                }
                return;
            }
            _ => return,
        };
        if let Some(format) = format {
            let of_row = formats.range_mut((row, 0)..=(row, u16::MAX));
            of_row.for_each(|(_, own)| *own = format);
        }
    })?;
    Ok(formats)
}

/// Changes the cells.
pub(super) fn change(
    text: &str,
    outline: &Outline,
    changes: &Changes,
    splices: &mut Splices,
) -> Result<(), Fault> {
    let mut left = Left { changes: changes.iter().peekable(), prefix: &outline.prefix };
    walk(text, |place, range| match place {
        Place::Row(row, _) => {
            let before = left.rows_until(row);
            splices.insert(range.start, before);
        }
        Place::EmptyRow(row) => {
            let before = left.rows_until(row);
            let cells = left.cells_until(row, u16::MAX);
            if cells.is_empty() {
                return splices.insert(range.start, before);
            }
            let tag = without(&text[range.clone()], "spans");
            let open = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
            let close = format!("{}row", outline.prefix);
            splices.replace(range, format!("{before}{open}>{cells}</{close}>"));
        }
        Place::Cell(Met { at, tag, .. }) => {
            let before = left.cells_until(at.0, at.1);
            splices.insert(range.start, before);
            if let Some(change) = left.take(at) {
                let xml = changed(&text[range.clone()], (at, tag.len()), change);
                splices.replace(range, prefixed_cell(xml, outline));
            }
        }
        Place::RowEnd(row) => {
            let cells = left.cells_until(row, u16::MAX);
            splices.insert(range.start, cells);
        }
        Place::DataEnd => splices.insert(range.start, left.rows_until(u32::MAX)),
        Place::NoData => {
            let rows = left.rows_until(u32::MAX);
            let name = format!("{}sheetData", outline.prefix);
            splices.replace(range, format!("<{name}>{rows}</{name}>"));
        }
    })
}

/// A cell that was written by us without a prefix gets it.
fn prefixed_cell(xml: Changed, outline: &Outline) -> String {
    match xml {
        Changed::Whole(xml) => xml,
        Changed::New(xml) => prefixed(&xml, &outline.prefix),
    }
}

/// A cell that is changed.
enum Changed {
    /// As it stands, with another format.
    Whole(String),
    /// Written anew.
    New(String),
}

/// A cell with its change; `tag` is the length of its start tag.
fn changed(xml: &str, (at, tag): (CellAt, usize), change: &Change) -> Changed {
    let (tag, rest) = xml.split_at(tag);
    let tag = match change.format {
        Some(format) => with(tag, "s", &format.to_string()),
        None => tag.to_owned(),
    };
    let Some(content) = &change.content else {
        return Changed::Whole(format!("{tag}{rest}"));
    };
    let format = BytesStart::from_content(tag.trim_matches(['<', '>', '/']), 1);
    let format = attribute(&format, "s").and_then(|format| format.parse().ok());
    Changed::New(cell(at, format, content))
}

/// A cell of ours.
pub(super) fn cell(at: CellAt, format: Option<u32>, content: &Content) -> String {
    let format = format.map_or_else(String::new, |format| format!(" s=\"{format}\""));
    let start = format!("<c r=\"{}\"{format}", cell_name(at));
    match content {
        Content::Blank => format!("{start}/>"),
        Content::Number(number) => format!("{start}><v>{}</v></c>", escaped(number)),
        Content::Text(text) => format!(
            "{start} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(text)
        ),
    }
}

/// Changes that are still to come.
struct Left<'a> {
    /// In the order of cells.
    changes: Peekable<std::collections::btree_map::Iter<'a, CellAt, Change>>,
    /// Prefix of the worksheet.
    prefix: &'a str,
}

impl<'a> Left<'a> {
    /// The change of a cell, if it is the next.
    fn take(&mut self, at: CellAt) -> Option<&'a Change> {
        self.changes.next_if(|(own, _)| **own == at).map(|(_, change)| change)
    }

    /// New cells of a row left of a column.
    fn cells_until(&mut self, row: u32, column: u16) -> String {
        let mut cells = String::new();
        while let Some((at, change)) =
            self.changes.next_if(|(at, _)| at.0 == row && at.1 < column)
        {
            let content = change.content.as_ref().unwrap_or(&Content::Blank);
            cells.push_str(&prefixed(&cell(*at, change.format, content), self.prefix));
        }
        cells
    }

    /// New rows above a row.
    fn rows_until(&mut self, row: u32) -> String {
        let mut rows = String::new();
        while let Some((at, _)) = self.changes.peek().filter(|(at, _)| at.0 < row) {
            let number = at.0;
            let cells = self.cells_until(number, u16::MAX);
            let (open, close) = (format!("<row r=\"{number}\">"), "</row>");
            rows.push_str(&prefixed(&open, self.prefix));
            rows.push_str(&cells);
            rows.push_str(&prefixed(close, self.prefix));
        }
        rows
    }
}
