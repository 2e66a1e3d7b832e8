//! A workbook of another kind as an annotated .xlsx: what stands in its cells, without its
//! formats.

use super::patch;
use crate::model::{Annotation, Cell, CellAt, Error, PlainSheet, Result, Text};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthStr;

/// Most characters of the name of a worksheet.
const LONGEST_NAME: usize = 31;
/// Most characters of a cell, with room for those that count twice.
const LONGEST_TEXT: usize = 16_000;
/// Half-width characters of a column at least and at most.
const WIDTHS: (u16, u16) = (8, 48);
/// What a column has beside its text.
const MARGIN: u16 = 2;
/// Most cells of a merged range.
const MOST_MERGED: u32 = 10_000;

/// The cells as a workbook, in which they stand where they stood, with what is said of them.
pub fn rebuild(made: &Annotation, sheets: &[PlainSheet]) -> Result<Vec<u8>> {
    let fault = |why: &dyn std::fmt::Display| {
        Error::internal(format!("重做“{}”", made.workbook))(why.to_string())
    };
    let names = names(sheets);
    let plain = bytes(sheets, &names).map_err(|why| fault(&why))?;
    patch::annotate(&plain, &renamed(made, &names)).map_err(|why| fault(&why))
}

/// Names as a workbook may have them, by those that the sheets had.
fn names(sheets: &[PlainSheet]) -> BTreeMap<Text, Text> {
    let mut names = BTreeMap::new();
    let mut taken: Vec<String> = vec![Annotation::SHEET.to_owned()];
    for sheet in sheets {
        let is_bad = |c: char| "[]:*?/\\'".contains(c) || c.is_control();
        let plain: String =
            sheet.name.chars().filter(|c| !is_bad(*c)).take(LONGEST_NAME - 3).collect();
        let plain = if plain.is_empty() { "表".to_owned() } else { plain };
        let more = (2_u32..).map(|n| format!("{plain}{n}"));
        let mut wanted = std::iter::once(plain.clone()).chain(more);
        let name = wanted.find(|name| !taken.contains(&name.to_lowercase()));
        let name = name.unwrap_or(plain);
        taken.push(name.to_lowercase());
        names.insert(sheet.name.clone(), name.into());
    }
    names
}

/// What is said, with the names that the worksheets have now.
fn renamed(made: &Annotation, names: &BTreeMap<Text, Text>) -> Annotation {
    let mut made = made.clone();
    let new = |name: &Text| names.get(name).unwrap_or(name).clone();
    made.marks.iter_mut().for_each(|mark| mark.sheet = new(&mark.sheet));
    made.lines.iter_mut().for_each(|line| line.sheet = new(&line.sheet));
    made
}

/// Writes the sheets in order.
fn bytes(
    sheets: &[PlainSheet],
    names: &BTreeMap<Text, Text>,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let shown = sheets.iter().position(|sheet| !sheet.is_hidden);
    for (at, plain) in sheets.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(names.get(&plain.name).map_or("", |name| name))?;
        sheet.set_hidden(plain.is_hidden && shown.is_some());
        sheet.set_active(Some(at) == shown);
        for range in &plain.merges {
            merge(sheet, *range);
        }
        for (at, cell) in &plain.cells {
            write(sheet, (at.0 - 1, at.1), (cell, &date))?;
        }
        for (column, width) in widths(plain) {
            sheet.set_column_width(column, width)?;
        }
    }
    workbook.save_to_buffer()
}

/// Half-width characters of each column: those of its widest cell, within bounds. What is
/// merged over several columns says nothing of one.
fn widths(plain: &PlainSheet) -> BTreeMap<u16, u16> {
    let merged = plain.merges.iter().filter(|(start, end)| start.1 < end.1);
    let merged: BTreeSet<CellAt> = merged.map(|(start, _)| *start).collect();
    let mut widths = BTreeMap::new();
    for ((row, column), cell) in &plain.cells {
        let wide = match cell {
            _ if merged.contains(&(*row, *column)) => 0,
            Cell::Blank => 0,
            Cell::Text(text) => {
                text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
            }
            Cell::Number(number) => number.to_string().len(),
            Cell::Date(day) => day.to_string().len(),
        };
        let wide = u16::try_from(wide).unwrap_or(u16::MAX).saturating_add(MARGIN);
        let width = widths.entry(*column).or_insert(WIDTHS.0);
        *width = wide.clamp(*width, WIDTHS.1);
    }
    widths
}

/// Merges a range. One that cannot be merged, or would make a cell for each of far too many
/// places, stays as its cells are.
fn merge(sheet: &mut Worksheet, ((top, left), (bottom, right)): (CellAt, CellAt)) {
    let height = bottom.saturating_sub(top).saturating_add(1);
    let width = u32::from(right.saturating_sub(left)).saturating_add(1);
    if height.saturating_mul(width) <= MOST_MERGED {
        let plain = Format::new();
        // An overlapping range is refused before anything of it is written.
        let _ = sheet.merge_range(top - 1, left, bottom - 1, right, "", &plain);
    }
}

/// Writes one cell.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, date): (&Cell, &Format),
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Blank => return Ok(()),
        Cell::Text(text) => {
            let text: String = text.chars().take(LONGEST_TEXT).collect();
            sheet.write_string(row, column, text)?
        }
        Cell::Number(number) => match number.to_string().parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number)?,
            Err(_) => sheet.write_string(row, column, number.to_string())?,
        },
        Cell::Date(day) => {
            let day = ExcelDateTime::parse_from_str(&day.to_string())?;
            sheet.write_datetime_with_format(row, column, &day, date)?
        }
    };
    Ok(())
}
