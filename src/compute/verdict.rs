//! Verdicts on exact integers (`systems.md` §4.5).

use super::tally::Tally;
use crate::catalog::{Comparator, Target};
use crate::model::{Decimal, Verdict};
use std::cmp::Ordering;

/// How a window stands at D (rule 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Over, or judged at once (`d` figures, DUE members).
    Final,
    /// Still running, but its finished members are judged as they are: FREQ, whose running
    /// members are unknown. What stays undecided is 未到期.
    Settling,
    /// Still running: only what cannot change any more is said.
    Running,
    /// Still running and not judged before its end.
    Early,
    /// Its 截止日 has not passed: only a met result is said (`systems.md` §4.4).
    Waiting,
}

/// What a figure of one window is judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standard {
    /// 目标; `None` = no verdict.
    pub(super) target: Option<Target>,
    /// `[Q]`: 人工认定 (rule 4).
    pub(super) is_qualitative: bool,
    /// How its window stands.
    pub(super) progress: Progress,
}

/// The verdict of a share.
pub(super) fn of_share(tally: &Tally, standard: Standard) -> Option<Verdict> {
    if tally.denominator() == 0 {
        let is_final = matches!(standard.progress, Progress::Final | Progress::Waiting);
        return match tally.uncertain() {
            0 => Some(Verdict::NotApplicable),
            _ => is_final.then_some(Verdict::DataMissing),
        };
    }
    decide(standard, |bound| {
        if bound.is_lower { share_at_least(tally, bound) } else { mirrored(tally, bound) }
    })
}

/// The verdict of a count or sum: `certain` counted, `most` if all unknown rows count too
/// (`None` = an unknown amount, no bound).
pub(super) fn of_count(
    certain: Decimal,
    most: Option<Decimal>,
    standard: Standard,
) -> Option<Verdict> {
    decide(standard, |bound| {
        let is_met = |it: Decimal| bound.is_met(it.cmp(&bound.limit));
        let most = most.map(is_met);
        if bound.is_lower {
            Side { met: is_met(certain), missed: most == Some(false) }
        } else {
            Side { met: most == Some(true), missed: !is_met(certain) }
        }
    })
}

/// One side of a target.
#[derive(Clone, Copy)]
struct Bound {
    /// The number.
    limit: Decimal,
    /// Whether the value must reach it; else it must not pass it.
    is_lower: bool,
    /// Whether equality does not meet it.
    is_strict: bool,
}

impl Bound {
    /// Whether a value that compares so with the limit meets it.
    fn is_met(self, order: Ordering) -> bool {
        match order {
            Ordering::Equal => !self.is_strict,
            Ordering::Greater => self.is_lower,
            Ordering::Less => !self.is_lower,
        }
    }
}

/// How one side stands.
#[derive(Clone, Copy)]
struct Side {
    /// Certainly met.
    met: bool,
    /// Certainly missed.
    missed: bool,
}

/// Rules 4 to 7: 人工认定, no target, then the one or two sides of the target.
fn decide(standard: Standard, side: impl Fn(Bound) -> Side) -> Option<Verdict> {
    if standard.is_qualitative {
        return Some(Verdict::Manual);
    }
    let (lower, upper) = bounds(standard.target?);
    let (lower, upper) = (lower.map(&side), upper.map(&side));
    match standard.progress {
        Progress::Final => Some(settle(lower, upper).unwrap_or(Verdict::DataMissing)),
        Progress::Settling => settle(lower, upper),
        Progress::Early => None,
        Progress::Waiting => settle(lower, upper).filter(|it| *it == Verdict::Met),
        Progress::Running => match (lower, upper) {
            (Some(lower), None) => lower.met.then_some(Verdict::Met),
            (_, upper) => upper.filter(|side| side.missed).map(|_| Verdict::Missed),
        },
    }
}

/// The sides of a target: what must be reached, and what must not be passed.
fn bounds(target: Target) -> (Option<Bound>, Option<Bound>) {
    let Target { comparator, value, upper } = target;
    let is_strict = matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
    let reach = Some(Bound { limit: value, is_lower: true, is_strict });
    let stay = Some(Bound { limit: upper, is_lower: false, is_strict });
    match comparator {
        Comparator::AtLeast | Comparator::MoreThan => (reach, None),
        Comparator::AtMost | Comparator::LessThan => (None, stay),
        Comparator::Exactly | Comparator::Between => (reach, stay),
    }
}

/// Both sides together; `None` = undecided.
fn settle(lower: Option<Side>, upper: Option<Side>) -> Option<Verdict> {
    let mut sides = [lower, upper].into_iter().flatten();
    if sides.clone().any(|side| side.missed) {
        Some(Verdict::Missed)
    } else {
        sides.all(|side| side.met).then_some(Verdict::Met)
    }
}

/// `≥ t`: met when the worst case meets it, missed when the best does not (rule 5).
fn share_at_least(tally: &Tally, bound: Bound) -> Side {
    let is_met = |share| bound.is_met(compare(share, bound.limit));
    let (worst, best) = (tally.pessimistic(), tally.optimistic());
    Side { met: worst.1 > 0 && is_met(worst), missed: best.1 > 0 && !is_met(best) }
}

