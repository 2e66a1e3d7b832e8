//! Where a ledger lies below the output folder, and what the manifest says of it.

use super::{YEAR_BOOK, YearBook};
use crate::merge::Case;
use crate::model::{Entry, Ledger};

/// Path of a month ledger: `2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx`.
pub fn month_path(ledger: &Ledger) -> String {
    format!("{}/台账/{}.xlsx", ledger.period.print(), ledger.file_name())
}

/// Path of the year workbook: `2026年/年度台账（2026年）.xlsx`.
pub fn year_path(book: &YearBook, year: i16) -> String {
    format!("{year}年/{}（{year}年）.xlsx", book.name)
}

/// The manifest entry of a month ledger.
pub fn month_entry(case: Case, ledger: &Ledger) -> Entry {
    Entry {
        kind: ledger.code.clone(),
        name: ledger.name.clone(),
        period: ledger.period.to_string().into(),
        template: ledger.template.clone(),
        rows: ledger.origins().map(|row| case.town.address(row)).collect(),
        ..Entry::default()
    }
}

/// The manifest entry of the year workbook; its rows are those of all its sheets, once each.
pub fn year_entry(case: Case, book: &YearBook) -> Entry {
    let mut rows: Vec<_> = book.ledgers.iter().flat_map(Ledger::origins).collect();
    rows.sort_unstable();
    rows.dedup();
    Entry {
        kind: YEAR_BOOK.into(),
        name: book.name.clone(),
        period: case.run.year.to_string().into(),
        template: "ledgers".into(),
        rows: rows.into_iter().map(|row| case.town.address(row)).collect(),
        ..Entry::default()
    }
}
