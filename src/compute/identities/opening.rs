//! C-25: last year's closing stock is this year's opening.

use super::filed::{number, scope};
use super::{Case, Difference};
use crate::model::{Decimal, Hazard, Level, Period, Scope};

/// Rows of 已报 for the end of last year, against the rows of 隐患 on that day.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let town = case.world.town;
    let year = case.run.year - 1;
    let day = jiff::civil::date(year, 12, 31);
    let ends = [Period::Year(year), Period::Month(year, 12), Period::Day(day)];
    let rows = town.rows_named("已报").filter(|row| {
        let is_stock = town.value(*row, "指标编号").text() == Some("S-17.stock");
        is_stock
            && town.value(*row, "所属期").period().is_some_and(|it| ends.contains(&it))
    });
    let differences = rows.filter_map(|row| {
        let said = |header| number(case, row, header);
        let left = said("报出值").or_else(|| said("报出分子"))?;
        let scope = scope(case, row)?;
        let is_in = |hazard: &&Hazard| match scope {
            Scope::Village(village) => hazard.village == Some(village),
            Scope::Unit(unit) => hazard.unit == Some(unit),
            _ => true,
        };
        let hazards = case.world.facts.hazards.iter().filter(is_in);
        let ended = |it: &Hazard| it.closed.or(it.voided).is_some_and(|end| end <= day);
        let is_stock = |it: &Hazard| {
            let is_major = it.state.counts() && it.level == Level::Major;
            is_major && it.graded <= day && !ended(it)
        };
        let stock = hazards.filter(|it| is_stock(it)).map(|it| i64::from(it.weight));
        let right = Decimal::from(stock.sum::<i64>());
        (left != right).then(|| Difference {
            name: "重大隐患存量".into(),
            scope,
            period: Period::Year(year),
            left,
            right,
            row: Some((row, "报出值")),
        })
    });
    differences.collect()
}
