//! Verdicts on exact integers (`systems.md` §4.5).

use super::tally::Tally;
use crate::catalog::Target;
use crate::model::{Decimal, Verdict};
use std::cmp::Ordering;

/// How a window stands at D.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Over, or judged at once (rule 7: `d` figures, DUE members).
    Final,
    /// Still running: what is undecided is 未到期.
    Running,
}

/// The verdict of a share.
pub(super) fn of_share(
    tally: &Tally,
    target: Option<Target>,
    progress: Progress,
) -> Option<Verdict> {
    if tally.denominator() == 0 {
        let missing = (progress == Progress::Final).then_some(Verdict::DataMissing);
        return if tally.uncertain() == 0 {
            Some(Verdict::NotApplicable)
        } else {
            missing
        };
    }
    decide(target?, progress, |bound| match bound {
        Bound::AtLeast(t) => share_at_least(tally, t),
        Bound::AtMost(t) => mirrored(tally, t),
    })
}

/// The verdict of a count or sum: `certain` counted, `most` if all unknown rows count too
/// (`None` = an unknown amount, no bound).
pub(super) fn of_count(
    certain: Decimal,
    most: Option<Decimal>,
    target: Option<Target>,
    progress: Progress,
) -> Option<Verdict> {
    decide(target?, progress, |bound| match bound {
        Bound::AtLeast(t) => {
            Side { met: certain >= t, missed: most.is_some_and(|most| most < t) }
        }
        Bound::AtMost(t) => {
            Side { met: most.is_some_and(|most| most <= t), missed: certain > t }
        }
    })
}

/// One side of a target.
#[derive(Clone, Copy)]
enum Bound {
    /// ≥
    AtLeast(Decimal),
    /// ≤
    AtMost(Decimal),
}

/// How one side stands.
#[derive(Clone, Copy)]
struct Side {
    /// Certainly met.
    met: bool,
    /// Certainly missed.
    missed: bool,
}

/// Puts one or two sides together. In a running window only what cannot change any more is
/// said (rule 7): `≥` that is met, `≤` that is broken.
fn decide(
    target: Target,
    progress: Progress,
    side: impl Fn(Bound) -> Side,
) -> Option<Verdict> {
    let (lower, upper) = match target {
        Target::AtLeast(t) => (Some(side(Bound::AtLeast(t))), None),
        Target::AtMost(t) => (None, Some(side(Bound::AtMost(t)))),
        Target::Exactly(t) => {
            (Some(side(Bound::AtLeast(t))), Some(side(Bound::AtMost(t))))
        }
        Target::Between(a, b) => {
            (Some(side(Bound::AtLeast(a))), Some(side(Bound::AtMost(b))))
        }
    };
    let both = [lower, upper];
    if progress == Progress::Running {
        return match both {
            [Some(lower), None] => lower.met.then_some(Verdict::Met),
            [_, upper] => upper.filter(|side| side.missed).map(|_| Verdict::Missed),
        };
    }
    if both.iter().flatten().any(|side| side.missed) {
        Some(Verdict::Missed)
    } else if both.iter().flatten().all(|side| side.met) {
        Some(Verdict::Met)
    } else {
        Some(Verdict::DataMissing)
    }
}

/// `≥ t`: met when the worst case meets it, missed when the best does not (rule 5).
fn share_at_least(tally: &Tally, target: Decimal) -> Side {
    let (worst, best) = (tally.pessimistic(), tally.optimistic());
    Side {
        met: worst.1 > 0 && compare(worst, target) != Ordering::Less,
        missed: best.1 > 0 && compare(best, target) == Ordering::Less,
    }
}

/// `≤ t` is the mirror: successes and failures change places, and the target is 100 − t.
fn mirrored(tally: &Tally, target: Decimal) -> Side {
    let (digits, scale) = target.parts();
    let rest = Decimal::from(100).checked_add(Decimal::new(-digits, scale));
    rest.map_or(Side { met: false, missed: false }, |rest| {
        share_at_least(&tally.mirrored(), rest)
    })
}

/// Compares 100·n with t·d exactly (rule 6).
fn compare((numerator, denominator): (i64, i64), target: Decimal) -> Ordering {
    let (digits, scale) = target.parts();
    let left = i128::from(numerator) * 100 * 10_i128.pow(u32::from(scale));
    left.cmp(&(i128::from(digits) * i128::from(denominator)))
}
