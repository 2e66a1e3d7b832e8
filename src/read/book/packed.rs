//! .xlsx and .xlsm: cells streamed by calamine, all else out of the package.

use super::layout::Layout;
use super::place::{relations, worksheets};
use super::preflight::examine;
use super::stored::Rows;
use super::{Fault, ROWS, Take};
use crate::read::grid::Part;
use crate::read::package::{self, Package};
use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::Event;
use std::io::Cursor;

/// A workbook as calamine sees it.
type Opened<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Gives all worksheets.
pub(super) fn parts(bytes: &[u8], take: Take) -> Result<(), Fault> {
    let mut layouts = examine(bytes)?;
    let mut package = package::open(bytes).ok_or(Fault::Damaged)?;
    let places = worksheets(&mut package);
    let opened: Result<Opened, XlsxError> =
        calamine::open_workbook_from_rs(Cursor::new(bytes));
    let mut workbook = opened.map_err(|fault| match fault {
        XlsxError::Password => Fault::Locked,
        _ => Fault::Damaged,
    })?;
    let all = workbook.sheets_metadata().iter();
    let sheets = all.filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned();
    let sheets: Vec<Sheet> = sheets.collect();
    take(Part::Names(sheets.iter().map(|sheet| sheet.name.clone()).collect()))?;
    for sheet in sheets {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        take(Part::Sheet { name: sheet.name.clone(), is_hidden })?;
        let place = places.get(&sheet.name);
        let layout = place.and_then(|place| layouts.remove(place)).unwrap_or_default();
        let errors = around(layout, take)?;
        if let Some(place) = place {
            pictures(&mut package, place, take)?;
        }
        rows(&mut workbook, (&sheet.name, errors), take)?;
    }
    Ok(())
}

/// An error that no reader knows, and its cell.
type Unknown = ((u32, u16), String);

/// Gives merges and what is hidden; keeps the cells whose error is not known.
fn around(mut layout: Layout, take: Take) -> Result<Vec<Unknown>, Fault> {
    layout.merges.sort_by_key(|merge| merge.start);
    let merges = layout.merges.into_iter().map(Part::Merge);
    let rows = layout.hidden_rows.into_iter().map(Part::HiddenRow);
    let columns = layout.hidden_columns.into_iter().map(Part::HiddenColumn);
    merges.chain(rows).chain(columns).try_for_each(&mut *take)?;
    Ok(layout.errors)
}

/// Gives the rows of a worksheet.
fn rows(
    workbook: &mut Opened,
    (sheet, errors): (&str, Vec<Unknown>),
    take: Take,
) -> Result<(), Fault> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else {
        return take(Part::Broken("内容缺失或已损坏".to_owned()));
    };
    let (mut rows, mut errors) = (Rows::new(take), errors.into_iter());
    loop {
        let is_within = match reader.next_cell() {
            Ok(Some(cell)) => rows.put(cell.get_position(), cell.get_value())?,
            Ok(None) => return rows.end(None),
            // The reader stands behind the cell and goes on.
            Err(XlsxError::CellError(name)) => {
                let Some((at, name)) = errors.find(|(_, known)| *known == name) else {
                    return rows.end(Some("有认不出的错误值"));
                };
                rows.put_error((at.0, at.1.into()), &name)?
            }
            Err(_) => return rows.end(Some("无法读取")),
        };
        if !is_within {
            return rows.end(Some("的位置超出表格范围"));
        }
    }
}

/// Gives the pictures that are anchored in cells of a worksheet.
fn pictures(package: &mut Package, sheet: &str, take: Take) -> Result<(), Fault> {
    for drawing in relations(package, sheet).into_values() {
        if !drawing.contains("/drawings/drawing") {
            continue;
        }
        let xml = package::text(package, &drawing).unwrap_or_default();
        for (row, column) in anchors(&xml) {
            take(Part::Picture(row, column))?;
        }
    }
    Ok(())
}

/// Rows, 1-based, and columns, 0-based, in which pictures of a drawing begin.
fn anchors(xml: &str) -> Vec<(u32, u16)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut path) = (Vec::new(), Vec::new());
    let (mut row, mut column) = (None, None);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.local_name().as_ref().to_owned();
                if name == "pic" {
                    found.extend(row.take().zip(column.take()));
                }
                path.push(name);
            }
            Ok(Event::Text(words)) if path.iter().any(|name| name == "from") => {
                let number = words.xml10_content().trim().parse::<u32>().ok();
                match path.last().map(String::as_str) {
                    Some("row") => {
                        row = number.filter(|row| *row < ROWS).map(|row| row + 1);
                    }
                    Some("col") => column = number.and_then(|at| u16::try_from(at).ok()),
                    _ => {}
                }
            }
            Ok(Event::End(_)) => {
                path.pop();
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}
