//! C-03: 累计 is what was reported of the earlier months and this month; the rest is 调整.

use super::filed::{number, scope};
use super::{Case, Difference};
use crate::catalog::FigureDecl;
use crate::compute::figure::sums_over_months;
use crate::model::{Decimal, FigureKey, Period, Scope};
use std::collections::BTreeMap;

/// COUNT and SUM figures of the town of whose earlier months this year every one was reported.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let Period::Month(year, month) = case.run.month else { return Vec::new() };
    if case.run.month_start != 1 || year != case.run.year || month == 1 {
        return Vec::new();
    }
    let reported = reported(case);
    let decls = case.catalog.figures.iter().filter(|decl| sums_over_months(decl));
    let differences = decls.filter_map(|decl| {
        let (mut total, mut said) = (Decimal::default(), Decimal::default());
        for at in 1..=month {
            let key = key(decl, Period::Month(year, at));
            let now = case.numerator(&key)?;
            let told = if at == month { now } else { *reported.get(&key)? };
            (total, said) = (total.checked_add(now)?, said.checked_add(told)?);
        }
        (total != said).then(|| Difference {
            name: decl.name.clone(),
            scope: Scope::Town,
            period: case.run.month,
            left: total,
            right: said,
            row: None,
        })
    });
    differences.collect()
}

/// What was reported of the town, by figure and period.
fn reported(case: Case) -> BTreeMap<FigureKey, Decimal> {
    let town = case.world.town;
    let rows = town.rows_named("已报").filter_map(|row| {
        let scope = scope(case, row).filter(|scope| *scope == Scope::Town)?;
        let id = town.value(row, "指标编号").text()?.into();
        let period = town.value(row, "所属期").period()?;
        let said = number(case, row, "报出值").or_else(|| number(case, row, "报出分子"));
        Some((FigureKey { id, scope, period }, said?))
    });
    rows.collect()
}

/// The figure of the town for a period.
fn key(decl: &FigureDecl, period: Period) -> FigureKey {
    FigureKey { id: decl.id.clone(), scope: Scope::Town, period }
}
