//! 自查.

use super::super::duties::selfchecks::SelfCheck;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns.
const COLUMNS: [Column<SelfCheck>; 10] = [
    Column("单位名称", 28, |t, c| Cell::text(&t.units[c.unit].name)),
    Column("自查日期", 12, |_, c| Cell::Day(c.day)),
    Column("带队人", 10, |_, c| Cell::text(&c.leader)),
    Column("带队人身份", 12, |t, c| {
        let is_head = t.units[c.unit].head == c.leader;
        Cell::text(if is_head { "主要负责人" } else { "其他" })
    }),
    Column("自查范围", 14, |_, c| Cell::text(c.scope)),
    Column("发现隐患数", 11, |_, c| Cell::Number(c.found)),
    Column("重大隐患数", 11, |_, c| Cell::Number(c.major)),
    Column("整改数", 9, |_, c| Cell::Number(c.fixed)),
    Column("上报日期", 12, |_, c| Cell::day(c.reported)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇生产经营单位自查台账（{}）", super::covered(town));
    of(("selfchecks.xlsx", "自查", title), &COLUMNS, (town, &town.duties.selfchecks))
}
