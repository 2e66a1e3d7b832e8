//! A workbook of another kind as .xlsx: what stands in its cells, without its formats.

use crate::model::{Cell, Error, PlainSheet, Result};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};

/// The cells as a workbook, in which they stand where they stood.
pub fn rebuild(name: &str, sheets: &[PlainSheet]) -> Result<Vec<u8>> {
    bytes(sheets).map_err(Error::internal(format!("重做“{name}”")))
}

/// Writes the sheets in order.
fn bytes(sheets: &[PlainSheet]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for plain in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&*plain.name)?;
        for (at, cell) in &plain.cells {
            write(sheet, (at.0 - 1, at.1), (cell, &date))?;
        }
        sheet.autofit();
    }
    workbook.save_to_buffer()
}

/// Writes one cell.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, date): (&Cell, &Format),
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Blank => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, &**text)?,
        Cell::Number(number) => match number.to_string().parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number)?,
            Err(_) => sheet.write_string(row, column, number.to_string())?,
        },
        Cell::Date(day) => {
            let day = day.to_string();
            let day = ExcelDateTime::parse_from_str(&day)?;
            sheet.write_datetime_with_format(row, column, &day, date)?
        }
    };
    Ok(())
}
