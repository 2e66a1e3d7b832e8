//! C-23: a month of ten and more that is more than three times the month before is asked about.

use super::filed::of_period;
use super::{Case, Difference};
use crate::catalog::FigureDecl;
use crate::compute::demand::Demands;
use crate::compute::figure::sums_over_months;
use crate::model::{Decimal, FigureKey, Period, Scope};

/// From how much on a leap is asked about.
const LEAST: i64 = 10;

/// How many times the month before is a leap.
const TIMES: usize = 3;

/// COUNT and SUM figures of the town for the month of the run.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let decls = case.catalog.figures.iter();
    let decls = decls.filter(|decl| sums_over_months(decl) && decl.periods.contains('m'));
    let differences = decls.filter_map(|decl| {
        let period = case.run.month;
        let key = FigureKey { id: decl.id.clone(), scope: Scope::Town, period };
        let left = case.numerator(&key).filter(|now| *now >= Decimal::from(LEAST))?;
        let right = before(case, decl)?;
        let most = std::iter::repeat_n(right, TIMES)
            .try_fold(Decimal::default(), Decimal::checked_add)?;
        (left > most).then(|| Difference {
            name: decl.name.clone(),
            scope: Scope::Town,
            period,
            left,
            right,
            row: None,
        })
    });
    differences.collect()
}

/// The same figure a month earlier; of January the month lies outside the run's year.
fn before(case: Case, decl: &FigureDecl) -> Option<Decimal> {
    let Period::Month(year, month) = case.run.month else { return None };
    let period = match month {
        1 => Period::Month(year - 1, 12),
        _ => Period::Month(year, month - 1),
    };
    let key = FigureKey { id: decl.id.clone(), scope: Scope::Town, period };
    case.numerator(&key).or_else(|| {
        let figures = of_period(case, &Demands::of(case.world.town), decl, period);
        figures.iter().find(|figure| figure.key == key)?.numerator
    })
}
