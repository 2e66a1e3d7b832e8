//! 检查.

use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Check, Place, Town};

/// What is looked at in a village itself.
const VILLAGE_LOOKS: &str = "村内道路、坑塘、消火栓、架空线路、柴草堆放";

/// The columns.
const COLUMNS: [Column<Check>; 16] = [
    Column("检查编号", 13, |_, c| Cell::text(&c.id)),
    Column("检查日期", 12, |_, c| Cell::Day(c.day)),
    Column("检查类型", 10, |_, c| Cell::text(c.team.sort)),
    Column("专项名称", 22, |_, c| Cell::some(c.team.campaign.as_ref())),
    Column("检查层级", 10, |_, c| Cell::text(&c.team.level)),
    Column("检查单位", 24, |_, c| Cell::text(c.team.bodies.join("、"))),
    Column("检查人员", 24, |_, c| Cell::text(c.team.people.join("、"))),
    Column("村名", 10, |t, c| Cell::text(&t.village(c.place).name)),
    Column("单位名称", 26, |t, c| match c.place {
        Place::Unit(unit) => Cell::text(&t.units[unit].name),
        Place::Village(village) => Cell::text(&t.villages[village].name),
    }),
    Column("检查内容", 36, |t, c| {
        Cell::text(t.unit(c.place).map_or(VILLAGE_LOOKS, |unit| &unit.kind.looks))
    }),
    Column("发现隐患数", 11, |_, c| Cell::Number(c.found)),
    Column("当场整改数", 11, |_, c| Cell::Number(c.on_site)),
    Column("限期整改数", 11, |_, c| Cell::Number(c.found - c.on_site)),
    Column("处理方式", 10, |_, c| Cell::text(dealt(c))),
    Column("文号", 22, |_, c| Cell::some(c.notice.as_ref())),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇安全检查台账（{}）", super::covered(town));
    of(("checks.xlsx", "检查", title), &COLUMNS, (town, &town.checks))
}

/// 处理方式.
fn dealt(check: &Check) -> &'static str {
    match (check.found, check.on_site) {
        (0, _) => "无隐患",
        (found, on_site) if found == on_site => "当场整改",
        _ => "限期整改",
    }
}
