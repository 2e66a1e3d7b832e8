//! C-02: a year is the sum of its months.

use super::{Case, Difference};
use crate::catalog::FigureDecl;
use crate::compute::figure::sums_over_months;
use crate::model::{FigureKey, Period, Scope};

/// COUNT and SUM figures whose rows are dated, for the town; only where months are natural.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    if case.run.month_start != 1 {
        return Vec::new();
    }
    let of_months = |decl: &&FigureDecl| {
        sums_over_months(decl) && "my".chars().all(|it| decl.periods.contains(it))
    };
    let decls = case.catalog.figures.iter().filter(of_months);
    let differences = decls.filter_map(|decl| {
        let period = Period::Year(case.run.year);
        let key = FigureKey { id: decl.id.clone(), scope: Scope::Town, period };
        let year = case.figures.get(&key)?;
        let months = (1..=12).filter_map(|month| {
            let period = Period::Month(case.run.year, month);
            case.numerator(&FigureKey { period, ..key.clone() })
        });
        let sum = months.reduce(|sum, month| sum.checked_add(month).unwrap_or(sum))?;
        Difference::of(year, sum)
    });
    differences.collect()
}
