//! 来源: where the rows of a sheet stood, which of them are not counted, what was repaired.

use super::{Row, SheetId, SourceId, Text};

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
    /// Rows under the header that hold anything.
    pub rows_in: u32,
    /// Rows kept of them.
    pub rows_kept: u32,
}

impl Source {
    /// The cell of a column in a worksheet row, as spreadsheets name it (`F12`).
    pub fn cell(&self, column: usize, number: u32) -> Option<String> {
        let (at, _) = self.mapping.get(column)?.as_ref()?;
        Some(format!("{}{number}", column_letters(*at)))
    }
}

/// Letters of a 0-based worksheet column: 0 → A, 27 → AB.
pub fn column_letters(column: u16) -> String {
    let mut rest = usize::from(column) + 1;
    let mut name = Vec::new();
    while rest > 0 {
        name.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest - 1) % 26]));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
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
    /// As written; empty when completed from elsewhere.
    pub from: Text,
    /// As understood.
    pub to: Text,
    /// The finding code, e.g. `E-DATE-YEAR2`.
    pub code: Text,
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_named_like_in_a_spreadsheet() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (16383, "XFD")]
        {
            assert_eq!(column_letters(column), name);
        }
    }
}
