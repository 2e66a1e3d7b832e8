//! 培训 and 参训.

use super::super::duties::trainings::{Attendee, Training};
use super::super::roster::{Body, Person};
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns of 培训.
const COLUMNS: [Column<Training>; 13] = [
    Column("培训编号", 14, |_, c| Cell::text(&c.id)),
    Column("培训日期", 12, |_, c| Cell::Day(c.day)),
    Column("主题", 34, |_, c| Cell::text(&c.theme)),
    Column("培训类别", 13, |_, c| Cell::text(&c.sort)),
    Column("组织单位", 28, |t, c| Cell::text(c.body.name(t))),
    Column("单位名称", 28, |t, c| match c.body {
        Body::Unit(at) => Cell::text(&t.units[at].name),
        _ => Cell::Blank,
    }),
    Column("地点", 16, |_, c| Cell::text(&c.venue)),
    Column("应训人数", 10, |_, c| Cell::Number(c.due)),
    Column("实训人数", 10, |_, c| Cell::Number(c.came)),
    Column("考核人数", 10, |_, c| tested(c, |_| true)),
    Column("合格人数", 10, |_, c| tested(c, |passed| passed)),
    Column("学时", 8, |_, c| Cell::Number(c.hours)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// A person at a training: the training, and the person in its list.
type Presence = (usize, usize);

/// The columns of 参训.
const PRESENCE: [Column<Presence>; 7] = [
    Column("培训编号", 14, |t, it| Cell::text(&t.duties.trainings[it.0].id)),
    Column("姓名", 10, |t, it| Cell::text(&person(t, *it).name)),
    Column("任职单位", 28, |t, it| Cell::text(person(t, *it).of.name(t))),
    Column("人员类别", 13, |t, it| Cell::text(person(t, *it).sort)),
    Column("成绩", 8, |t, it| attendee(t, *it).score.map_or(Cell::Blank, Cell::Number)),
    Column("考核结果", 10, |t, it| {
        let word = |passed| if passed { "合格" } else { "不合格" };
        Cell::some(attendee(t, *it).passed().map(word))
    }),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// 培训.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇安全生产培训台账（{}）", super::covered(town));
    of(("trainings.xlsx", "培训", title), &COLUMNS, (town, &town.duties.trainings))
}

/// 参训.
pub(super) fn attendance(town: &Town) -> Sheet {
    let title = format!("兰台镇安全生产培训参训名单（{}）", super::covered(town));
    let trainings = town.duties.trainings.iter().enumerate();
    let rows: Vec<Presence> = trainings
        .flat_map(|(at, training)| (0..training.people.len()).map(move |n| (at, n)))
        .collect();
    of(("attendance.xlsx", "参训", title), &PRESENCE, (town, &rows))
}

/// The attendee of a row.
fn attendee<'a>(town: &'a Town, (training, at): Presence) -> &'a Attendee {
    &town.duties.trainings[training].people[at]
}

/// The person of a row.
fn person<'a>(town: &'a Town, presence: Presence) -> &'a Person {
    &town.roster[attendee(town, presence).person]
}

/// How many were examined and did so; blank where nobody was.
fn tested(training: &Training, did: impl Fn(bool) -> bool) -> Cell {
    let results: Vec<bool> =
        training.people.iter().filter_map(Attendee::passed).collect();
    let count = results.iter().filter(|passed| did(**passed)).count();
    if results.is_empty() {
        return Cell::Blank;
    }
    Cell::Number(i64::try_from(count).unwrap_or_default())
}
