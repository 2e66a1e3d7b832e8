//! Rows and cells of a worksheet, met in order where they stand.

use super::Fault;
use super::tag::attribute;
use super::tree::position;
use crate::model::{CellAt, cell_at};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// What the walk meets.
pub(super) enum Place<'t> {
    /// The tag of a row, and the format of cells that it has none of.
    Row(u32, Option<u32>),
    /// A row without cells.
    EmptyRow(u32),
    /// A cell.
    Cell(Met<'t>),
    /// The end of a row.
    RowEnd(u32),
    /// The end of all rows.
    DataEnd,
    /// No rows at all.
    NoData,
}

/// A cell that the walk meets.
pub(super) struct Met<'t> {
    /// Where it is.
    pub(super) at: CellAt,
    /// Its start tag.
    pub(super) tag: &'t str,
    /// Its format.
    pub(super) format: Option<u32>,
}

/// Walks through rows and cells in order; what is met comes with its range.
pub(super) fn walk<'t>(
    text: &'t str,
    mut meet: impl FnMut(Place<'t>, Range<usize>),
) -> Result<(), Fault> {
    let mut walk = Walk { text, reader: Reader::from_str(text), row: 0, column: None };
    let mut is_inside = false;
    loop {
        let from = position(&walk.reader);
        let event = walk.reader.read_event().map_err(|_| Fault::Broken)?;
        let at = from..position(&walk.reader);
        let is_empty = matches!(event, Event::Empty(_));
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                match start.local_name().as_ref() {
                    "sheetData" if is_empty => break meet(Place::NoData, at),
                    "sheetData" => is_inside = true,
                    "row" if is_inside => {
                        let place = walk.row(start);
                        meet(place, at.start..at.start);
                        if is_empty {
                            meet(Place::EmptyRow(walk.row), at);
                        }
                    }
                    "c" if is_inside => {
                        let cell = walk.cell(start, at.clone());
                        let end = if is_empty { at.end } else { walk.end_of(start)? };
                        meet(cell, at.start..end);
                    }
                    _ => {}
                }
            }
            Event::End(end) if is_inside => match end.local_name().as_ref() {
                "row" => meet(Place::RowEnd(walk.row), at),
                "sheetData" => break meet(Place::DataEnd, at),
                _ => {}
            },
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
    Ok(())
}

/// Where a walk is: a row or cell without a name is the next one.
struct Walk<'t> {
    /// The worksheet.
    text: &'t str,
    /// Reads it.
    reader: Reader<&'t [u8]>,
    /// The last row.
    row: u32,
    /// The last column of it.
    column: Option<u16>,
}

impl<'t> Walk<'t> {
    /// The next row.
    fn row(&mut self, start: &BytesStart) -> Place<'t> {
        let said = attribute(start, "r").and_then(|row| row.parse().ok());
        self.row = said.unwrap_or_else(|| self.row.saturating_add(1));
        self.column = None;
        Place::Row(self.row, row_format(start))
    }

    /// The next cell, which begins with a tag.
    fn cell(&mut self, start: &BytesStart, tag: Range<usize>) -> Place<'t> {
        let said = attribute(start, "r").and_then(|name| cell_at(&name));
        let next = self.column.map_or(0, |column| column.saturating_add(1));
        let column = said.map_or(next, |(_, column)| column);
        self.column = Some(column);
        let format = attribute(start, "s").and_then(|format| format.parse().ok());
        Place::Cell(Met { at: (self.row, column), tag: &self.text[tag], format })
    }

    /// The end of an element that has just begun.
    fn end_of(&mut self, start: &BytesStart) -> Result<usize, Fault> {
        self.reader.read_to_end(start.name()).map_err(|_| Fault::Broken)?;
        Ok(position(&self.reader))
    }
}

/// The format of cells that a row has none of.
fn row_format(start: &BytesStart) -> Option<u32> {
    let is_own = attribute(start, "customFormat");
    is_own.filter(|own| own == "1" || own == "true")?;
    attribute(start, "s")?.parse().ok()
}
