//! How a hazard goes: deadline, rectification, recheck, closure; or too late, or not at all.

use super::calendar::{after, working_day};
use super::dice::Dice;
use super::entries::{Manner, Phrase};
use super::tables::Tables;
use jiff::civil::Date;

/// Days until a rectification that nobody has rechecked is heard of.
const HEARD: i64 = 7;

/// What became of a hazard by the as-of date.
#[derive(Clone, Copy)]
pub(crate) struct Course {
    /// 整改期限.
    pub(crate) deadline: Date,
    /// 整改方式: 当场整改, else 限期整改.
    pub(crate) is_on_site: bool,
    /// 定级日期, if it is 重大.
    pub(crate) graded: Option<Date>,
    /// 整改完成日期.
    pub(crate) done: Option<Date>,
    /// 复查日期, and whether 合格.
    pub(crate) recheck: Option<(Date, bool)>,
    /// 销号日期.
    pub(crate) closed: Option<Date>,
    /// 撤销日期 and 撤销原因.
    pub(crate) void: Option<(Date, &'static str)>,
}

/// What the course depends on besides the phrase.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    /// Which days are worked.
    pub(crate) tables: &'a Tables,
    /// How the place goes about safety.
    pub(crate) manner: Manner,
    /// 发现日期.
    pub(crate) found: Date,
    /// When the unit stops.
    pub(crate) end: Option<Date>,
    /// 统计截止日.
    pub(crate) as_of: Date,
}

impl Ground<'_> {
    /// The day itself, or the next one on which the office works.
    fn working_day(&self, day: Date) -> Date {
        working_day(self.tables, day)
    }
}

impl Course {
    /// Whether it still waits for rectification on a day.
    pub(crate) fn is_open(&self, day: Date) -> bool {
        self.void.is_none_or(|(void, _)| void > day)
            && self.done.is_none_or(|done| done > day)
    }

    /// 整改情况.
    pub(crate) fn status(&self, as_of: Date) -> &'static str {
        match (self.void, self.done, self.recheck) {
            (Some((_, "不属实")), ..) => "经核实不属实",
            (Some(_), ..) => "单位已关停",
            (_, Some(_), _) if self.closed.is_some() => "已销号",
            (_, Some(_), _) => "已整改，待复查",
            (.., Some((_, false))) => "复查不合格，整改中",
            _ if self.deadline < as_of => "未整改",
            _ => "整改中",
        }
    }
}

/// Plays a course up to the as-of date.
pub(crate) fn course(phrase: &Phrase, ground: Ground, dice: &mut Dice) -> Course {
    let found = ground.found;
    if phrase.days == 0 {
        return Course {
            deadline: found,
            is_on_site: true,
            graded: None,
            done: Some(found),
            recheck: Some((found, true)),
            closed: Some(found),
            void: None,
        };
    }
    let deadline = after(found, phrase.days);
    let usual = done(phrase, ground, dice);
    let graded = graded(phrase, ground, usual, dice);
    let done = usual.or_else(|| pressed(graded.map(|day| day.max(deadline)), dice));
    let recheck = recheck(phrase, ground, done, dice);
    let passed = recheck.filter(|(_, passed)| *passed);
    let course = Course {
        deadline,
        is_on_site: false,
        graded,
        done,
        recheck,
        closed: passed.map(|(day, _)| ground.working_day(after(day, dice.between(0, 3)))),
        void: None,
    };
    cut(course, ground)
}

/// 整改完成日期, by the manner of the place: in time, late or never.
fn done(phrase: &Phrase, ground: Ground, dice: &mut Dice) -> Option<Date> {
    let (odds, most) = match ground.manner {
        Manner::Good => ([90, 8, 2], 10),
        Manner::Plain => ([78, 18, 4], 30),
        Manner::Weak => ([54, 34, 12], 60),
    };
    let days = match dice.weighted(&odds) {
        0 => dice.between(1.max(phrase.days * 4 / 5), phrase.days),
        1 => phrase.days + dice.between(1, most),
        _ => return None,
    };
    Some(after(ground.found, days))
}

/// 整改完成日期 of a 重大 one that nobody would have rectified: mostly, for it is on the
/// list of 挂牌督办, some time after its deadline.
fn pressed(due: Option<Date>, dice: &mut Dice) -> Option<Date> {
    due.filter(|_| dice.chance(70)).map(|due| after(due, dice.between(10, 100)))
}

/// 复查日期 and whether 合格: soon after the rectification, sooner in a good place, now and
/// then forgotten; without one, sometimes in vain after the deadline.
fn recheck(
    phrase: &Phrase,
    ground: Ground,
    done: Option<Date>,
    dice: &mut Dice,
) -> Option<(Date, bool)> {
    let (from, most, percent) = match (done, ground.manner) {
        (None, _) => (after(ground.found, phrase.days + 1), 8, 25),
        (Some(done), Manner::Good) => (done, 3, 99),
        (Some(done), Manner::Plain) => (done, 6, 98),
        (Some(done), Manner::Weak) => (done, 12, 96),
    };
    let happens = dice.chance(percent) || (phrase.major && done.is_some());
    let day = ground.working_day(after(from, dice.between(0, most)));
    happens.then_some((day, done.is_some()))
}

/// 定级日期: at once, or some time after the deadline of a hazard that grows when it is left.
fn graded(
    phrase: &Phrase,
    ground: Ground,
    done: Option<Date>,
    dice: &mut Dice,
) -> Option<Date> {
    if phrase.major {
        return Some(ground.found);
    }
    let days = phrase.days + dice.between(6, 16);
    let day = ground.working_day(after(ground.found, days));
    let is_left = done.is_none_or(|done| done > day);
    (phrase.rises && is_left && dice.chance(60)).then_some(day)
}

/// Forgets what lies after the as-of date or after the end of the unit.
fn cut(course: Course, ground: Ground) -> Course {
    let last = ground.end.map_or(ground.as_of, |end| end.min(ground.as_of));
    let by = |day: &Date| *day <= last;
    let recheck = course.recheck.filter(|(day, _)| by(day));
    let is_heard = |day: &Date| recheck.is_some() || after(*day, HEARD) <= last;
    let done = course.done.filter(is_heard);
    let closed = course.closed.filter(|day| by(day) && recheck.is_some());
    let is_gone = ground.end.is_some_and(|end| end <= ground.as_of) && closed.is_none();
    Course {
        graded: course.graded.filter(by),
        done,
        recheck,
        closed,
        void: ground.end.filter(|_| is_gone).map(|end| (end, "关停")),
        ..course
    }
}
