//! A sheet as an office keeps it: title over the table, 序号, header in colour, real dates.
//! The only file that names `rust_xlsxwriter`.

use super::sheet::{Cell, Sheet};
use super::tables::Fault;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    Worksheet, XlsxError,
};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Fill of the header row.
const FILL: Color = Color::RGB(0x00E2_EFDA);
/// Columns from this width on hold text that begins at the left.
const WIDE: usize = 16;
/// Characters that are still legible on one page, side by side.
const PAGE: usize = 300;
/// Row of the header, under the title.
const HEADER: u32 = 1;

/// Writes a sheet as a workbook of its own; `as_of` stands in for the clock.
pub(crate) fn write(folder: &Path, sheet: &Sheet, as_of: Date) -> Result<(), Fault> {
    let mut workbook = Workbook::new();
    let created = excel(as_of)?;
    let properties = DocProperties::new().set_title(&sheet.title).set_author("兰台镇");
    workbook.set_properties(&properties.set_creation_datetime(&created));
    fill(workbook.add_worksheet(), sheet)?;
    workbook.save(folder.join(&sheet.workbook))?;
    Ok(())
}

/// Formats of the cells.
struct Styles {
    /// Title.
    title: Format,
    /// Header.
    header: Format,
    /// Text.
    text: Format,
    /// Numbers and short words.
    middle: Format,
    /// 万元.
    money: Format,
    /// Days.
    day: Format,
}

impl Styles {
    /// All formats.
    fn new() -> Self {
        let plain = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let cell = plain.clone().set_border(FormatBorder::Thin);
        let middle = cell.clone().set_align(FormatAlign::Center);
        Self {
            title: plain.set_font_size(18).set_bold().set_align(FormatAlign::Left),
            header: middle.clone().set_bold().set_background_color(FILL),
            money: middle.clone().set_num_format("0.00"),
            day: middle.clone().set_num_format("yyyy-mm-dd"),
            text: cell,
            middle,
        }
    }
}

/// Title, header, rows.
fn fill(at: &mut Worksheet, sheet: &Sheet) -> Result<(), Fault> {
    let styles = Styles::new();
    let last = u16::try_from(sheet.columns.len())?;
    set_up(at, sheet)?;
    at.merge_range(0, 0, 0, last, &sheet.title, &styles.title)?;
    at.write_string_with_format(HEADER, 0, "序号", &styles.header)?;
    for (column, (header, width)) in (1..).zip(&sheet.columns) {
        at.set_column_width(column, u32::try_from(*width)?)?;
        at.write_string_with_format(HEADER, column, header, &styles.header)?;
    }
    for (number, cells) in (1..).zip(&sheet.rows) {
        let row = HEADER + number;
        at.set_row_height(row, height(cells, &sheet.columns))?;
        at.write_number_with_format(row, 0, number, &styles.middle)?;
        for (column, (cell, (_, width))) in (1..).zip(cells.iter().zip(&sheet.columns)) {
            let style = if *width >= WIDE { &styles.text } else { &styles.middle };
            put(at, (row, column), (cell, style), &styles)?;
        }
    }
    Ok(())
}

/// Name, frozen header, filter, landscape pages that are as wide as the table.
fn set_up(at: &mut Worksheet, sheet: &Sheet) -> Result<(), Fault> {
    let last = u16::try_from(sheet.columns.len())?;
    at.set_name(&sheet.name)?;
    at.set_column_width(0, 6)?;
    at.set_row_height(0, 36)?;
    at.set_row_height(HEADER, 30)?;
    at.set_freeze_panes(HEADER + 1, 2)?;
    at.autofilter(HEADER, 0, HEADER + u32::try_from(sheet.rows.len())?, last)?;
    at.set_landscape().set_paper_size(8).set_repeat_rows(HEADER, HEADER)?;
    at.set_repeat_columns(0, 1)?;
    let width: usize = sheet.columns.iter().map(|(_, width)| width).sum();
    at.set_print_fit_to_pages(u16::try_from(width.div_ceil(PAGE))?, 0);
    at.set_footer("&C第 &P 页 共 &N 页");
    Ok(())
}

/// Height of a row in points: as many lines as its fullest cell needs.
fn height(cells: &[Cell], columns: &[(String, usize)]) -> u32 {
    let lines = |(cell, (_, width)): (&Cell, &(String, usize))| {
        text(cell).width().div_ceil(*width)
    };
    let most = cells.iter().zip(columns).map(lines).max().unwrap_or(1).max(1);
    u32::try_from(most).unwrap_or(1) * 13 + 6
}

/// What a cell shows that may need several lines.
fn text(cell: &Cell) -> &str {
    if let Cell::Text(text) = cell { text } else { "" }
}

/// Writes one cell.
fn put(
    at: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, plain): (&Cell, &Format),
    styles: &Styles,
) -> Result<(), Fault> {
    match cell {
        Cell::Blank => at.write_blank(row, column, plain)?,
        Cell::Text(text) => at.write_string_with_format(row, column, text, plain)?,
        Cell::Number(number) => at.write_number_with_format(
            row,
            column,
            i32::try_from(*number)?,
            &styles.middle,
        )?,
        Cell::Money(hundreds) => {
            let amount: f64 =
                format!("{}.{:02}", hundreds / 100, hundreds % 100).parse()?;
            at.write_number_with_format(row, column, amount, &styles.money)?
        }
        Cell::Day(day) => {
            at.write_datetime_with_format(row, column, excel(*day)?, &styles.day)?
        }
    };
    Ok(())
}

/// A day as spreadsheets count it.
fn excel(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: i8| n.unsigned_abs();
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), part(day.month()), part(day.day()))
}
