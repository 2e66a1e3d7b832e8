//! Cells as calamine gives them → cells as we keep them.

use super::{COLUMNS, Fault, ROWS, Take};
use crate::model::Day;
use crate::read::grid::{Merge, Part, Raw, RawRow, text_cell};
use calamine::{Data, DataRef, Dimensions, ExcelDateTime};
use jiff::ToSpan;

/// Cells on their way to rows.
pub(super) struct Rows<'a> {
    /// Where whole rows go.
    take: Take<'a>,
    /// The row that is being filled.
    row: RawRow,
    /// Columns of the row that hold a picture of WPS.
    pictures: Vec<u16>,
    /// Cells met, also empty ones.
    met: u32,
}

/// Cells of a worksheet, also empty ones.
const CELLS: u32 = 60_000_000;

impl<'a> Rows<'a> {
    /// No cell yet.
    pub(super) fn new(take: Take<'a>) -> Self {
        Self {
            take,
            row: RawRow { number: 0, cells: Vec::new() },
            pictures: Vec::new(),
            met: 0,
        }
    }

    /// Adds a cell; cells come row by row. Gives false where no worksheet has such a cell.
    pub(super) fn put(
        &mut self,
        (line, column): (u32, u32),
        raw: Option<Raw>,
    ) -> Result<bool, Fault> {
        self.met += 1;
        if self.met > CELLS {
            return Err(Fault::ManyCells);
        }
        let column = u16::try_from(column).ok().filter(|column| *column < COLUMNS);
        let Some(column) = column.filter(|_| line < ROWS) else { return Ok(false) };
        let Some(raw) = raw else { return Ok(true) };
        if line + 1 != self.row.number {
            self.hand_over()?;
            self.row.number = line + 1;
        }
        match &raw {
            Raw::Text(text) if is_picture(text) => self.pictures.push(column),
            _ => self.row.cells.push((column, raw)),
        }
        Ok(true)
    }

    /// Ends the rows; says so if the worksheet could not be read to its end.
    pub(super) fn end(mut self, broken: Option<&str>) -> Result<(), Fault> {
        let number = self.row.number;
        self.hand_over()?;
        match broken {
            Some(why) => (self.take)(Part::Broken(format!("第{number}行之后{why}"))),
            None => Ok(()),
        }
    }

    /// Gives the row on if it holds anything, its cells in column order.
    fn hand_over(&mut self) -> Result<(), Fault> {
        for column in self.pictures.drain(..) {
            (self.take)(Part::Picture(self.row.number, column))?;
        }
        let mut cells = std::mem::take(&mut self.row.cells);
        if cells.is_empty() {
            return Ok(());
        }
        self.row.cells.reserve(cells.len());
        cells.sort_by_key(|(column, _)| *column);
        cells.dedup_by_key(|(column, _)| *column);
        (self.take)(Part::Row(RawRow { number: self.row.number, cells }))
    }
}

/// Whether a text is the formula by which WPS shows a picture in its cell.
fn is_picture(text: &str) -> bool {
    text.starts_with('=') && text.contains("DISPIMG(")
}

/// A merged range; nothing where no worksheet reaches so far.
pub(super) fn merge(range: &Dimensions) -> Option<Merge> {
    let column = |column: u32| u16::try_from(column).ok();
    let start = (range.start.0, column(range.start.1)?);
    Some(Merge { start, end: (range.end.0, column(range.end.1)?) })
}

/// A stored cell; nothing for an empty one.
pub(super) fn raw(value: &DataRef) -> Option<Raw> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(n) => Some(Raw::Number(n.to_string())),
        DataRef::Float(n) => Some(number(*n)),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(yes) => Some(Raw::Bool(*yes)),
        DataRef::DateTime(stored) => Some(day(*stored)),
        DataRef::String(text)
        | DataRef::DateTimeIso(text)
        | DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => Some(Raw::Error(Data::Error(error.clone()).to_string())),
    }
}

/// A number in its shortest form.
pub(super) fn number(n: f64) -> Raw {
    if n.is_finite() { Raw::Number(n.to_string()) } else { Raw::Error(n.to_string()) }
}

/// A date cell, to the minute; the 1904 flag is honoured.
fn day(stored: ExcelDateTime) -> Raw {
    if !stored.is_datetime() {
        return number(stored.as_f64());
    }
    let (year, month, day, hour, minute, second, milli) = stored.to_ymd_hms_milli();
    let part = |n: u8| i8::try_from(n).unwrap_or_default();
    let year = i16::try_from(year).unwrap_or_default();
    let Ok(day) = Day::new(year, part(month), part(day)) else {
        return number(stored.as_f64());
    };
    if (hour, minute, second) == (0, 0, 0) {
        return Raw::Day(day);
    }
    let moment = day.at(part(hour), part(minute), 0, 0);
    // A time is stored as a fraction of the day, which may fall just short of its minute.
    let is_short = second == 59 && milli >= 500;
    Raw::Moment(moment.checked_add(i64::from(is_short).minutes()).unwrap_or(moment))
}
