//! 演练.

use super::super::duties::drills::Drill;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns.
const COLUMNS: [Column<Drill>; 10] = [
    Column("演练日期", 12, |_, d| Cell::Day(d.day)),
    Column("组织单位", 28, |t, d| Cell::text(d.body.name(t))),
    Column("演练类型", 12, |_, d| Cell::text(&d.sort)),
    Column("演练形式", 10, |_, d| Cell::text(&d.form)),
    Column("演练名称", 36, |_, d| Cell::text(&d.name)),
    Column("参加人数", 10, |_, d| Cell::Number(d.people)),
    Column("用时", 12, |_, d| Cell::text(&d.time)),
    Column("评估结论", 30, |_, d| Cell::text(&d.verdict)),
    Column("存在问题", 30, |_, d| Cell::text(&d.problem)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇应急演练台账（{}）", super::covered(town));
    of(("drills.xlsx", "演练", title), &COLUMNS, (town, &town.duties.drills))
}
