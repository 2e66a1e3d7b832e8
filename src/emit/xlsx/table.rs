//! One table of a ledger: header, rows, 合计.

use super::paper::lines;
use super::styles::Styles;
use crate::model::{Cell, Day, Decimal, LedgerColumn, LedgerTable};
use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use rust_xlsxwriter::{
    ConditionalFormatFormula, ExcelDateTime, Format, Formula, Worksheet, XlsxError,
};

/// Most characters that a cell holds, in UTF-16 units.
const TEXT_LIMIT: usize = 32_767;

/// Where the rows of a table stand.
pub(super) struct Body {
    /// First row under the header.
    pub(super) first: u32,
    /// Last row before 合计.
    pub(super) last: u32,
    /// Last column.
    pub(super) last_column: u16,
    /// Row behind the table, 合计 included.
    pub(super) end: u32,
}

/// Writes a table with its header in `row`. A table without rows has one that says 无: a real
/// zero, and a zero report when it is read back.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &LedgerTable,
    row: u32,
    styles: &Styles,
) -> Result<Body, XlsxError> {
    let header = table.columns.iter().map(|column| lines(&column.header, column)).max();
    sheet.set_row_height(row, height(header.unwrap_or(1).max(2)))?;
    for (column, it) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(row, column, &*it.header, &styles.header)?;
    }
    let first = row + 1;
    let mut sums = vec![Decimal::default(); table.columns.len()];
    let mut cells = Vec::with_capacity(table.columns.len());
    let mut at = first;
    for index in 0..table.rows.len() {
        cells.clear();
        table.rows.fill(index, &mut cells);
        add(&mut sums, &cells);
        write_row(sheet, (at, &table.columns), &cells, styles)?;
        at += 1;
    }
    if table.rows.is_empty() {
        cells = vec![Cell::Blank, Cell::Text("无".into())];
        write_row(sheet, (at, &table.columns), &cells, styles)?;
        at += 1;
    }
    let last_column = table.columns.len().saturating_sub(1);
    let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
    let mut body = Body { first, last: at - 1, last_column, end: at };
    if table.columns.iter().any(|column| column.is_summed) {
        write_total(sheet, &body, (&table.columns, &sums), styles)?;
        body.end += 1;
    }
    Ok(body)
}

/// What an overdue column says of a row that is late.
const LATE: [&str; 3] = ["逾期", "未报", "是"];

/// Colours rows whose overdue column says that they are late, or by how many days.
pub(super) fn colour(
    sheet: &mut Worksheet,
    table: &LedgerTable,
    body: &Body,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let Some(column) = table.overdue_column.and_then(|c| u16::try_from(c).ok()) else {
        return Ok(());
    };
    let cell = format!("${}{}", column_number_to_name(column), body.first + 1);
    let words = LATE.map(|word| format!("{cell}=\"{word}\""));
    let rule = format!("=OR({},N({cell})>0)", words.join(","));
    let format = ConditionalFormatFormula::new()
        .set_rule(rule.as_str())
        .set_format(&styles.overdue);
    sheet.add_conditional_format(body.first, 0, body.last, body.last_column, &format)?;
    Ok(())
}

/// Adds the numbers of a row.
fn add(sums: &mut [Decimal], cells: &[Cell]) {
    for (sum, cell) in sums.iter_mut().zip(cells) {
        if let Cell::Number(number) = cell {
            *sum = sum.checked_add(*number).unwrap_or(*sum);
        }
    }
}

