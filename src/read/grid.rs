//! Cells of a workbook, row by row: the only file that names calamine.

use crate::model::{CLOSE, Day, Moment, OPEN, SEPARATE, print_day, print_moment};
use calamine::{
    Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError,
    open_workbook_from_rs,
};
use jiff::ToSpan;
use std::io::Cursor;

/// A cell as stored, not yet understood.
#[derive(Clone, Debug, PartialEq)]
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
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text.clone(),
            Self::Day(day) => print_day(*day),
            Self::Moment(moment) => print_moment(*moment),
            Self::Bool(true) => "是".into(),
            Self::Bool(false) => "否".into(),
        }
    }
}

/// One row that holds anything.
#[derive(Clone, Debug)]
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Merge {
    /// First row and column.
    pub(super) start: (u32, u16),
    /// Last row and column.
    pub(super) end: (u32, u16),
}

/// An open workbook.
pub(super) struct Workbook<'a> {
    /// calamine's reader.
    inner: Xlsx<Cursor<&'a [u8]>>,
}

/// A worksheet's name and whether it is hidden.
pub(super) struct SheetName {
    /// Name.
    pub(super) name: String,
    /// Hidden, also "very hidden".
    pub(super) is_hidden: bool,
}

impl<'a> Workbook<'a> {
    /// Opens bytes that the preflight has passed.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let opened: Result<Xlsx<_>, XlsxError> =
            open_workbook_from_rs(Cursor::new(bytes));
        opened.ok().map(|inner| Self { inner })
    }

    /// Its worksheets in order.
    pub(super) fn sheets(&self) -> Vec<SheetName> {
        let sheets = self.inner.sheets_metadata().iter();
        let tables = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names = tables.map(|sheet| SheetName {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        });
        names.collect()
    }

    /// The merged ranges of a worksheet.
    pub(super) fn merges(&mut self, sheet: &str) -> Vec<Merge> {
        let merges = self.inner.merge_cells_by_sheet_name(sheet).ok();
        let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
        let merges = merges.unwrap_or_default().into_iter().map(|merge| Merge {
            start: (merge.start.0, column(merge.start.1)),
            end: (merge.end.0, column(merge.end.1)),
        });
        merges.collect()
    }

    /// Gives every row of a worksheet that holds anything, in order; an error names the last
    /// row that was read.
    pub(super) fn rows(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(RawRow),
    ) -> Result<(), String> {
        let mut reader = self
            .inner
            .worksheet_cells_reader(sheet)
            .map_err(|fault| fault.to_string())?;
        let mut row = RawRow { number: 0, cells: Vec::new() };
        loop {
            let cell = reader.next_cell();
            let Some(cell) =
                cell.map_err(|_| format!("第{}行之后无法读取", row.number))?
            else {
                break;
            };
            let (at, column) = cell.get_position();
            let Ok(column) = u16::try_from(column) else { continue };
            if at >= 1_048_576 || column >= 16_384 {
                return Err(format!("第{}行之后的位置超出表格范围", row.number));
            }
            let Some(raw) = raw(cell.get_value()) else { continue };
            if at + 1 != row.number {
                let done = std::mem::replace(&mut row.cells, Vec::with_capacity(32));
                hand_over(row.number, done, &mut take);
                row.number = at + 1;
            }
            row.cells.push((column, raw));
        }
        hand_over(row.number, row.cells, &mut take);
        Ok(())
    }
}

/// Gives a row on if it holds anything, its cells in column order.
fn hand_over(number: u32, mut cells: Vec<(u16, Raw)>, take: &mut impl FnMut(RawRow)) {
    if !cells.is_empty() {
        cells.sort_by_key(|(column, _)| *column);
        cells.dedup_by_key(|(column, _)| *column);
        take(RawRow { number, cells });
    }
}

/// A stored cell; nothing for an empty one.
fn raw(value: &DataRef) -> Option<Raw> {
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
fn number(n: f64) -> Raw {
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

/// Text without control characters and without our sentinels; nothing if nothing is left.
fn text_cell(text: &str) -> Option<Raw> {
    let is_foreign = |c: char| {
        (c.is_control() && c != '\n' && c != '\t') || [OPEN, SEPARATE, CLOSE].contains(&c)
    };
    let text: String = text.chars().filter(|c| !is_foreign(*c)).collect();
    (!text.trim().is_empty()).then_some(Raw::Text(text))
}
