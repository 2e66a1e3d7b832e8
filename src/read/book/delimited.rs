//! Lines of cells: commas, tabs or semicolons between them, quotes around some. All cells are
//! text: what a number is, its column decides.

use super::{COLUMNS, Fault, ROWS, Take};
use crate::read::grid::Part;
use crate::read::raw::RawRow;
use csv::{ReaderBuilder, StringRecord};

/// What may stand between cells, the likeliest first.
const BETWEEN: [u8; 4] = *b",\t;|";
/// Lines by which the separator is told.
const SAMPLE: usize = 50;

/// Gives the only worksheet of a text.
pub(super) fn parts(text: &str, name: &str, take: Take) -> Result<(), Fault> {
    let between = between(text);
    if has_many_rows(text, between) {
        return Err(Fault::ManyCells);
    }
    take(Part::Sheet { name: name.to_owned(), is_hidden: false })?;
    let mut reader = reader(text, between);
    let mut record = StringRecord::new();
    let (mut number, mut ended) = (0_u64, 1_u64);
    while reader.read_record(&mut record).map_err(|_| Fault::Damaged)? {
        if record.len() > COLUMNS.into() {
            return Err(Fault::ManyCells);
        }
        let inner: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        // Empty lines are passed over in silence, yet each is a row of the worksheet.
        let read = reader.position().line().saturating_sub(ended);
        number += (read.saturating_sub(inner as u64)).max(1);
        ended = reader.position().line();
        let mut row = RawRow::new(u32::try_from(number).unwrap_or(u32::MAX));
        for (at, cell) in (0_u16..).zip(&record) {
            row.push_text(at, bare(cell));
        }
        if !row.is_empty() {
            take(Part::Row(row))?;
        }
    }
    Ok(())
}

/// Whether a text has more rows than a worksheet, told before any of them is understood.
fn has_many_rows(text: &str, between: u8) -> bool {
    let most = ROWS as usize;
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    lines > most && reader(text, between).into_records().nth(most).is_some()
}

/// A reader of rows of any width.
fn reader(text: &str, between: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(between);
    builder.from_reader(text.as_bytes())
}

/// The separator that parts the most lines into cells of one number.
fn between(text: &str) -> u8 {
    let score = |between: u8| {
        let records = reader(text, between).into_records().map_while(Result::ok);
        let widths: Vec<usize> = records
            .take(SAMPLE)
            .map(|record| record.len())
            .filter(|width| *width > 1)
            .collect();
        let same = |width: &usize| widths.iter().filter(|other| *other == width).count();
        widths.iter().map(|width| (same(width), *width)).max().unwrap_or_default()
    };
    let best = BETWEEN.iter().rev().max_by_key(|between| score(**between));
    best.copied().unwrap_or(b',')
}

/// A cell without what programs put around numbers so that Excel keeps all their digits.
pub(super) fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    let marked = || {
        cell.strip_prefix('\'')
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    quoted.or_else(marked).unwrap_or(cell)
}
