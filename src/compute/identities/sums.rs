//! Sums of figures against sums of figures, in every scope and period that has all of them.

use super::{Case, Difference};
use crate::catalog::Term;
use crate::model::{Decimal, Figure, FigureKey};

/// Where the left side is not equal to the right one, or is more.
pub(super) fn differences(
    case: Case,
    left: &[Term],
    is_equal: bool,
    right: &[Term],
) -> Vec<Difference> {
    let Some(first) = left.first() else { return Vec::new() };
    let ids = [&*first.id];
    let judged = case.emitted(&ids).filter_map(|figure: &Figure| {
        let (left, right) =
            (sum(case, left, &figure.key)?, sum(case, right, &figure.key)?);
        let holds = if is_equal { left == right } else { left <= right };
        (!holds).then(|| Difference {
            name: figure.name.clone(),
            scope: figure.key.scope.clone(),
            period: figure.key.period,
            left,
            right,
            row: None,
        })
    });
    judged.collect()
}

/// One side in a scope and period; `None` where a figure is not there.
fn sum(case: Case, terms: &[Term], at: &FigureKey) -> Option<Decimal> {
    terms.iter().try_fold(Decimal::from(0), |sum, term| {
        let key = FigureKey { id: term.id.clone(), ..at.clone() };
        let figure = case.figures.get(&key)?;
        let number =
            if term.is_denominator { figure.denominator } else { figure.numerator };
        sum.checked_add(number?)
    })
}
