//! .xls, .et and .xlsb as calamine reads them: whole, so only in a process that may be lost.

use super::stored::{Rows, merge};
use super::{Fault, Take};
use crate::read::grid::{Merge, Part};
use calamine::{
    Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb,
    XlsbError, open_workbook_from_rs,
};
use std::io::Cursor;

/// Gives all worksheets of a workbook of the kind .xls.
pub(super) fn xls(bytes: &[u8], take: Take) -> Result<(), Fault> {
    let opened: Result<Xls<_>, XlsError> = open_workbook_from_rs(Cursor::new(bytes));
    let mut workbook = opened.map_err(|fault| match fault {
        XlsError::Password => Fault::Locked,
        _ => Fault::Damaged,
    })?;
    for sheet in tables(workbook.sheets_metadata()) {
        begin(&sheet, take)?;
        let merges = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let mut merges: Vec<Merge> = merges.iter().filter_map(merge).collect();
        merges.sort_by_key(|merge| merge.start);
        merges.into_iter().map(Part::Merge).try_for_each(&mut *take)?;
        let Ok(range) = workbook.worksheet_range(&sheet.name) else {
            take(Part::Broken("内容缺失或已损坏".to_owned()))?;
            continue;
        };
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows::new(take);
        for (row, column, value) in range.used_cells() {
            let at = (top + index(row), left + index(column));
            if !rows.put(at, &seen(value))? {
                return Err(Fault::Damaged);
            }
        }
        rows.end(None)?;
    }
    Ok(())
}

/// Gives all worksheets of a workbook of the kind .xlsb.
pub(super) fn xlsb(bytes: &[u8], take: Take) -> Result<(), Fault> {
    super::preflight::examine(bytes)?;
    let opened: Result<Xlsb<_>, XlsbError> = open_workbook_from_rs(Cursor::new(bytes));
    let mut workbook = opened.map_err(|fault| match fault {
        XlsbError::Password => Fault::Locked,
        _ => Fault::Damaged,
    })?;
    for sheet in tables(workbook.sheets_metadata()) {
        begin(&sheet, take)?;
        let Ok(mut reader) = workbook.worksheet_cells_reader(&sheet.name) else {
            take(Part::Broken("内容缺失或已损坏".to_owned()))?;
            continue;
        };
        let mut rows = Rows::new(take);
        loop {
            let cell = match reader.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break rows.end(None)?,
                Err(_) => break rows.end(Some("无法读取"))?,
            };
            if !rows.put(cell.get_position(), cell.get_value())? {
                break rows.end(Some("的位置超出表格范围"))?;
            }
        }
    }
    Ok(())
}

/// Those sheets that hold cells.
fn tables(sheets: &[Sheet]) -> Vec<Sheet> {
    let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    tables.cloned().collect()
}

/// Tells of a worksheet.
fn begin(sheet: &Sheet, take: Take) -> Result<(), Fault> {
    let is_hidden = sheet.visible != SheetVisible::Visible;
    take(Part::Sheet { name: sheet.name.clone(), is_hidden })
}

/// An owned cell as the streaming readers give it.
fn seen(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(stored) => DataRef::DateTime(*stored),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            DataRef::SharedString(text)
        }
    }
}

/// A place as calamine counts it.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
