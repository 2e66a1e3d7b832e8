//! 向下填充: blank cells that mean the value above (`model.md` §4, Rows).

use super::clean;
use super::grid::{Merge, Raw, RawRow};
use super::header::Header;
use crate::catalog::{ColumnType, Need, SheetDecl};
use std::collections::BTreeMap;

/// Words for the value above.
const DITTO: &[&str] = &["同上", "〃", "″", "\"", "同", "-do-"];

/// The row with merged and repeated cells filled from `above`.
pub(super) fn filled(
    row: &RawRow,
    (decl, header): (&SheetDecl, &Header),
    above: &BTreeMap<u16, Raw>,
    merges: &[Merge],
) -> RawRow {
    let mut cells: BTreeMap<u16, Raw> = row.cells.iter().cloned().collect();
    for (column, raw) in &mut cells {
        let is_ditto = DITTO.contains(&clean::value(&raw.text()).as_str());
        if let Some(value) = above.get(column).filter(|_| is_ditto) {
            *raw = value.clone();
        }
    }
    for (at, column) in header.columns.iter().enumerate() {
        let Some((column, _)) = column else { continue };
        let value = above.get(column);
        if let Some(value) = value.filter(|_| !cells.contains_key(column))
            && fills((decl, header), (at, *column), row, merges)
        {
            cells.insert(*column, value.clone());
        }
    }
    RawRow { number: row.number, cells: cells.into_iter().collect() }
}

/// Whether a blank cell takes the value above: inside a merge; or, in ● columns only,
/// where 序号 is blank, or without 序号 where all columns to the left are blank too.
fn fills(
    (decl, header): (&SheetDecl, &Header),
    (at, column): (usize, u16),
    row: &RawRow,
    merges: &[Merge],
) -> bool {
    let line = row.number - 1;
    let column_decl = &decl.columns[at];
    let is_number =
        matches!(column_decl.kind, ColumnType::Int | ColumnType::Num | ColumnType::Money);
    let is_merged = merges.iter().any(|merge| {
        let rows = merge.start.0 < line && line <= merge.end.0;
        rows && (merge.start.1..=merge.end.1).contains(&column)
    });
    if is_merged {
        return !is_number;
    }
    let columns = &header.columns;
    let has = |header: &str| {
        let at = decl.columns.iter().position(|c| &*c.header == header);
        let place = at.and_then(|at| columns[at].as_ref());
        place.is_some_and(|(column, _)| row.get(*column).is_some())
    };
    let other = match &*column_decl.header {
        "村名" => has("单位名称"),
        "单位名称" => has("村名"),
        _ => false,
    };
    let is_below = match header.serial {
        Some(serial) => row.get(serial).is_none(),
        None => row.cells.first().is_some_and(|(first, _)| *first > column),
    };
    column_decl.need == Need::Required && is_below && !other
}