/// `≤ t` is the mirror: successes and failures change places, and the target is 100 − t.
fn mirrored(tally: &Tally, bound: Bound) -> Side {
    let (digits, scale) = bound.limit.parts();
    let rest = Decimal::from(100).checked_add(Decimal::new(-digits, scale));
    rest.map_or(Side { met: false, missed: false }, |limit| {
        share_at_least(&tally.mirrored(), Bound { limit, is_lower: true, ..bound })
    })
}

/// Compares 100·n with t·d exactly (rule 6).
fn compare((numerator, denominator): (i64, i64), target: Decimal) -> Ordering {
    let (digits, scale) = target.parts();
    let left = i128::from(numerator) * 100 * 10_i128.pow(u32::from(scale));
    left.cmp(&(i128::from(digits) * i128::from(denominator)))
}

#[cfg(test)]
mod tests {
    use super::{Progress, Standard, of_count, of_share};
    use crate::catalog::Target;
    use crate::compute::tally::Tally;
    use crate::expr::condition::Truth::{self, False, True, Unknown};
    use crate::model::Verdict::{DataMissing, Manual, Met, Missed, NotApplicable};
    use crate::model::{Decimal, RowRef, Verdict};

    /// Membership, success, weight.
    type Rows<'a> = &'a [(Truth, Truth, i64)];

    fn tally(rows: Rows) -> Tally {
        let mut tally = Tally::default();
        for (member, success, weight) in rows {
            tally.add(*member, *success, *weight, RowRef { sheet: 0, row: 0 });
        }
        tally
    }

    fn standard(target: &str, progress: Progress) -> Standard {
        Standard { target: Target::parse(target), is_qualitative: false, progress }
    }

    #[test]
    fn shares_are_judged_at_their_worst_and_best() {
        let cases: [(&str, Rows, Verdict); 9] = [
            ("≥90", &[(True, True, 9), (True, False, 1)], Met),
            ("≥90.1", &[(True, True, 9), (True, False, 1)], Missed),
            ("≥90", &[(True, True, 9), (True, Unknown, 1)], Met),
            ("≥95", &[(True, True, 9), (True, Unknown, 1)], DataMissing),
            ("≥100", &[(True, True, 9), (Unknown, True, 1)], Met),
            ("≥100", &[(True, True, 9), (Unknown, False, 1)], DataMissing),
            ("≤10", &[(True, True, 1), (True, False, 9)], Met),
            ("≤10", &[(True, True, 2), (True, False, 8)], Missed),
            (
                "≤10",
                &[(True, True, 1), (True, False, 9), (True, Unknown, 1)],
                DataMissing,
            ),
        ];
        for (target, rows, verdict) in cases {
            let found = of_share(&tally(rows), standard(target, Progress::Final));
            assert_eq!(found, Some(verdict), "{target} {rows:?}");
        }
    }

    #[test]
    fn an_empty_share_is_never_met_and_comes_before_the_person() {
        let person =
            Standard { is_qualitative: true, ..standard("≥90", Progress::Final) };
        let (none, doubtful) = (tally(&[]), tally(&[(Unknown, True, 1)]));
        assert_eq!(of_share(&none, person), Some(NotApplicable));
        assert_eq!(of_share(&doubtful, person), Some(DataMissing));
        assert_eq!(of_share(&tally(&[(True, False, 1)]), person), Some(Manual));
        let running = standard("≥90", Progress::Running);
        assert_eq!(of_share(&doubtful, running), None);
    }

    #[test]
    fn a_running_window_says_only_what_cannot_change() {
        let half = tally(&[(True, True, 1), (True, False, 1)]);
        assert_eq!(of_share(&half, standard("≥50", Progress::Running)), Some(Met));
        assert_eq!(of_share(&half, standard("≥60", Progress::Running)), None);
        assert_eq!(of_share(&half, standard("≥60", Progress::Settling)), Some(Missed));
        let open = tally(&[(True, True, 1), (True, Unknown, 1)]);
        assert_eq!(of_share(&open, standard("≥60", Progress::Settling)), None);
    }

    #[test]
    fn counts_are_judged_with_what_may_still_count() {
        let count = |certain: i64, most: Option<i64>, target, progress| {
            let most = most.map(Decimal::from);
            of_count(Decimal::from(certain), most, standard(target, progress))
        };
        assert_eq!(count(0, Some(0), "≤0", Progress::Final), Some(Met));
        assert_eq!(count(0, Some(1), "≤0", Progress::Final), Some(DataMissing));
        assert_eq!(count(1, Some(1), "≤0", Progress::Running), Some(Missed));
        assert_eq!(count(0, Some(0), "≤0", Progress::Running), None);
        assert_eq!(count(2, Some(3), "2–3", Progress::Final), Some(Met));
        assert_eq!(count(2, Some(4), "2–3", Progress::Final), Some(DataMissing));
        assert_eq!(count(4, Some(4), "2–3", Progress::Running), Some(Missed));
        assert_eq!(count(5, None, "≥3", Progress::Final), Some(Met));
        assert_eq!(count(1, None, "≥3", Progress::Final), Some(DataMissing));
        assert_eq!(count(2, Some(2), "=2", Progress::Final), Some(Met));
    }
}
