//! One ledger on its worksheet: title, 填报 line, tables, signature line, print set-up.

use super::choices::Choices;
use super::paper::{Lie, Paper, REPEATED, widths};
use super::styles::Styles;
use super::{Fault, table};
use crate::model::Ledger;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Rows of a worksheet.
const ROW_LIMIT: usize = 1_048_576;
/// Where the header of the first table stands, under the title and the 填报 line.
const HEADER_ROW: u32 = 2;
/// The last line, for pens.
const SIGNATURES: &str =
    "填表人：　　　　　　　　审核人：　　　　　　　　填报日期：　　　　　　　　";

/// Writes a ledger, top to bottom.
pub(super) fn write(
    sheet: &mut Worksheet,
    ledger: &Ledger,
    styles: &Styles,
    choices: &Choices,
) -> Result<(), Fault> {
    let rows: usize = ledger.tables.iter().map(|table| table.rows.len() + 8).sum();
    if rows > ROW_LIMIT {
        return Err(Fault::TooLong(ledger.title.to_string(), rows));
    }
    sheet.set_name(name(ledger))?;
    let widths = widths(ledger);
    let lie = if ledger.is_landscape { Lie::Landscape } else { Lie::Upright };
    let paper = Paper::of(&widths, lie);
    set_up_print(sheet, HEADER_ROW, (lie, &paper))?;
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    head(sheet, ledger, paper.first_page, styles)?;
    let mut row = HEADER_ROW;
    for (at, part) in ledger.tables.iter().enumerate() {
        if at > 0 {
            sheet.write_string_with_format(row + 1, 0, &*part.caption, &styles.left)?;
            row += 2;
        }
        let body = table::write(sheet, part, row, styles)?;
        choices.apply(sheet, part, &body)?;
        table::colour(sheet, part, &body, styles)?;
        if at == 0 {
            sheet.autofilter(row, 0, body.last, body.last_column)?;
        }
        row = body.end;
    }
    if ledger.has_signatures {
        merged(sheet, (row, 0, paper.first_page), SIGNATURES, &styles.left)?;
    }
    Ok(())
}

/// Name of the sheet: code and name, within the 31 characters that are allowed.
pub(super) fn name(ledger: &Ledger) -> String {
    let plain = |c: char| if "[]:*?/\\".contains(c) { '－' } else { c };
    format!("{} {}", ledger.code, ledger.name).chars().map(plain).take(31).collect()
}

/// Title row, then 填报单位 left and 统计截止日期 right, all on the first page.
fn head(
    sheet: &mut Worksheet,
    ledger: &Ledger,
    last: u16,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_row_height(0, 30)?;
    merged(sheet, (0, 0, last), &ledger.title, &styles.title)?;
    let middle = last / 2;
    merged(sheet, (1, 0, middle), &ledger.filler, &styles.left)?;
    if last > middle {
        merged(sheet, (1, middle + 1, last), &ledger.as_of, &styles.right)?;
    }
    Ok(())
}

/// Text over some columns of one row.
pub(super) fn merged(
    sheet: &mut Worksheet,
    (row, first, last): (u32, u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first == last {
        sheet.write_string_with_format(row, first, text, format)?;
    } else {
        sheet.merge_range(row, first, row, last, text, format)?;
    }
    Ok(())
}

/// A4, fitted to its width, the header on every page, 第 n 页 共 m 页 below; frozen header.
pub(super) fn set_up_print(
    sheet: &mut Worksheet,
    header: u32,
    (lie, paper): (Lie, &Paper),
) -> Result<(), XlsxError> {
    sheet.set_paper_size(9);
    if lie == Lie::Landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(paper.pages, 0);
    if paper.pages > 1 {
        sheet.set_repeat_columns(0, REPEATED - 1)?;
    }
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C第 &P 页 共 &N 页");
    sheet.set_repeat_rows(header, header)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    Ok(())
}
