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

use Tri::{No, Yes};

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

impl Sample {
    pub(super) fn village_of(&self, own: Option<usize>, spot: Spot) -> Option<usize> {
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
