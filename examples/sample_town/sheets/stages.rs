//! 阶段.

use super::super::entries::StageEntry;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns.
const COLUMNS: [Column<StageEntry>; 7] = [
    Column("方案", 34, |_, s| Cell::text(&s.plan)),
    Column("阶段名称", 14, |_, s| Cell::text(&s.name)),
    Column("起始日期", 12, |_, s| Cell::Day(s.first)),
    Column("终止日期", 12, |_, s| Cell::Day(s.last)),
    Column("任务", 48, |_, s| Cell::text(&s.task)),
    Column("成果物", 30, |_, s| Cell::text(&s.product)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let head = ("stages.xlsx", "阶段", "兰台镇治本攻坚三年行动阶段安排".to_owned());
    of(head, &COLUMNS, (town, &town.tables.stages))
}
