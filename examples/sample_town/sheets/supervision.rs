//! 督办: what was put on the list of 挂牌督办, one row a paper.

use super::super::calendar::after;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Hazard, Town};
use jiff::civil::Date;

/// Days that a 挂牌督办 gives.
const TERM: i64 = 60;

/// The columns; a row is the place of its hazard.
const COLUMNS: [Column<usize>; 12] = [
    Column("文号", 22, |t, at| Cell::some(hazard(t, *at).papers.supervision.as_ref())),
    Column("督办级别", 10, |_, _| Cell::text("镇")),
    Column("督办类别", 12, |_, _| Cell::text("挂牌督办")),
    Column("对象", 26, |t, at| {
        let place = hazard(t, *at).place;
        let unit = t.unit(place).map(|unit| &unit.name);
        Cell::text(unit.unwrap_or(&t.village(place).name))
    }),
    Column("事项", 36, |t, at| Cell::text(&hazard(t, *at).text)),
    Column("下达日期", 12, |t, at| Cell::day(issued(hazard(t, *at)))),
    Column("督办期限", 12, |t, at| {
        Cell::day(issued(hazard(t, *at)).map(|day| after(day, TERM)))
    }),
    Column("延期至", 12, |t, at| Cell::day(extended(t, hazard(t, *at)))),
    Column("反馈日期", 12, |t, at| Cell::day(answered(t, hazard(t, *at)))),
    Column("办结日期", 12, |t, at| Cell::day(hazard(t, *at).course.closed)),
    Column("结果", 16, |t, at| {
        Cell::some(hazard(t, *at).course.closed.map(|_| "已整改销号"))
    }),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let hazards = town.hazards.iter().enumerate();
    let listed = hazards.filter(|(_, hazard)| hazard.papers.supervision.is_some());
    let mut rows: Vec<usize> = listed.map(|(at, _)| at).collect();
    rows.sort_by_key(|at| issued(&town.hazards[*at]));
    let title = format!("兰台镇挂牌督办台账（{}）", super::covered(town));
    of(("supervision.xlsx", "督办", title), &COLUMNS, (town, &rows))
}

/// The hazard of a row.
fn hazard<'a>(town: &'a Town, at: usize) -> &'a Hazard {
    &town.hazards[at]
}

/// When it was issued: with the report to the bureau, else when it was graded.
fn issued(hazard: &Hazard) -> Option<Date> {
    hazard.papers.to_bureau.or(hazard.course.graded)
}

/// 反馈日期: a first answer after some weeks.
fn answered(town: &Town, hazard: &Hazard) -> Option<Date> {
    let days = town.lot(&hazard.id, "反馈日期").between(8, 30);
    let day = issued(hazard).map(|day| after(day, days));
    let closed = hazard.course.closed;
    closed.into_iter().chain(day).min().filter(|day| *day <= town.plan.as_of)
}

/// 延期至: now and then, of one that could not be closed in its term.
fn extended(town: &Town, hazard: &Hazard) -> Option<Date> {
    let end = issued(hazard).map(|day| after(day, TERM))?;
    let is_over = hazard.course.closed.is_none_or(|day| day > end);
    let is_asked = town.lot(&hazard.id, "延期至").chance(50);
    (is_over && is_asked && end < town.plan.as_of).then(|| after(end, TERM))
}
