//! What thirty hands do to the rows and cells of a clean table.

use super::clean::Clean;
use super::shapes::{Shape, is_whole, one, with_first};
use crate::support::Page;
use zhenwen::catalog::ColumnType;

/// Changes of the rows themselves.
pub(super) const WITHIN: &[Shape] = &[
    ("blank rows between", |clean| {
        let mut page = clean.page();
        let rows = page.rows.split_off(1);
        page.rows.extend(rows.into_iter().flat_map(|row| [row, Vec::new()]));
        one(page, &[])
    }),
    ("header again on every page", |clean| {
        let mut page = clean.page();
        let head = page.rows[0].clone();
        let rows = page.rows.split_off(1);
        page.rows.extend(rows.into_iter().flat_map(|row| [row, head.clone()]));
        one(page, &[])
    }),
    ("header again behind a footer", |clean| {
        let mut page = clean.page();
        let head = page.rows[0].clone();
        let foot = vec!["填表人：甲一".to_owned()];
        page.rows.splice(2..2, [foot, vec![], head]);
        one(page, &[])
    }),
    ("serial numbers with gaps", |clean| {
        let numbers = ["序号", "#1", "#2", "#5", "#9", "#10"];
        one(with_first(clean.page(), &numbers), &[])
    }),
    ("同上", |clean| {
        let (page, is_changed) = repeated(clean, "同上");
        is_changed.then(|| one(page, &["E-FILLED-DOWN"])).flatten()
    }),
    ("merged cells", |clean| {
        let (mut page, is_changed) = repeated(clean, "");
        for column in 0..clean.headers.len() {
            let mut from = 0;
            for row in 1..=clean.rows.len() {
                let is_same =
                    |at: usize| clean.rows[at][column] == clean.rows[from][column];
                if row < clean.rows.len()
                    && is_same(row)
                    && is_repeated(clean, column, row)
                {
                    continue;
                }
                if row - from > 1 {
                    let (first, last) = (from + 1, row);
                    page.merges.push(((first, column), (last, column)));
                }
                from = row;
            }
        }
        is_changed.then(|| one(page, &["E-FILLED-DOWN"])).flatten()
    }),
    ("full-width digits", |clean| {
        let is_number = |at| clean.is(at, ColumnType::is_number);
        let codes: &[&str] = if (0..clean.headers.len()).any(is_whole(clean)) {
            &["E-NUMBER-TEXT"]
        } else {
            &[]
        };
        let page = cells(clean, |at, text| match text.strip_prefix('#') {
            Some(number) if is_number(at) => wide(number),
            _ if clean.is(at, ColumnType::is_date) => wide(text),
            _ => text.to_owned(),
        });
        one(page, codes)
    }),
    ("invisible characters and blanks", |clean| {
        one(
            cells(clean, |_, text| match text {
                "" => String::new(),
                number if number.starts_with('#') => number.to_owned(),
                text => format!("\u{FEFF}　{text}\u{200B}\u{00A0}"),
            }),
            &[],
        )
    }),
    ("numbers as text", |clean| {
        one(cells(clean, |_, text| text.trim_start_matches('#').to_owned()), &[])
    }),
    ("real days", |clean| {
        one(
            cells(clean, |at, text| {
                let is_day = clean.is(at, ColumnType::is_date) && !text.is_empty();
                if is_day { format!("@{text}") } else { text.to_owned() }
            }),
            &[],
        )
    }),
    ("days with dots", |clean| one(days(clean, |y, m, d| format!("{y}.{m}.{d}")), &[])),
    ("days with strokes", |clean| {
        one(days(clean, |y, m, d| format!("{y}/{m:0>2}/{d:0>2}")), &[])
    }),
    ("days in words", |clean| {
        one(days(clean, |y, m, d| format!("{y}年{m}月{d}日")), &[])
    }),
    ("days in eight digits", |clean| {
        one(days(clean, |y, m, d| format!("{y}{m:0>2}{d:0>2}")), &[])
    }),
    ("days with a time", |clean| {
        one(days(clean, |y, m, d| format!("{y}-{m}-{d} 10:20")), &[])
    }),
    ("years of two digits", |clean| {
        let has_days =
            (0..clean.headers.len()).any(|at| clean.is(at, ColumnType::is_date));
        let codes: &[&str] = if has_days { &["E-DATE-YEAR2"] } else { &[] };
        one(days(clean, |y, m, d| format!("{}-{m}-{d}", &y[2..])), codes)
    }),
];

/// Whether a cell says what the one above says, and may be left out for it.
fn is_repeated(clean: &Clean, column: usize, row: usize) -> bool {
    let text = &clean.rows[row][column];
    !text.is_empty() && !text.starts_with('#') && *text == clean.rows[row - 1][column]
}

/// The table with a word in place of texts that are those of the row above.
fn repeated(clean: &Clean, word: &str) -> (Page, bool) {
    let mut page = clean.page();
    let mut is_changed = false;
    for row in (1..clean.rows.len()).rev() {
        for column in
            (0..clean.headers.len()).filter(|column| is_repeated(clean, *column, row))
        {
            word.clone_into(&mut page.rows[row + 1][column]);
            is_changed = true;
        }
    }
    (page, is_changed)
}

/// The table with every cell written in another way.
fn cells(clean: &Clean, write: impl Fn(usize, &str) -> String) -> Page {
    let mut page = clean.page();
    for row in &mut page.rows[1..] {
        for (at, cell) in row.iter_mut().enumerate() {
            *cell = write(at, cell);
        }
    }
    page
}

/// The table with its days written in another way.
fn days(clean: &Clean, write: fn(&str, &str, &str) -> String) -> Page {
    cells(clean, |at, text| {
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year, month, day] if clean.is(at, ColumnType::is_date) => {
                write(year, month, day)
            }
            _ => text.to_owned(),
        }
    })
}

/// Digits as wide as Han characters.
fn wide(text: &str) -> String {
    let wide = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32(u32::from('０') + digit).unwrap(),
        None => c,
    };
    text.chars().map(wide).collect()
}
