//! 村.

use super::super::calendar::after;
use super::super::entries::Manner;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Town, Village};

/// The columns.
const COLUMNS: [Column<Village>; 20] = [
    Column("村名", 12, |_, v| Cell::text(&v.name)),
    Column("村类别", 9, |_, v| Cell::text(&v.kind)),
    Column("别名", 10, |_, v| Cell::text(&v.alias)),
    Column("村主要负责人", 13, |_, v| Cell::text(&v.head)),
    Column("包村干部", 10, |_, v| Cell::text(&v.cadre)),
    Column("安全员", 10, |_, v| Cell::names(&v.safety)),
    Column("户数", 7, |_, v| Cell::Number(v.households)),
    Column("人口", 8, |t, v| {
        Cell::Number(v.households * t.lot(&v.name, "人口").between(27, 34) / 10)
    }),
    Column("网格数", 8, |_, v| {
        Cell::Number(i64::try_from(v.grid.len()).unwrap_or_default())
    }),
    Column("灾害信息员", 11, |_, v| Cell::names(&v.helpers[..1])),
    Column("群测群防员", 11, |_, v| Cell::names(&v.helpers[1..2])),
    Column("劝导站", 8, |_, v| Cell::yes(v.manner != Manner::Weak)),
    Column("管理站", 8, |t, v| Cell::yes(t.lot(&v.name, "管理站").chance(80))),
    Column("劝导员", 14, |_, v| Cell::names(&v.helpers[2..4])),
    Column("管理员", 10, |_, v| Cell::names(&v.helpers[4..5])),
    Column("应急站点", 10, |_, v| Cell::yes(has_point(v))),
    Column("站点建成日期", 13, |t, v| {
        let built = t.lot(&v.name, "站点建成日期").between(40, 600);
        Cell::day(has_point(v).then(|| after(t.plan.first, built)))
    }),
    Column("应急队伍人数", 13, |t, v| {
        Cell::Number(t.lot(&v.name, "应急队伍人数").between(6, 15))
    }),
    Column("工作经费（万元）", 16, |t, v| {
        Cell::Money(t.lot(&v.name, "工作经费").between(4, 20) * 10)
    }),
    Column("联系电话", 13, |_, v| Cell::text(&v.phone)),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let head = ("villages.xlsx", "村", "兰台镇村（社区）底数表".to_owned());
    of(head, &COLUMNS, (town, &town.villages))
}

/// Whether the village has an 应急站点.
fn has_point(village: &Village) -> bool {
    village.manner != Manner::Weak
}
