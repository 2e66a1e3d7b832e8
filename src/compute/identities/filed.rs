//! 已报: what was reported of a period, as rows of that sheet say it, and the period counted
//! anew (C-04, C-21).

use super::{Case, Difference};
use crate::catalog::FigureDecl;
use crate::compute::demand::Demands;
use crate::compute::figure;
use crate::expr::condition::World;
use crate::model::{Decimal, Figure, FigureKey, Period, RowRef, Run, Scope, Text, Value};
use std::collections::BTreeMap;

/// C-04: periods that are over and count otherwise now than they did when reported.
pub(super) fn changed(case: Case) -> Vec<Difference> {
    differences(case, |scope, period| !is_monthly_of_village(scope, period))
}

/// C-21: 月报 of villages that say otherwise than their rows.
pub(super) fn of_villages(case: Case) -> Vec<Difference> {
    differences(case, is_monthly_of_village)
}

/// Whether a number is one of the 月报 of a village.
fn is_monthly_of_village(scope: &Scope, period: Period) -> bool {
    matches!((scope, period), (Scope::Village(_), Period::Month(..)))
}

/// Rows of 已报 that are not what their period gives now; what no figure says is passed over.
fn differences(case: Case, is_asked: fn(&Scope, Period) -> bool) -> Vec<Difference> {
    let town = case.world.town;
    let demands = Demands::of(town);
    let mut anew: BTreeMap<(Text, Period), Vec<Figure>> = BTreeMap::new();
    let mut differences = Vec::new();
    for row in town.rows_named("已报") {
        let Some((decl, period, scope)) = reported(case, row) else { continue };
        let is_over = period.window(case.run.month_start).last <= case.world.as_of;
        if !is_over || !is_asked(&scope, period) {
            continue;
        }
        let key = FigureKey { id: decl.id.clone(), scope, period };
        let figure = case.figures.get(&key).or_else(|| {
            let figures = anew
                .entry((decl.id.clone(), period))
                .or_insert_with(|| of_period(case, &demands, decl, period));
            figures.iter().find(|figure| figure.key == key)
        });
        let Some(figure) = figure else { continue };
        if let Some((left, right, header)) = disagreement(case, row, figure) {
            let (name, row) = (decl.name.clone(), Some((row, header)));
            let scope = key.scope;
            differences.push(Difference { name, scope, period, left, right, row });
        }
    }
    differences
}

/// Which figure a row of 已报 is of; `None` where there is no such figure or scope.
fn reported(case: Case<'_>, row: RowRef) -> Option<(&FigureDecl, Period, Scope)> {
    let id = case.world.town.value(row, "指标编号").text()?;
    let decl = case.catalog.figures.iter().find(|decl| *decl.id == *id)?;
    Some((decl, case.world.town.value(row, "所属期").period()?, scope(case, row)?))
}

/// The figures of one declaration for a period that the run itself may not make, judged at D.
pub(super) fn of_period(
    case: Case,
    demands: &Demands,
    decl: &FigureDecl,
    period: Period,
) -> Vec<Figure> {
    let last = period.window(case.run.month_start).last;
    let month = match period {
        Period::Month(..) => period,
        _ => Period::month_of(last, case.run.month_start),
    };
    let year = match period {
        Period::Month(year, _) | Period::Quarter(year, _) | Period::Year(year) => year,
        _ => last.year(),
    };
    let run = Run { month, year, ..*case.run };
    let world = World {
        month: month.window(run.month_start),
        year: Period::Year(year).window(1),
        ..case.world
    };
    figure::of_period(decl, world, (&run, demands), period)
}

/// A number of a row that is not that of the figure: both, and where the row has it.
fn disagreement(
    case: Case,
    row: RowRef,
    figure: &Figure,
) -> Option<(Decimal, Decimal, &'static str)> {
    let pairs = [
        ("报出分子", figure.numerator),
        ("报出分母", figure.denominator),
        ("报出值", figure.value()),
    ];
    pairs.into_iter().find_map(|(header, now)| {
        let (said, now) = (number(case, row, header)?, now?);
        (!is_rounded(now, said)).then_some((said, now, header))
    })
}

/// Whether `said` is a number, or the number rounded to fewer decimals.
fn is_rounded(number: Decimal, said: Decimal) -> bool {
    let ((digits, scale), places) = (number.parts(), said.parts().1);
    if scale <= places {
        return number == said;
    }
    let unit = 10_i64.pow(u32::from(scale - places));
    let rounded = digits.saturating_add(unit / 2).div_euclid(unit);
    Decimal::new(rounded, places) == said
}

/// What a row of 已报 says in a column.
pub(super) fn number(case: Case, row: RowRef, header: &str) -> Option<Decimal> {
    match case.world.town.value(row, header) {
        Value::Number(number) => Some(*number),
        Value::Integer(number) => Some(Decimal::from(*number)),
        _ => None,
    }
}

/// The scope that 范围 names; `None` for one that there is not.
pub(super) fn scope(case: Case, row: RowRef) -> Option<Scope> {
    let town = case.world.town;
    let name = town.value(row, "范围").text().unwrap_or("全镇");
    let villages = town.rows_named("村").map(Scope::Village);
    let units = town.rows_named("单位").map(Scope::Unit);
    let mut scopes = std::iter::once(Scope::Town).chain(villages).chain(units);
    scopes.find(|scope| scope.name(town) == name)
}

#[cfg(test)]
mod tests {
    use super::is_rounded;
    use crate::model::Decimal;

    #[test]
    fn a_number_may_be_reported_with_fewer_decimals() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        for (now, said, is) in [
            ("93.3", "93.3", true),
            ("93.3", "93", true),
            ("93.5", "94", true),
            ("93.3", "94", false),
            ("93.3", "93.4", false),
            ("93", "93.3", false),
            ("7", "7", true),
            ("70", "7", false),
        ] {
            assert_eq!(is_rounded(number(now), number(said)), is, "{now} {said}");
        }
    }
}
