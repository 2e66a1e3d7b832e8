//! 台账: which rows and columns each ledger shows (`ledgers/*.toml`, contract in
//! `systems.md` §1).

mod column; // what a column name means
mod file; // a file as written, checked against the sheets
mod form; // the form beside it

pub use column::{ColumnSource, Derived, Logic};

use super::{Declarations, SheetDecl};
use crate::expr::condition::Condition;
use crate::model::{Error, Form, Result, Text};

/// One ledger, its columns looked up.
#[derive(Clone, Debug)]
pub struct LedgerDecl {
    /// `L-10`.
    pub code: Text,
    /// 隐患台账.
    pub name: Text,
    /// Path below `templates/`.
    pub path: Text,
    /// M: one file a month.
    pub is_monthly: bool,
    /// Y: a sheet of the year workbook.
    pub is_yearly: bool,
    /// Landscape pages.
    pub is_landscape: bool,
    /// Its tables, one below the other.
    pub tables: Vec<LedgerTableDecl>,
    /// The workbook that is filled in for it, in place of one of ours.
    pub form: Option<Form>,
}

impl LedgerDecl {
    /// The sheet of the rows of its first table.
    pub fn sheet(&self) -> Option<&str> {
        match &self.tables.first()?.rows {
            LedgerRows::Sheet { sheet, .. } => Some(sheet),
            LedgerRows::Logic(_) => None,
        }
    }

    /// The columns of its first table, which papers may show.
    pub fn columns(&self) -> &[LedgerColumnDecl] {
        self.tables.first().map_or(&[], |table| &table.columns)
    }
}

/// One table of a ledger; most have one.
#[derive(Clone, Debug)]
pub struct LedgerTableDecl {
    /// What stands above a second table; empty for the first.
    pub caption: Text,
    /// Where its rows come from.
    pub rows: LedgerRows,
    /// Columns in order, without 序号 and 备注.
    pub columns: Vec<LedgerColumnDecl>,
    /// Position in `columns` of the one that colours a row.
    pub overdue: Option<usize>,
}

impl LedgerTableDecl {
    /// Its derived columns in order: all that a table by `logic` has.
    pub fn derived(&self) -> impl Iterator<Item = Derived> {
        self.columns.iter().filter_map(|column| match column.source {
            ColumnSource::Derived(derived) => Some(derived),
            _ => None,
        })
    }
}

/// Where the rows of a ledger come from.
#[derive(Clone, Debug)]
pub enum LedgerRows {
    /// Rows of a sheet.
    Sheet {
        /// Name of the sheet.
        sheet: Text,
        /// Which of its rows.
        when: Condition,
        /// Rows that go to the end.
        last: Option<Box<Condition>>,
    },
    /// What no condition says: one file in `merge/ledger/logic/`.
    Logic(Logic),
}

/// One column of a ledger.
#[derive(Clone, Debug)]
pub struct LedgerColumnDecl {
    /// Header without `=` and sheet.
    pub header: Text,
    /// What its cells show.
    pub source: ColumnSource,
    /// Width in half-width characters; 0 = by type.
    pub width: u16,
    /// Whether 合计 sums it.
    pub is_summed: bool,
}

/// Reads `ledgers/*.toml`, in the order of their codes; all faults at once.
pub(super) fn load(
    declarations: &Declarations,
    sheets: &[SheetDecl],
) -> Result<Vec<LedgerDecl>> {
    let mut ledgers: Vec<LedgerDecl> = Vec::new();
    let mut faults = Vec::new();
    for (path, text) in declarations.folder("ledgers", "toml") {
        match file::read(path, text, sheets) {
            Ok((ledger, form)) => match form::with_form(declarations, ledger, form) {
                Ok(ledger) => ledgers.push(ledger),
                Err(fault) => faults.push(format!("{path}：{fault}")),
            },
            Err(found) => {
                faults.extend(found.iter().map(|fault| format!("{path}：{fault}")));
            }
        }
    }
    ledgers.sort_by(|a, b| a.code.cmp(&b.code));
    for pair in ledgers.windows(2).filter(|pair| pair[0].code == pair[1].code) {
        let (code, other) = (&pair[0].code, &pair[0].path);
        faults.push(format!("{}：代码 {code} 已在 {other} 中使用", pair[1].path));
    }
    if faults.is_empty() { Ok(ledgers) } else { Err(Error::Templates(faults.join("\n"))) }
}
