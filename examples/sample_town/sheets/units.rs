//! 单位.

use super::super::calendar::after;
use super::super::entries::Manner;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Town, Unit};
use jiff::civil::Date;

/// The columns: who it is.
const COLUMNS: [Column<Unit>; 21] = [
    Column("单位名称", 28, |_, u| Cell::text(&u.name)),
    Column("统一社会信用代码", 22, |_, u| Cell::text(&u.code)),
    Column("村名", 10, |t, u| Cell::text(&t.villages[u.village].name)),
    Column("地址", 22, |_, u| Cell::text(&u.address)),
    Column("单位类别", 12, |_, u| Cell::text(&u.kind.sort)),
    Column("行业领域", 10, |_, u| Cell::text(&u.kind.field)),
    Column("重点分组", 20, |_, u| Cell::text(&u.kind.groups)),
    Column("是否重点", 10, |_, u| Cell::yes(u.kind.is_key)),
    Column("是否高危", 10, |_, u| Cell::yes(u.kind.is_risky)),
    Column("是否规上", 10, |_, u| Cell::yes(u.kind.sort == "企业" && u.staff > 60)),
    Column("是否重大危险源", 10, |_, u| Cell::yes(u.kind.name == "液化气站")),
    Column("从业人数", 10, |_, u| Cell::Number(u.staff)),
    Column("主要负责人", 11, |_, u| Cell::text(&u.head)),
    Column("安全管理人员", 13, |_, u| Cell::names(&u.safety)),
    Column("监管单位", 24, |t, u| Cell::text(&t.stations[u.station].name)),
    Column("监管责任人", 11, |_, u| Cell::text(&u.supervisor)),
    Column("包保人", 10, |t, u| Cell::text(&t.villages[u.village].cadre)),
    Column("风险等级", 10, |_, u| Cell::text(&u.risk)),
    Column("安全类别", 10, |t, u| Cell::text(class(t, u))),
    Column("分类日期", 12, |t, u| {
        let days = t.lot(&u.name, "分类日期").between(-70, -10);
        let last = u.ended.map_or(t.plan.as_of, |(end, _)| end);
        Cell::Day(after(this_year(t), days).max(after(u.founded, 20)).min(last))
    }),
    Column("标准化等级", 11, |t, u| Cell::text(standard(t, u))),
];

/// More columns: how it stands.
const STANDING: [Column<Unit>; 22] = [
    Column("标准化日期", 12, |t, u| Cell::day(certified(t, u))),
    Column("标准化到期", 12, |t, u| {
        Cell::day(certified(t, u).map(|day| after(day, 3 * 365)))
    }),
    Column("是否应投保", 11, |_, u| Cell::yes(u.kind.is_risky)),
    Column("承诺书日期", 12, |t, u| Cell::day(in_spring(t, u, "承诺书日期"))),
    Column("述职日期", 12, |t, u| {
        Cell::day(in_spring(t, u, "述职日期").filter(|_| u.kind.is_risky))
    }),
    Column("挂牌日期", 12, |t, u| {
        Cell::day(in_spring(t, u, "挂牌日期").filter(|_| u.kind.is_key))
    }),
    Column("双重预防", 10, |t, u| kept(t, u, "双重预防")),
    Column("岗位风险清单", 10, |t, u| kept(t, u, "岗位风险清单")),
    Column("岗位职责清单", 10, |t, u| kept(t, u, "岗位职责清单")),
    Column("岗位操作卡", 10, |t, u| kept(t, u, "岗位操作卡")),
    Column("应急处置卡", 10, |t, u| kept(t, u, "应急处置卡")),
    Column("公示日期", 12, |t, u| {
        Cell::day(in_spring(t, u, "公示日期").filter(|_| u.kind.is_key))
    }),
    Column("排查标准清单", 10, |t, u| {
        Cell::yes(is_well_kept(t, u, "排查标准清单"))
    }),
    Column("三同时", 8, |t, u| {
        if is_new(t, u) && u.kind.is_key { Cell::yes(true) } else { Cell::text("/") }
    }),
    Column("准入审查", 10, |t, u| {
        Cell::text(if is_new(t, u) { "通过" } else { "不适用" })
    }),
    Column("是否多产权", 10, |_, _| Cell::yes(false)),
    Column("内部奖励", 10, |_, u| Cell::yes(u.staff > 30)),
    Column("使用燃气", 10, |_, u| Cell::yes(uses_gas(u))),
    Column("开业日期", 12, |_, u| Cell::Day(u.founded)),
    Column("经营状态", 10, |_, u| {
        Cell::text(u.ended.map_or("正常", |(_, state)| state))
    }),
    Column("状态变更日期", 13, |_, u| Cell::day(u.ended.map(|(day, _)| day))),
    Column("联系电话", 13, |_, u| Cell::text(&u.phone)),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = "兰台镇生产经营单位和场所底数表".to_owned();
    let columns: Vec<Column<Unit>> = COLUMNS.into_iter().chain(STANDING).collect();
    of(("units.xlsx", "单位", title), &columns, (town, &town.units))
}

