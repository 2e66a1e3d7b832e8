//! 问责.

use super::super::duties::letters::Letter;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns.
const COLUMNS: [Column<Letter>; 10] = [
    Column("下达日期", 12, |_, l| Cell::Day(l.day)),
    Column("方式", 10, |_, l| Cell::text(l.way)),
    Column("对象", 28, |t, l| Cell::text(l.to.name(t))),
    Column("事由", 44, |_, l| Cell::text(&l.cause)),
    Column("文号", 22, |_, l| Cell::text(&l.number)),
    Column("整改期限", 12, |_, l| Cell::day(l.due)),
    Column("反馈日期", 12, |_, l| Cell::day(l.answered)),
    Column("整改结果", 26, |_, l| Cell::text(l.result)),
    Column("公示日期", 12, |_, l| Cell::day(l.published)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇提示通报约谈台账（{}）", super::covered(town));
    of(("accountability.xlsx", "问责", title), &COLUMNS, (town, &town.duties.letters))
}
