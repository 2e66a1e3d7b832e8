//! 县表: a workbook of a higher office with our values in its cells; nothing else changes.

use super::book::Book;
use super::cells::{Change, Changes, Content, change, formats};
use super::kind::Kind;
use super::package::Package;
use super::repeat::{Repeat, repeat};
use super::shift::Shift;
use super::splice::Splices;
use super::styles::Styles;
use super::tree::tree;
use super::walk::{Place, walk};
use super::{Fault, elsewhere, outline, property, styles};
use crate::model::{
    Cell, CellAt, Day, Decimal, Error, FilledForm, Form, FormValue, RepeatedRow, Result,
};
use std::collections::{BTreeMap, BTreeSet};

/// The form with its values; `run` goes into the custom property `zhenwen-run`, and none of
/// its worksheets is read back.
pub fn filled_form(form: &Form, filled: &FilledForm, run: &str) -> Result<Vec<u8>> {
    bytes(form, filled, run).map_err(Error::internal(format!("填写“{}”", form.path)))
}

/// The changed package.
fn bytes(
    form: &Form,
    filled: &FilledForm,
    run: &str,
) -> std::result::Result<Vec<u8>, Fault> {
    let mut package = Package::open(&form.bytes)?;
    let book = Book::of(&mut package)?;
    let styles = styles(&mut package, &book)?;
    let repeated = filled.repeated.as_ref();
    let of_cells = filled.cells.iter().map(|(sheet, ..)| &**sheet);
    let sheets: BTreeSet<&str> =
        of_cells.chain(repeated.map(|row| &*row.sheet)).collect();
    for name in sheets {
        let part = book.sheet(name).ok_or(Fault::Broken)?.to_owned();
        let text = package.required(&part)?;
        let own = repeated.filter(|row| &*row.sheet == name);
        let (text, shift) = match own {
            Some(row) => with_rows(&text, row, &styles)?,
            None => (text, Shift { row: u32::MAX, added: 0 }),
        };
        let cells = filled.cells.iter().filter(|(sheet, ..)| &**sheet == name);
        let cells = cells.map(|(_, at, value)| ((shift.row(at.0), at.1), value));
        package.put(&part, with_cells(&text, &cells.collect(), &styles)?);
        if shift.added > 0 {
            elsewhere::follow(&mut package, &book, (name, &part, shift))?;
        }
    }
    elsewhere::count_anew(&mut package, &book)?;
    property::set(&mut package, "zhenwen-run", run)?;
    for (number, (name, _)) in (1..).zip(&book.sheets) {
        let number: u32 = number;
        property::set(
            &mut package,
            &format!("zhenwen-table-{number}"),
            &format!("{name}//"),
        )?;
    }
    package.finish()
}

/// The worksheet with the repeated row, and what moved.
fn with_rows(
    text: &str,
    asked: &RepeatedRow,
    styles: &Styles,
) -> std::result::Result<(String, Shift), Fault> {
    let outline = outline::outline(text)?;
    let columns: BTreeSet<u16> =
        asked.rows.iter().flatten().map(|(column, _)| *column).collect();
    let cells = columns.iter().map(|column| (asked.row, *column));
    let kinds = kinds(formats(text, &outline, cells)?, styles);
    let content = |(column, value): &(u16, FormValue)| {
        let kind = kinds.get(&(asked.row, *column)).copied().unwrap_or_default();
        (*column, content(value, kind))
    };
    let row = |row: &Vec<(u16, FormValue)>| row.iter().map(content).collect();
    let mut rows: Vec<Vec<(u16, Content)>> = asked.rows.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(blank(text, asked.row)?);
    }
    let added = u32::try_from(rows.len()).unwrap_or(u32::MAX) - 1;
    let shift = Shift { row: asked.row, added };
    let sheet = &*asked.sheet;
    let text = repeat(text, &outline, &Repeat { sheet, shift, rows: &rows })?;
    Ok((text, shift))
}

/// The row without its words, where the ledger has no rows.
fn blank(text: &str, row: u32) -> std::result::Result<Vec<(u16, Content)>, Fault> {
    let mut cells = Vec::new();
    walk(text, |place, range| {
        if let Place::Cell(met) = place
            && met.at.0 == row
            && !text[range].contains("<f")
        {
            cells.push((met.at.1, Content::Blank));
        }
    })?;
    Ok(cells)
}

/// The worksheet with single cells filled. Results of its formulas are left out: every
/// program counts them anew.
fn with_cells(
    text: &str,
    cells: &BTreeMap<CellAt, &FormValue>,
    styles: &Styles,
) -> std::result::Result<String, Fault> {
    let outline = outline::outline(text)?;
    let kinds = kinds(formats(text, &outline, cells.keys().copied())?, styles);
    let content = |(at, value): (&CellAt, &&FormValue)| {
        let kind = kinds.get(at).copied().unwrap_or_default();
        let change = Change { content: Some(content(value, kind)), format: None };
        (*at, change)
    };
    let changes: Changes = cells.iter().map(content).collect();
    let mut splices = Splices::default();
    change(text, &outline, &changes, &mut splices)?;
    let text = splices.apply(text);
    let mut splices = Splices::default();
    walk(&text, |place, range| {
        let Place::Cell(_) = place else { return };
        let Ok(cell) = tree(&text[range.clone()]) else { return };
        if let Some(result) = cell.child("f").and(cell.child("v")) {
            let (start, end) = (result.whole.start, result.whole.end);
            splices.replace(range.start + start..range.start + end, String::new());
        }
    })?;
    Ok(splices.apply(&text))
}

/// What the cells show numbers as.
fn kinds(formats: BTreeMap<CellAt, u32>, styles: &Styles) -> BTreeMap<CellAt, Kind> {
    formats.into_iter().map(|(at, format)| (at, styles.kind(format))).collect()
}

/// A value as a content: what the format of the cell shows as it should be read.
fn content(value: &FormValue, kind: Kind) -> Content {
    match value {
        FormValue::Percent(number) if kind == Kind::Percent => {
            let (digits, scale) = number.parts();
            Content::Number(Decimal::new(digits, scale + 2).to_string())
        }
        FormValue::Percent(number) | FormValue::Plain(Cell::Number(number)) => {
            Content::Number(number.to_string())
        }
        FormValue::Plain(Cell::Date(day)) if kind == Kind::Date => {
            Content::Number(serial(*day).to_string())
        }
        FormValue::Plain(Cell::Date(day)) => Content::Text(crate::model::print_day(*day)),
        FormValue::Plain(Cell::Text(text)) => Content::Text(text.to_string()),
        FormValue::Plain(Cell::Blank) => Content::Blank,
    }
}

/// A day as spreadsheets count them: 1 is the first of 1900, and there was a 29 February.
fn serial(day: Day) -> i32 {
    let zero = jiff::civil::date(1899, 12, 30);
    day.since(zero).map_or(0, |span| span.get_days())
}
