//! 向下填充: blank cells that mean the value above (`model.md` §4, Rows).

use super::clean;
use super::grid::Merge;
use super::header::Header;
use super::raw::{Raw, RawRow};
use crate::catalog::{Need, SheetDecl};
use crate::model::Text;

/// Words for the value above.
const DITTO: &[&str] = &["同上", "〃", "″", "\"", "同", "-do-"];

/// A row with blanks filled.
#[derive(Default)]
pub(super) struct Filled {
    /// The row.
    pub(super) row: RawRow,
    /// Declared columns whose cell was filled or written as 同上.
    pub(super) from_above: Vec<usize>,
    /// Worksheet columns that were blank.
    pub(super) blank: Vec<u16>,
    /// Declared columns with a number that is merged over rows below.
    pub(super) merged_numbers: Vec<usize>,
}

/// The row with merged and repeated cells filled from `above`; `open` are the merged ranges
/// that hold it.
pub(super) fn filled(
    mut row: RawRow,
    (decl, header): (&SheetDecl, &Header),
    above: &RawRow,
    open: &[Merge],
) -> Filled {
    let ditto =
        |(column, raw)| (is_ditto(raw) && above.get(column).is_some()).then_some(column);
    let mut changed: Vec<u16> = row.cells().filter_map(ditto).collect();
    for column in &changed {
        above.get(*column).inspect(|value| row.set(*column, *value));
    }
    let fills = |at, column| fills((decl, header), (at, column), &row, open);
    let is_filled = |column: &u16| {
        row.get(*column).is_none() && places(header, *column).any(|at| fills(at, *column))
    };
    let blank: Vec<u16> = above.columns().filter(is_filled).collect();
    for column in &blank {
        above.get(*column).inspect(|value| row.push(*column, *value));
    }
    if !blank.is_empty() {
        row.order();
    }
    changed.extend(&blank);
    let tall = open.iter().filter(|m| m.start.0 + 1 == row.number && m.end.0 > m.start.0);
    let tall: Vec<u16> = tall.map(|merge| merge.start.1).collect();
    if changed.is_empty() && tall.is_empty() {
        return Filled { row, ..Filled::default() }; // as nearly every row
    }
    let is_in = |columns: &[u16], at: &usize| {
        header.columns[*at].as_ref().is_some_and(|(column, _)| columns.contains(column))
    };
    let all = 0..header.columns.len();
    Filled {
        from_above: all.clone().filter(|at| is_in(&changed, at)).collect(),
        blank,
        merged_numbers: all
            .filter(|at| decl.columns[*at].kind.is_number() && is_in(&tall, at))
            .collect(),
        row,
    }
}

/// The declared columns that a worksheet column is; none for an undeclared one.
fn places(header: &Header, column: u16) -> impl Iterator<Item = Option<usize>> {
    let declared = header.columns.iter().enumerate();
    let is_here = move |place: &Option<(u16, Text)>| {
        place.as_ref().is_some_and(|(at, _)| *at == column)
    };
    let declared = declared.filter(move |(_, place)| is_here(place));
    let extra = header.extra.iter().filter(move |(at, _)| *at == column);
    declared.map(|(at, _)| Some(at)).chain(extra.map(|_| None))
}

/// Whether a cell says that it means the value above.
fn is_ditto(raw: Raw) -> bool {
    let Raw::Text(text) = raw else { return false };
    let may_be = |first| DITTO.iter().any(|word| word.starts_with(first));
    clean::first(text).is_some_and(may_be) && DITTO.contains(&&*clean::tidy(text))
}

/// Whether a merged range goes on to a row from one above.
pub(super) fn is_open(merge: &Merge, number: u32, column: u16) -> bool {
    let is_wide = (merge.start.1..=merge.end.1).contains(&column);
    is_wide && merge.start.0 + 1 < number && number <= merge.end.0 + 1
}

/// Whether a blank cell takes the value above: inside a merge; or, in ● columns only,
/// where 序号 is blank, or without 序号 where all columns to the left are blank too.
fn fills(
    (decl, header): (&SheetDecl, &Header),
    (at, column): (Option<usize>, u16),
    row: &RawRow,
    open: &[Merge],
) -> bool {
    let column_decl = at.map(|at| &decl.columns[at]);
    if open.iter().any(|merge| is_open(merge, row.number, column)) {
        return column_decl.is_none_or(|decl| !decl.kind.is_number());
    }
    let Some(column_decl) = column_decl else { return false };
    let has = |header_of: &str| {
        let place = decl.place(header_of).and_then(|at| header.columns[at].as_ref());
        place.is_some_and(|(column, _)| row.get(*column).is_some())
    };
    let other = match &*column_decl.header {
        "村名" => has("单位名称"),
        "单位名称" => has("村名"),
        _ => false,
    };
    let is_below = match header.serial {
        Some(serial) => row.get(serial).is_none(),
        None => row.columns().next().is_some_and(|first| first > column),
    };
    // Of a group one must be given, so each of them is needed where the other is not.
    let is_either = decl.one_of.iter().flatten().any(|name| *name == column_decl.header);
    (column_decl.need == Need::Required || is_either) && is_below && !other
}