/// Writes one row; a short one is filled up with blanks.
fn write_row(
    sheet: &mut Worksheet,
    (row, columns): (u32, &[LedgerColumn]),
    cells: &[Cell],
    styles: &Styles,
) -> Result<(), XlsxError> {
    let shown = columns.iter().zip(cells).filter_map(|(column, cell)| match cell {
        Cell::Text(text) if column.wraps => Some(lines(text, column)),
        _ => None,
    });
    let most = shown.max().unwrap_or(1);
    if most > 1 {
        sheet.set_row_height(row, height(most))?;
    }
    for (at, column) in (0..).zip(columns) {
        let usual = if column.wraps { &styles.long } else { &styles.short };
        match cells.get(usize::from(at)).unwrap_or(&Cell::Blank) {
            Cell::Blank => sheet.write_blank(row, at, usual)?,
            Cell::Text(text) => {
                sheet.write_string_with_format(row, at, fit(text), usual)?
            }
            Cell::Number(number) => write_number(sheet, (row, at), *number, styles)?,
            Cell::Date(day) => write_day(sheet, (row, at), *day, &styles.date)?,
        };
    }
    Ok(())
}

/// Height of a row of some lines, in points; 409 is the most there is.
pub(super) fn height(lines: usize) -> u32 {
    u32::try_from(lines).map_or(409, |lines| lines.saturating_mul(14) + 4).min(409)
}

/// Writes a number; one that a cell cannot hold exactly stays text.
fn write_number<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    number: Decimal,
    styles: &Styles,
) -> Result<&'a mut Worksheet, XlsxError> {
    if let Some(value) = float(number) {
        sheet.write_number_with_format(row, column, value, &styles.number)
    } else {
        let text = number.to_string();
        sheet.write_string_with_format(row, column, text, &styles.number)
    }
}

/// The nearest float of a number of at most 15 digits, which prints the same.
pub(super) fn float(number: Decimal) -> Option<f64> {
    let (digits, _) = number.parts();
    let exact = digits.unsigned_abs() < 1_000_000_000_000_000;
    number.to_string().parse().ok().filter(|_| exact)
}

/// Writes a day as a real date; one that spreadsheets do not know stays text.
pub(super) fn write_day<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    day: Day,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    let parts =
        (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    let known = match parts {
        (Ok(y), Ok(m), Ok(d)) if y >= 1900 => ExcelDateTime::from_ymd(y, m, d).ok(),
        _ => None,
    };
    if let Some(date) = known {
        sheet.write_datetime_with_format(row, column, date, format)
    } else {
        let text = crate::model::print_day(day);
        sheet.write_string_with_format(row, column, text, format)
    }
}

/// 合计: visible rows only (`SUBTOTAL(109,…)`), with the sum of all as cached value.
fn write_total(
    sheet: &mut Worksheet,
    body: &Body,
    (columns, sums): (&[LedgerColumn], &[Decimal]),
    styles: &Styles,
) -> Result<(), XlsxError> {
    let row = body.end;
    for (at, (column, sum)) in (0..).zip(columns.iter().zip(sums)) {
        let format: &Format = &styles.total;
        if at == 0 {
            sheet.write_string_with_format(row, at, "合计", format)?;
        } else if column.is_summed {
            let from = row_col_to_cell(body.first, at);
            let to = row_col_to_cell(body.last, at);
            let formula = Formula::new(format!("=SUBTOTAL(109,{from}:{to})"));
            let formula = formula.set_result(sum.to_string());
            sheet.write_formula_with_format(row, at, formula, format)?;
        } else {
            sheet.write_blank(row, at, format)?;
        }
    }
    Ok(())
}

/// A text that a cell can hold; a longer one is cut and ends in ….
pub(super) fn fit(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < TEXT_LIMIT
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() == text.len() { kept } else { format!("{kept}…") }
}

#[cfg(test)]
mod tests {
    use super::{TEXT_LIMIT, fit, float};
    use crate::model::Decimal;

    #[test]
    fn only_a_text_beyond_the_limit_is_cut() {
        assert_eq!(fit("=1+1"), "=1+1");
        let long = "隐".repeat(TEXT_LIMIT + 5);
        let cut = fit(&long);
        assert!(cut.encode_utf16().count() <= TEXT_LIMIT && cut.ends_with("隐…"));
    }

    #[test]
    fn a_number_beyond_fifteen_digits_stays_text() {
        assert_eq!(float(Decimal::new(-125, 2)), Some(-1.25));
        assert_eq!(float(Decimal::from(1_234_567_890_123_456)), None);
    }
}
