//! Targets and verdicts, written plainly from `systems.md` §4.4–4.6.

use super::demands::Demand;
use super::plain::Tri::{self, Maybe, No, Yes};
use super::plain::{Answer, Span};
use super::sample::{Hazard, Sample};
use zhenwen::model::Day;

/// When a window is judged.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum When {
    Over,
    /// Runs; its finished members are judged (FREQ).
    Settling,
    Runs,
    /// 截止日 not past.
    Waits,
}

/// By what a figure is judged; numbers in tenths.
pub(super) struct Goal<'a> {
    pub(super) target: Option<(&'a str, i64, i64)>,
    pub(super) by_hand: bool,
    pub(super) when: When,
    pub(super) row: Option<&'a Demand>,
    pub(super) deadline: Option<Day>,
}

/// What the declaration says of a figure.
#[derive(Clone, Copy, Default)]
pub(super) struct Own {
    pub(super) target: Option<(&'static str, i64)>,
    pub(super) by_hand: bool,
    /// `d` figures, DUE, 应报日期.
    pub(super) at_once: bool,
    pub(super) deadline: Option<Day>,
}

pub(super) fn at_least(n: i64) -> Own {
    Own { target: Some(("≥", 10 * n)), ..Own::default() }
}

pub(super) fn at_most(n: i64) -> Own {
    Own { target: Some(("≤", 10 * n)), ..Own::default() }
}

impl Own {
    pub(super) fn at_once(self) -> Self {
        Self { at_once: true, ..self }
    }
}

/// The letter of a label.
pub(super) fn letter(label: &str) -> char {
    match label {
        _ if label.len() == 10 => 'd',
        _ if label.contains('Q') => 'q',
        _ if label.contains('H') => 'h',
        _ if label.contains('T') => 't',
        _ if label.len() == 7 => 'm',
        _ if label.len() == 4 => 'y',
        _ => 'c',
    }
}

/// Y of a window.
pub(super) fn year(sample: &Sample, label: &str) -> i64 {
    if letter(label) == 'c' {
        i64::from(sample.year())
    } else {
        label[..4].parse().unwrap()
    }
}

impl Sample {
    fn demands<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Demand> + 'a {
        let all = self.books.demands.iter();
        all.filter(move |row| row.id == id && row.enabled != Some(false))
    }

    /// The rows of a FREQ: those of the year, then those of every year.
    pub(super) fn rhythm_rows<'a>(&'a self, id: &'a str, year: i64) -> Vec<&'a Demand> {
        let own = self.demands(id).filter(move |row| row.year == Some(year));
        own.chain(self.demands(id).filter(|row| row.year.is_none())).collect()
    }

    /// Of all other figures: one row.
    pub(super) fn goal<'a>(&'a self, id: &'a str, span: &Span, own: Own) -> Goal<'a> {
        let (letter, year) = (letter(&span.label), year(self, &span.label));
        let fits = |row: &&Demand| {
            let kind = match row.every {
                None => true,
                Some("月") => letter == 'm',
                Some("季") => letter == 'q',
                Some("年") => letter == 'y',
                Some("一次") => letter == 'd' || letter == 'c',
                Some(_) => false,
            };
            kind && (row.year.is_none() || row.year == Some(year))
        };
        let mut best: Option<&Demand> = None;
        for row in self.demands(id).filter(fits) {
            let rank = |row: &Demand| {
                2 * i32::from(row.year.is_some()) + i32::from(row.every.is_some())
            };
            if best.is_none_or(|best| rank(row) > rank(best)) {
                best = Some(row);
            }
        }
        self.goal_of(best, best, span, own)
    }

    /// The goal by the row with the target and the first row.
    pub(super) fn goal_of<'a>(
        &self,
        aim: Option<&'a Demand>,
        first: Option<&'a Demand>,
        span: &Span,
        own: Own,
    ) -> Goal<'a> {
        let mut target = own.target.map(|(mark, n)| (mark, n, n));
        if let Some(row) = aim {
            let mark = row.mark.or(own.target.map(|(mark, _)| mark));
            let value = row.value.or(own.target.map(|(_, n)| n));
            target = match (mark, value, row.upper) {
                (Some("区间"), Some(low), Some(high)) => Some(("区间", low, high)),
                (Some("区间") | None, ..) | (_, None, _) => target,
                (Some(mark), Some(n), _) => Some((mark, n, n)),
            };
        }
        let replaces = first.is_some_and(|row| row.value.is_some());
        let by_hand =
            first.and_then(|row| row.by_hand).unwrap_or(own.by_hand && !replaces);
        let year = year(self, &span.label);
        let said = first.and_then(|row| row.deadline);
        let deadline = said
            .map(|text| {
                let full =
                    if text.len() == 10 { text.into() } else { format!("{year}-{text}") };
                full.parse::<Day>().unwrap()
            })
            .or(own.deadline);
        let is_over = own.at_once || span.last <= self.as_of;
        let when = match deadline {
            Some(day) if day < self.as_of => When::Over,
            Some(_) => When::Waits,
            None if is_over => When::Over,
            None => When::Runs,
        };
        Goal { target, by_hand, when, row: first, deadline }
    }
}

