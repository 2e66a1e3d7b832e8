//! 来源: where the rows of a sheet stood, which of them are not counted, what was repaired.

use super::{Row, SheetId, SourceId, Text, cell_name};
use std::sync::Arc;

/// One table found in a workbook, and how it was understood.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path below the data folder, `/` between folders.
    pub workbook: Text,
    /// Name of the worksheet.
    pub worksheet: Text,
    /// Run that wrote the workbook, which a person edited; empty: it is the office's own.
    pub run: Text,
    /// Which declaration it is.
    pub sheet: SheetId,
    /// Worksheet row of the header, 1-based (the last one of several).
    pub header_row: u32,
    /// For each column of `Headers`: worksheet column, 0-based, and the header as written.
    pub mapping: Vec<Option<(u16, Text)>>,
    /// Set where its one row was written as two columns 项目｜内容.
    pub upright: Option<Upright>,
    /// Rows under the header that hold anything.
    pub rows_in: u32,
    /// Rows kept of them.
    pub rows_kept: u32,
}

/// 项目｜内容: where the cells of a row stand that was written from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upright {
    /// Worksheet column of the contents, 0-based.
    pub column: u16,
    /// Worksheet rows, 1-based, in the order of the columns of `Source::mapping`.
    pub rows: Vec<u32>,
}

impl Source {
    /// The cell of a column in a worksheet row, as spreadsheets name it (`F12`).
    pub fn cell(&self, column: usize, number: u32) -> Option<String> {
        let (at, _) = self.mapping.get(column)?.as_ref()?;
        match &self.upright {
            None => Some(cell_name((number, *at))),
            Some(upright) => {
                let row = upright.rows.get(usize::from(*at))?;
                Some(cell_name((*row, upright.column)))
            }
        }
    }
}

/// A row that was read and is not counted.
#[derive(Clone, Debug)]
pub struct Aside {
    /// The row with what was understood of it.
    pub row: Row,
    /// Why.
    pub reason: AsideReason,
}

/// Why a row is not counted (`model.md` §4, Rows).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideReason {
    /// Required columns blank or unreadable, by column index.
    Required(Vec<usize>),
    /// 合计, 小计 and the like.
    Total,
    /// The header once more, at a page break.
    RepeatedHeader,
    /// 填报人, 审核人, 注 and the like under the table.
    Footer,
    /// 示例: how a row is to be filled in.
    Example,
    /// Marked 删除.
    Deleted,
    /// 无, 零报告: recorded, not counted.
    ZeroReport,
    /// A row of 检查隐患 that tells of a check alone, as the hazard it is not.
    CheckOnly,
    /// The same row in another workbook.
    Merged,
    /// Another row of the same key is used: its table and worksheet row.
    Conflict(SourceId, u32),
}

/// A value that was understood in another form than written.
#[derive(Clone, Debug)]
pub struct Repair {
    /// The table.
    pub source: SourceId,
    /// Worksheet row, 1-based.
    pub number: u32,
    /// Column of `Headers`.
    pub column: usize,
    /// What it was and is; rows that are completed alike share it.
    pub change: Arc<Change>,
}

/// How a value was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As written; empty when completed from elsewhere.
    pub from: Text,
    /// As understood.
    pub to: Text,
    /// The finding code, e.g. `E-DATE-YEAR2`.
    pub code: &'static str,
    /// What can stand there instead and says the same without a word.
    pub proposal: Option<Text>,
}
