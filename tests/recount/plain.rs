//! Three values, shares, counts and places, written plainly from `systems.md` §4. Shares no
//! code with `compute` or the condition language.

use super::sample::{Sample, Spot};
use zhenwen::model::Day;

/// No < Maybe < Yes: 且 is the lesser, 或 the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tri {
    No,
    Maybe,
    Yes,
}

use Tri::{Maybe, No, Yes};

pub(super) fn tri(is: bool) -> Tri {
    if is { Yes } else { No }
}

/// What is expected of one figure: 分子, 分母, 结论.
pub(super) type Answer = (i64, Option<i64>, Option<&'static str>);

/// A window with its label; `d` has the single day D.
pub(super) struct Span {
    pub(super) label: String,
    pub(super) first: Day,
    pub(super) last: Day,
}

pub(super) enum Place {
    Town,
    Village(usize),
    Unit(usize),
}

/// Rows with weight, membership and success → 分子, 分母 and the verdict of a share.
pub(super) fn share(
    rows: &[(i64, Tri, Tri)],
    at_least: Option<i64>,
    is_running: bool,
) -> Answer {
    let sum = |fits: &dyn Fn(Tri, Tri) -> bool| -> i64 {
        rows.iter().filter(|(_, m, s)| fits(*m, *s)).map(|(w, ..)| w).sum()
    };
    let n = sum(&|m, s| m == Yes && s == Yes);
    let d = sum(&|m, _| m == Yes);
    let unsure = sum(&|m, _| m == Maybe);
    let missing = (!is_running).then_some("数据不足");
    if d == 0 {
        return (n, Some(d), if unsure == 0 { Some("不适用") } else { missing });
    }
    let Some(t) = at_least else { return (n, Some(d), None) };
    let d_low = d + sum(&|m, s| m == Maybe && s != Yes);
    let n_high = sum(&|m, s| m != No && s != No);
    let d_high = d + sum(&|m, s| m == Maybe && s != No);
    let verdict = match () {
        () if d_low > 0 && 100 * n >= t * d_low => Some("达标"),
        () if is_running => None,
        () if d_high > 0 && 100 * n_high < t * d_high => Some("未达标"),
        () => missing,
    };
    (n, Some(d), verdict)
}

/// Rows with weight and membership → 分子 and the verdict of a count with `≤`.
pub(super) fn count(
    rows: &[(i64, Tri)],
    at_most: Option<i64>,
    is_running: bool,
) -> Answer {
    let sum =
        |wanted| rows.iter().filter(|(_, m)| *m == wanted).map(|(w, _)| w).sum::<i64>();
    let (n, unsure) = (sum(Yes), sum(Maybe));
    let verdict = at_most.and_then(|t| match () {
        () if n > t => Some("未达标"),
        () if is_running => None,
        () if n + unsure <= t => Some("达标"),
        () => Some("数据不足"),
    });
    (n, None, verdict)
}

impl Sample {
    fn village_of(&self, own: Option<usize>, spot: Spot) -> Option<usize> {
        own.or(match spot {
            Spot::Unit(at) => Some(self.units[at].village),
            Spot::Village(at) => Some(at),
            _ => None,
        })
    }

    pub(super) fn is_in(&self, place: &Place, own: Option<usize>, spot: Spot) -> bool {
        match place {
            Place::Town => true,
            Place::Village(at) => self.village_of(own, spot) == Some(*at),
            Place::Unit(at) => spot == Spot::Unit(*at),
        }
    }
}

impl Span {
    pub(super) fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// The month of a label `2026-10`; day 26 of the month before to day 25 where shifted.
pub(super) fn month(label: &str, start: i8) -> Span {
    let first: Day = format!("{label}-01").parse().unwrap();
    if start == 1 {
        return Span { label: label.into(), first, last: first.last_of_month() };
    }
    let before = first.yesterday().unwrap();
    Span {
        label: label.into(),
        first: jiff::civil::date(before.year(), before.month(), start),
        last: jiff::civil::date(first.year(), first.month(), start - 1),
    }
}
