//! Cells as calamine gives them → cells as we keep them.

use super::{COLUMNS, Fault, LINE, ROWS, Take};
use crate::model::Day;
use crate::read::grid::{Merge, Part};
use crate::read::raw::{Raw, RawRow};
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
        Self { take, row: RawRow::default(), pictures: Vec::new(), met: 0 }
    }

    /// Adds a cell; cells come row by row. Gives false where no worksheet has such a cell.
    pub(super) fn put(
        &mut self,
        place: (u32, u32),
        value: &DataRef,
    ) -> Result<bool, Fault> {
        let Some(column) = self.reach(place)? else { return Ok(false) };
        match words(value) {
            Some(text) if is_picture(text) => self.pictures.push(column),
            Some(text) => self.row.push_text(column, text),
            None => cell(&mut self.row, column, value),
        }
        Ok(true)
    }

    /// Adds a cell with an error that calamine does not know.
    pub(super) fn put_error(
        &mut self,
        place: (u32, u32),
        name: &str,
    ) -> Result<bool, Fault> {
        let column = self.reach(place)?;
        column.inspect(|column| self.row.push(*column, Raw::Error(name)));
        Ok(column.is_some())
    }

    /// Goes on to the row of a cell; gives its column, nothing where no worksheet has it.
    fn reach(&mut self, (line, column): (u32, u32)) -> Result<Option<u16>, Fault> {
        self.met += 1;
        if self.met > CELLS {
            return Err(Fault::ManyCells);
        }
        let column = u16::try_from(column).ok().filter(|column| *column < COLUMNS);
        let Some(column) = column.filter(|_| line < ROWS) else { return Ok(None) };
        if line + 1 != self.row.number {
            self.hand_over()?;
            self.row.number = line + 1;
        }
        if self.row.size() > LINE { Err(Fault::LongCell) } else { Ok(Some(column)) }
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
        if self.row.is_empty() {
            return Ok(());
        }
        let next = RawRow::like(&self.row);
        let mut row = std::mem::replace(&mut self.row, next);
        row.order();
        (self.take)(Part::Row(row))
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

/// The words of a stored cell that holds words.
fn words<'v>(value: &'v DataRef) -> Option<&'v str> {
    match value {
        DataRef::SharedString(text) => Some(text),
        DataRef::String(text)
        | DataRef::DateTimeIso(text)
        | DataRef::DurationIso(text) => Some(text),
        _ => None,
    }
}

/// Adds a stored cell without words to a row, if it is not empty.
fn cell(row: &mut RawRow, column: u16, value: &DataRef) {
    match value {
        DataRef::Int(n) => row.push_number(column, n),
        DataRef::Float(n) => number(row, column, *n),
        DataRef::Bool(yes) => row.push(column, Raw::Bool(*yes)),
        DataRef::DateTime(stored) => match day(*stored) {
            Some(day) => row.push(column, day),
            None => number(row, column, stored.as_f64()),
        },
        DataRef::Error(error) => {
            let name = Data::Error(error.clone()).to_string();
            row.push(column, Raw::Error(&name));
        }
        _ => {}
    }
}

/// Adds a number to a row.
pub(super) fn number(row: &mut RawRow, column: u16, n: f64) {
    if n.is_finite() {
        row.push_number(column, n);
    } else {
        row.push(column, Raw::Error(&n.to_string()));
    }
}

/// The serial day of the end of 2100: what lies behind is a number, as 20261117 in a cell that
/// is shown as a date.
const LAST: f64 = 73_415.0;

/// A date cell, to the minute; the 1904 flag is honoured. Nothing where it is a number.
fn day(stored: ExcelDateTime) -> Option<Raw<'static>> {
    if !stored.is_datetime() || stored.as_f64() > LAST {
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = stored.to_ymd_hms_milli();
    let part = |n: u8| i8::try_from(n).unwrap_or_default();
    let year = i16::try_from(year).unwrap_or_default();
    let day = Day::new(year, part(month), part(day)).ok()?;
    if (hour, minute, second) == (0, 0, 0) {
        return Some(Raw::Day(day));
    }
    let moment = day.at(part(hour), part(minute), 0, 0);
    // A time is stored as a fraction of the day, which may fall just short of its minute.
    let is_short = second == 59 && milli >= 500;
    let moment = moment.checked_add(i64::from(is_short).minutes()).unwrap_or(moment);
    Some(Raw::Moment(moment))
}

#[cfg(test)]
mod tests {
    use super::{DataRef, ExcelDateTime, Raw, RawRow, cell};
    use calamine::ExcelDateTimeType;
    use jiff::civil::date;

    #[test]
    fn a_number_shown_as_a_date_beyond_all_dates_is_a_number() {
        for (stored, raw) in [
            (45_352.0, Raw::Day(date(2024, 3, 1))),
            (20_261_117.0, Raw::Number("20261117")),
            (2_958_465.0, Raw::Number("2958465")),
        ] {
            let mut row = RawRow::new(1);
            let stored = ExcelDateTime::new(stored, ExcelDateTimeType::DateTime, false);
            cell(&mut row, 0, &DataRef::DateTime(stored));
            assert_eq!(row.get(0), Some(raw));
        }
    }
}
