//! 退回修改: what a workbook gets when it goes back to the one who filled it in.

use super::{Cell, CellAt, Severity, Text};

/// 退回修改表: all that is said of one workbook.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// Path of the workbook below the data folder.
    pub workbook: Text,
    /// Hash of its bytes as they were read.
    pub hash: Text,
    /// Cells that are coloured and get a comment.
    pub marks: Vec<Mark>,
    /// Lines of its first sheet.
    pub lines: Vec<AnnotationLine>,
}

/// A cell that is coloured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Worksheet.
    pub sheet: Text,
    /// Row, 1-based, and column, 0-based.
    pub cell: CellAt,
    /// Which colour.
    pub severity: Severity,
    /// What the comment says.
    pub words: String,
}

/// One finding on the first sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotationLine {
    /// 级别
    pub severity: Severity,
    /// 表; empty: the workbook as a whole.
    pub sheet: Text,
    /// The cell to jump to.
    pub cell: Option<CellAt>,
    /// 单元格 as shown: `F12`, `F12 等 5 处`, `第12行`.
    pub shown: String,
    /// 读到的内容
    pub read: String,
    /// 问题
    pub fact: String,
    /// 怎么改
    pub advice: String,
    /// 建议值: what can be taken over as it stands; empty: nothing certain.
    pub proposal: String,
}

impl Annotation {
    /// Name of the first sheet, which is never a table.
    pub const SHEET: &str = "退回修改";
    /// Custom property that says what an annotated workbook was made from: hash and path.
    pub const PROPERTY: &str = "zhenwen-annotated-of";
}

/// A worksheet as it was read: what stands in its cells, without formats.
#[derive(Clone, Debug)]
pub struct PlainSheet {
    /// Its name.
    pub name: Text,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Merged ranges: first and last cell.
    pub merges: Vec<(CellAt, CellAt)>,
    /// Its cells, row by row.
    pub cells: Vec<(CellAt, Cell)>,
}
