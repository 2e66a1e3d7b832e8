//! State of every hazard at the as-of date, from its dates alone (`model.md` §7).

use super::problems::problems;
use crate::model::{Day, Facts, Hazard, Level, RowRef, State, Town};

/// States of all hazards at `as_of`.
pub fn hazards(town: &Town, as_of: Day) -> Facts {
    let by_problems = town
        .rows_named("机关")
        .next()
        .is_some_and(|office| town.value(office, "计数口径").text() == Some("问题数"));
    let rows = town.rows_named("隐患");
    let each = rows.map(|row| Reader { town, row, as_of }.hazard(by_problems));
    Facts { hazards: each.collect(), ..Facts::default() }
}

/// One row being judged.
struct Reader<'a> {
    /// The town.
    town: &'a Town,
    /// The row of sheet 隐患.
    row: RowRef,
    /// D.
    as_of: Day,
}

impl Reader<'_> {
    /// All that follows from the row's dates.
    fn hazard(&self, by_problems: bool) -> Hazard {
        let found = self.day("发现日期").unwrap_or(Day::MAX);
        let graded = self.day("定级日期").map_or(found, |day| day.max(found));
        let level = self.level(graded);
        let rectified = self.rectified(found);
        let closed = self.closed(level);
        let voided = self.voided(closed);
        let deadline = self.day("整改期限");
        let home = self.town.relations.home(self.row);
        let mut hazard = Hazard {
            row: self.row,
            found,
            graded,
            rectified,
            closed,
            voided,
            deadline,
            level,
            state: State::InProgress,
            weight: if by_problems { self.problems() } else { 1 },
            village: home.village,
            unit: home.unit,
        };
        hazard.state = self.state(&hazard);
        hazard
    }

    /// First state that fits.
    fn state(&self, hazard: &Hazard) -> State {
        if self.is_invalid() {
            State::Invalid
        } else if hazard.found > self.as_of {
            State::NotYetFound
        } else if hazard.closed.is_some() {
            State::Closed
        } else if hazard.voided.is_some() {
            State::Voided
        } else if hazard.rectified.is_some() {
            State::AwaitingRecheck
        } else if hazard.deadline.is_some_and(|deadline| deadline < self.as_of) {
            State::Overdue
        } else {
            State::InProgress
        }
    }

    /// 1: 重大 only from 认定日 on; blank = 未定级.
    fn level(&self, graded: Day) -> Level {
        match self.text("隐患等级") {
            Some("重大") if graded <= self.as_of => Level::Major,
            Some(_) => Level::General,
            None => Level::Ungraded,
        }
    }

    /// 2: `r` 整改日.
    fn rectified(&self, found: Day) -> Option<Day> {
        let completed = self.event("整改完成日期");
        match self.recheck() {
            Some((day, false)) => completed.filter(|completed| *completed > day),
            Some((day, true)) => completed.or(Some(day)),
            None => {
                let on_site = self.text("整改方式") == Some("当场整改");
                let on_site = on_site.then_some(found).filter(|day| *day <= self.as_of);
                completed.or(on_site).or_else(|| self.event("销号日期"))
            }
        }
    }

    /// 3: `c` 销号日.
    fn closed(&self, level: Level) -> Option<Day> {
        let closed = self.event("销号日期");
        match (level, self.recheck()) {
            (_, Some((_, false))) | (Level::Major, None) => None,
            (Level::Major, Some((day, true))) => closed.filter(|closed| day <= *closed),
            (_, Some((day, true))) => closed.or(Some(day)),
            (_, None) => closed,
        }
    }

    /// 4: `v` 撤销日, only for 搬迁 and 关停 and without 销号.
    fn voided(&self, closed: Option<Day>) -> Option<Day> {
        let left = matches!(self.text("撤销原因"), Some("搬迁" | "关停"));
        self.event("撤销日期").filter(|_| left && closed.is_none())
    }

    /// 4: 不属实 or 重复 with a 撤销日期.
    fn is_invalid(&self) -> bool {
        let reason = matches!(self.text("撤销原因"), Some("不属实" | "重复"));
        reason && self.event("撤销日期").is_some()
    }

    /// A 复查 that has happened: its day and whether it was 合格. One without a conclusion
    /// or without a day has not.
    fn recheck(&self) -> Option<(Day, bool)> {
        let day = self.event("复查日期")?;
        self.text("复查结论").map(|conclusion| (day, conclusion == "合格"))
    }

    /// An event date that has happened by D.
    fn event(&self, header: &str) -> Option<Day> {
        self.day(header).filter(|day| *day <= self.as_of)
    }

    /// A date.
    fn day(&self, header: &str) -> Option<Day> {
        self.town.value(self.row, header).day()
    }

    /// The weight under 计数口径 = 问题数.
    fn problems(&self) -> u32 {
        self.text("隐患内容").map_or(1, problems)
    }

    /// A text.
    fn text(&self, header: &str) -> Option<&str> {
        self.town.value(self.row, header).text()
    }
}