/// 1 March of the as-of year: when the year's lists are made.
fn this_year(town: &Town) -> Date {
    jiff::civil::date(town.plan.as_of.year(), 3, 1)
}

/// Whether it burns or sells gas.
fn uses_gas(unit: &Unit) -> bool {
    unit.kind.field == "燃气" || unit.kind.hazards.iter().any(|group| group == "kitchen")
}

/// Whether it opened while the records run.
fn is_new(town: &Town, unit: &Unit) -> bool {
    unit.founded >= town.plan.first
}

/// Whether something is in order there, by the manner of its village.
fn is_well_kept(town: &Town, unit: &Unit, header: &str) -> bool {
    let odds = match town.villages[unit.village].manner {
        Manner::Good => 97,
        Manner::Plain => 86,
        Manner::Weak => 62,
    };
    town.lot(&unit.name, header).chance(odds)
}

/// 是 or 否 at key units; elsewhere it is not asked for.
fn kept(town: &Town, unit: &Unit, header: &str) -> Cell {
    if unit.kind.is_key {
        Cell::yes(is_well_kept(town, unit, header))
    } else {
        Cell::text("/")
    }
}

/// 安全类别: A is best.
fn class(town: &Town, unit: &Unit) -> &'static str {
    let weights = match town.villages[unit.village].manner {
        Manner::Good => [50, 40, 10, 0],
        Manner::Plain => [20, 50, 25, 5],
        Manner::Weak => [5, 35, 40, 20],
    };
    ["A", "B", "C", "D"][town.lot(&unit.name, "安全类别").weighted(&weights)]
}

/// 标准化等级: of firms and filling stations.
fn standard(town: &Town, unit: &Unit) -> &'static str {
    let is_asked = matches!(&*unit.kind.sort, "企业" | "加油站");
    match (is_asked, is_well_kept(town, unit, "标准化等级")) {
        (false, _) => "/",
        (true, true) if unit.kind.is_risky => "二级",
        (true, true) => "三级",
        (true, false) => "未达标",
    }
}

/// 标准化日期 of those that have a grade.
fn certified(town: &Town, unit: &Unit) -> Option<Date> {
    let days = town.lot(&unit.name, "标准化日期").between(200, 900);
    let has = matches!(standard(town, unit), "二级" | "三级");
    has.then(|| after(town.plan.as_of, -days).max(after(unit.founded, 90)))
}

/// A day of this spring, if the unit was there and took it seriously.
fn in_spring(town: &Town, unit: &Unit, header: &str) -> Option<Date> {
    let day = after(this_year(town), town.lot(&unit.name, header).between(5, 80));
    (unit.is_open(day) && is_well_kept(town, unit, header)).then_some(day)
}
