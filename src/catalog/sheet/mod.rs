//! 表: the sheets an office may keep (`sheets/*.toml`, contract in `model.md`).

mod column; // one column, understood
mod shown; // what the office sees of a column
mod written; // the files as written
mod resolve; // what common columns and other sheets say
mod law; // what every declaration keeps

pub use column::{ColumnDecl, ColumnType, Need};

use super::Declarations;
use crate::model::{Error, Headers, Result, Text};
use serde::Deserialize;

/// One sheet: its columns and how its rows are known.
#[derive(Clone, Debug)]
pub struct SheetDecl {
    /// Name in templates and messages: 隐患.
    pub name: Text,
    /// Place in `model.md`; ids of sheets follow it.
    pub order: u16,
    /// Default workbook in `data/`.
    pub workbook: Text,
    /// Kept by every office (`model.md` §2); any other may be absent: then it is not kept.
    pub is_core: bool,
    /// Key columns; rows with the same values are the same row. A blank one of a `one_of`
    /// group is answered by the others of the group.
    pub key: Vec<Text>,
    /// Key columns when the first key is blank.
    pub fallback_key: Vec<Text>,
    /// The column by which other sheets name its rows.
    pub known_by: Text,
    /// Groups of columns of which one must be given.
    pub one_of: Vec<Vec<Text>>,
    /// Set where each row tells of several other sheets (检查隐患).
    pub union: Option<Union>,
    /// It has one row, which may be written as two columns 项目｜内容.
    pub is_single: bool,
    /// What the sheet is for, one sentence for the blank workbook.
    pub note: Text,
    /// Columns in the order of `model.md`; 备注 last.
    pub columns: Vec<ColumnDecl>,
}

/// A sheet whose rows are split among other sheets (`model.md` §2, 检查隐患).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Union {
    /// Whose rows it holds; its columns are all of theirs.
    pub of: [Text; 2],
    /// Columns that a table must have, required or not.
    pub with: Vec<Text>,
    /// Columns that a table must not have.
    pub without: Vec<Text>,
}

impl SheetDecl {
    /// The declaration of a column by its canonical header.
    pub fn column(&self, header: &str) -> Option<&ColumnDecl> {
        self.columns.iter().find(|column| &*column.header == header)
    }

    /// The place of a column by its canonical header.
    pub fn place(&self, header: &str) -> Option<usize> {
        self.columns.iter().position(|column| &*column.header == header)
    }

    /// The columns that a table of the sheet may have: of a union without those that make it a
    /// table of one of its parts.
    pub fn own_columns(&self) -> impl Iterator<Item = &ColumnDecl> {
        let without = self.union.as_ref().map_or(&[][..], |union| &union.without);
        self.columns.iter().filter(|column| !without.contains(&column.header))
    }

    /// The columns by which a row is known, or that it must have, in their order.
    pub fn needed(&self) -> Vec<&Text> {
        let groups = self.one_of.iter().flatten();
        let named: Vec<&Text> =
            self.key.iter().chain(&self.fallback_key).chain(groups).collect();
        let columns = self.columns.iter().filter(|column| {
            column.need == Need::Required || named.contains(&&column.header)
        });
        columns.map(|column| &column.header).collect()
    }

    /// The columns of the sheet as the town keeps them: declared ones, then `extra`.
    pub fn headers(&self, extra: Vec<Text>) -> Headers {
        let declared = self.columns.iter().map(|column| column.header.clone());
        let names = declared.chain(extra).collect();
        Headers::new(names)
            .with_traits(self.columns.iter().map(ColumnDecl::traits).collect())
    }
}

/// Reads `sheets/*.toml` in the order of `model.md`; all faults at once.
pub(super) fn load(declarations: &Declarations) -> Result<Vec<SheetDecl>> {
    let files = written::read(declarations).map_err(Error::Templates)?;
    let mut faults = Vec::new();
    let mut sheets = Vec::new();
    for (path, sheet) in &files.sheets {
        match resolve::sheet(sheet, &files) {
            Ok(sheet) => sheets.push(sheet),
            Err(found) => {
                faults.extend(found.iter().map(|fault| format!("{path}：{fault}")));
            }
        }
    }
    sheets.sort_by_key(|sheet| sheet.order);
    faults.extend(law::faults(&sheets));
    if faults.is_empty() { Ok(sheets) } else { Err(Error::Templates(faults.join("\n"))) }
}
