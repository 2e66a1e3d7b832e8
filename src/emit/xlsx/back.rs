//! The way back: custom properties that say which worksheet is of which sheet, and which of
//! its columns are derived, so that an edited ledger can be read again (`model.md` §4).
//!
//! One property a table, in the order of the worksheets: `zhenwen-table-1` = `L-10
//! 隐患台账/隐患/等级、隐患状态、逾期天数`. No sheet between the strokes: not to be read.
//! Derived headers beyond the 255 characters of a property go into one more of the same table.

use super::sheet;
use crate::model::{Ledger, LedgerTable};

/// Most characters of a property.
const LIMIT: usize = 255;

/// Names and values of the properties; `others` are worksheets that hold no ledger.
pub(super) fn properties(ledgers: &[Ledger], others: &[&str]) -> Vec<(String, String)> {
    let tables = ledgers.iter().flat_map(|ledger| {
        let worksheet = sheet::name(ledger);
        let tables = ledger.tables.iter();
        tables.flat_map(move |table| lines(&worksheet, table))
    });
    let others = others.iter().map(|name| format!("{name}//"));
    let lines = (1..).zip(tables.chain(others));
    lines.map(|(at, line): (u32, _)| (format!("zhenwen-table-{at}"), line)).collect()
}

/// What is said of one table, in as many lines as it takes.
fn lines(worksheet: &str, table: &LedgerTable) -> Vec<String> {
    let start = format!("{worksheet}/{}/", table.sheet);
    let mut lines = vec![start.clone()];
    if table.sheet.is_empty() {
        return lines;
    }
    for column in table.columns.iter().filter(|column| column.is_derived) {
        let is_full =
            |line: &String| line.chars().count() + column.header.chars().count() >= LIMIT;
        if lines.last().is_some_and(is_full) {
            lines.push(start.clone());
        }
        if let Some(line) = lines.last_mut() {
            let mark = if line.len() > start.len() { "、" } else { "" };
            line.push_str(mark);
            line.push_str(&column.header);
        }
    }
    lines
}
