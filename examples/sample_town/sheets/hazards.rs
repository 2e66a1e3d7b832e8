//! 隐患.

use super::super::entries::Phrase;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Hazard, Notice, Town};

/// The columns, from discovery to closure.
const COLUMNS: [Column<Hazard>; 38] = [
    Column("隐患编号", 13, |_, h| Cell::text(&h.id)),
    Column("检查编号", 13, |t, h| Cell::some(h.check.map(|at| &t.checks[at].id))),
    Column("原隐患编号", 13, |_, h| Cell::some(h.earlier.as_ref())),
    Column("发现日期", 12, |_, h| Cell::Day(h.found)),
    Column("发现途径", 10, |_, h| Cell::text(h.source)),
    Column("村名", 10, |t, h| Cell::text(&t.village(h.place).name)),
    Column("单位名称", 26, |t, h| Cell::some(t.unit(h.place).map(|unit| &unit.name))),
    Column("隐患部位", 13, |_, h| Cell::text(&h.part)),
    Column("隐患内容", 36, |_, h| Cell::text(&h.text)),
    Column("隐患类别", 10, |t, h| Cell::text(&phrase(t, h).sort)),
    Column("隐患等级", 10, |_, h| {
        Cell::text(if is_major(h) { "重大" } else { "一般" })
    }),
    Column("定级日期", 12, |_, h| Cell::day(h.course.graded)),
    Column("判定依据", 32, |t, h| Cell::text(&phrase(t, h).basis)),
    Column("群死群伤风险", 13, |t, h| major(h, Cell::yes(phrase(t, h).mass))),
    Column("整改方式", 10, |_, h| {
        Cell::text(if h.course.is_on_site { "当场整改" } else { "限期整改" })
    }),
    Column("整改措施", 32, |t, h| Cell::text(&phrase(t, h).measure)),
    Column("整改责任人", 11, |_, h| Cell::text(&h.owner)),
    Column("监管责任人", 11, |_, h| Cell::text(&h.supervisor)),
    Column("整改资金（万元）", 16, |_, h| Cell::Money(h.cost)),
    Column("整改期限", 12, |_, h| Cell::Day(h.course.deadline)),
    Column("应急预案", 10, |t, h| {
        major(h, Cell::yes(t.lot(&h.id, "应急预案").chance(90)))
    }),
    Column("整改情况", 15, |t, h| Cell::text(h.course.status(t.plan.as_of))),
    Column("整改完成日期", 13, |_, h| Cell::day(h.course.done)),
    Column("复查日期", 12, |_, h| Cell::day(h.course.recheck.map(|(day, _)| day))),
    Column("复查人", 15, |_, h| {
        Cell::some(h.course.recheck.map(|_| h.inspectors.join("、")))
    }),
    Column("复查结论", 10, |_, h| {
        let word = |passed| if passed { "合格" } else { "不合格" };
        Cell::some(h.course.recheck.map(|(_, passed)| word(passed)))
    }),
    Column("销号日期", 12, |_, h| Cell::day(h.course.closed)),
    Column("销号人", 10, |_, h| Cell::some(h.course.closed.map(|_| &h.closer))),
    Column("撤销日期", 12, |_, h| Cell::day(h.course.void.map(|(day, _)| day))),
    Column("撤销原因", 10, |_, h| Cell::some(h.course.void.map(|(_, why)| why))),
    Column("审核科室", 22, |t, h| match h.course.closed {
        Some(_) => major(h, Cell::text(&t.stations[0].name)),
        None => Cell::Blank,
    }),
    Column("文号", 22, |_, h| Cell::some(notice(h).map(|notice| &notice.number))),
    Column("送达日期", 12, |_, h| Cell::day(notice(h).map(|notice| notice.served))),
    Column("送达方式", 10, |_, h| Cell::some(notice(h).map(|notice| notice.way))),
    Column("签收人", 10, |_, h| Cell::some(notice(h).map(|notice| &notice.signer))),
    Column("告知日期", 12, |_, h| Cell::day(h.papers.told)),
    Column("告知对象", 12, |_, h| Cell::some(h.papers.told.map(|_| "主要负责人"))),
    Column("督办编号", 22, |_, h| Cell::some(h.papers.supervision.as_ref())),
];

/// More columns, for what stays open.
const REST: [Column<Hazard>; 4] = [
    Column("报部门日期", 12, |_, h| Cell::day(h.papers.to_bureau)),
    Column("报职代会日期", 13, |_, h| Cell::day(h.papers.to_staff)),
    Column("问题清单", 10, |_, h| major(h, Cell::yes(true))),
    Column("备注", 24, remark),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇安全隐患台账（{}）", super::covered(town));
    let columns: Vec<Column<Hazard>> = COLUMNS.into_iter().chain(REST).collect();
    of(("hazards.xlsx", "隐患", title), &columns, (town, &town.hazards))
}

/// What the hazard is.
fn phrase<'a>(town: &'a Town, hazard: &Hazard) -> &'a Phrase {
    let (group, number) = &hazard.phrase;
    &town.tables.hazards[group][*number]
}

/// Whether it is 重大 by now.
fn is_major(hazard: &Hazard) -> bool {
    hazard.course.graded.is_some()
}

/// A cell that only a 重大 one has.
fn major(hazard: &Hazard, cell: Cell) -> Cell {
    if is_major(hazard) { cell } else { Cell::Blank }
}

/// The notice to the unit.
fn notice(hazard: &Hazard) -> Option<&Notice> {
    hazard.papers.notice.as_ref()
}

/// 备注: why it takes so long, as one hears it.
fn remark(town: &Town, hazard: &Hazard) -> Cell {
    let is_overdue = hazard.course.deadline < town.plan.as_of;
    if !(is_overdue && hazard.course.is_open(town.plan.as_of)) {
        return Cell::Blank;
    }
    let mut lot = town.lot(&hazard.id, "备注");
    let is_said = lot.chance(70);
    Cell::some(is_said.then(|| lot.pick(&town.tables.excuses)))
}