/// How far a value is from a goal at its worst and best.
fn verdict(goal: &Goal, low: (bool, bool), high: (bool, bool)) -> Option<&'static str> {
    // (met for certain, missed for certain) of ≥ or >, of ≤ or <.
    let (mark, ..) = goal.target?;
    let (met, missed) = match mark {
        "≥" | ">" => low,
        "≤" | "<" => high,
        _ => (low.0 && high.0, low.1 || high.1),
    };
    let word = if missed { "未达标" } else { "达标" };
    match goal.when {
        When::Over if !met && !missed => Some("数据不足"),
        When::Over | When::Settling => (met || missed).then_some(word),
        When::Waits => (met && !missed).then_some("达标"),
        When::Runs => match mark {
            "≥" | ">" => met.then_some("达标"),
            _ => high.1.then_some("未达标"),
        },
    }
}

/// Rows with weight, membership and success → 分子, 分母 and the verdict of a share.
pub(super) fn share(rows: &[(i64, Tri, Tri)], goal: &Goal) -> Answer {
    let sum = |fits: &dyn Fn(Tri, Tri) -> bool| -> i64 {
        rows.iter().filter(|(_, m, s)| fits(*m, *s)).map(|(w, ..)| w).sum()
    };
    let n = sum(&|m, s| m == Yes && s == Yes);
    let d = sum(&|m, _| m == Yes);
    if d == 0 {
        let unsure = rows.iter().any(|(_, m, _)| *m == Maybe);
        let word = match goal.when {
            _ if !unsure => Some("不适用"),
            When::Over | When::Waits => Some("数据不足"),
            _ => None,
        };
        return (n, Some(d), word);
    }
    if goal.by_hand {
        return (n, Some(d), Some("人工认定"));
    }
    let (mark, t, upper) = goal.target.unwrap_or(("", 0, 0));
    let strict = matches!(mark, "<" | ">");
    let more = |n: i64, d: i64, t: i64| {
        if strict { 1000 * n > t * d } else { 1000 * n >= t * d }
    };
    let less = |n: i64, d: i64, t: i64| {
        if strict { 1000 * n < t * d } else { 1000 * n <= t * d }
    };
    // ≥: a failing unknown member is the worst, a passing one the best.
    let worst = (n, d + sum(&|m, s| m == Maybe && s != Yes));
    let best = (sum(&|m, s| m != No && s != No), d + sum(&|m, s| m == Maybe && s != No));
    let low = (more(worst.0, worst.1, t), !more(best.0, best.1, t));
    // ≤: the mirror.
    let most = (
        sum(&|m, s| m == Yes && s != No) + sum(&|m, s| m == Maybe && s != No),
        d + sum(&|m, s| m == Maybe && s != No),
    );
    let least = (n, d + sum(&|m, s| m == Maybe && s != Yes));
    let high = (less(most.0, most.1, upper), !less(least.0, least.1, upper));
    (n, Some(d), verdict(goal, low, high))
}

/// Rows with weight and membership → 分子 and the verdict of a count.
pub(super) fn count(rows: &[(i64, Tri)], goal: &Goal) -> Answer {
    let sum =
        |wanted| rows.iter().filter(|(_, m)| *m == wanted).map(|(w, _)| w).sum::<i64>();
    let (n, unsure) = (sum(Yes), sum(Maybe));
    (n, None, number(n, Some(n + unsure), goal))
}

/// The verdict of a number that may grow to `most`.
pub(super) fn number(n: i64, most: Option<i64>, goal: &Goal) -> Option<&'static str> {
    if goal.by_hand {
        return Some("人工认定");
    }
    let (mark, t, upper) = goal.target?;
    let strict = matches!(mark, "<" | ">");
    let more = |n: i64| if strict { 10 * n > t } else { 10 * n >= t };
    let less = |n: i64| if strict { 10 * n < upper } else { 10 * n <= upper };
    let low = (more(n), most.is_some_and(|most| !more(most)));
    let high = (most.is_some_and(less), !less(n));
    verdict(goal, low, high)
}

impl Goal<'_> {
    /// 适用范围 for a hazard.
    pub(super) fn for_hazard(&self, hazard: &Hazard) -> Tri {
        match self.row.and_then(|row| row.filter) {
            None => Yes,
            Some("隐患类别 = 消防") => {
                hazard.category.map_or(Maybe, |it| super::plain::tri(it == "消防"))
            }
            Some(other) => panic!("{other} is for no hazard"),
        }
    }

    /// 适用范围 for a unit.
    pub(super) fn for_unit(&self, sample: &Sample, unit: usize) -> Tri {
        self.row.map_or(Yes, |row| row.fits(&sample.units[unit]))
    }
}
