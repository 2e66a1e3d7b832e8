//! C-10: fields of supervision, units of unknown field, and villages make up the town.

use super::{Case, Difference};
use crate::model::{Decimal, Figure, RowRef, Scope, Text, Value, Window};
use std::collections::BTreeMap;

/// Where a hazard or check is counted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A 行业领域 in use.
    Field(Text),
    /// 未定: the unit is not resolved, or its field is blank.
    Unknown,
    /// 村: no field.
    Village,
}

/// S-18.found and S-23.checks of the town, against their rows by field. A village that was
/// checked is no 户次.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let town_figures = case.emitted(&["S-18.found", "S-23.checks"]);
    let town_figures = town_figures.filter(|figure| figure.key.scope == Scope::Town);
    let differences = town_figures.filter_map(|figure| {
        let window = figure.key.period.window(case.run.month_start);
        let parts = parts(case, figure, window.until(case.world.as_of)?);
        Difference::of(figure, Decimal::from(parts.values().sum::<i64>()))
    });
    differences.collect()
}

/// The weight of the rows of a window by part.
fn parts(case: Case, figure: &Figure, window: Window) -> BTreeMap<Part, i64> {
    let town = case.world.town;
    let mut parts = BTreeMap::new();
    if &*figure.key.id == "S-18.found" {
        for hazard in case.world.facts.hazards.iter().filter(|it| it.state.counts()) {
            if window.holds(hazard.found) {
                let part = part(case, hazard.row);
                *parts.entry(part).or_default() += i64::from(hazard.weight);
            }
        }
        return parts;
    }
    for check in town.rows_named("检查") {
        let day = town.value(check, "检查日期").day();
        let part = part(case, check);
        if day.is_some_and(|day| window.holds(day)) && part != Part::Village {
            *parts.entry(part).or_default() += 1;
        }
    }
    parts
}

/// The part of a hazard or check.
fn part(case: Case, row: RowRef) -> Part {
    let town = case.world.town;
    let named = town.value(row, "单位名称");
    let is_village =
        named.target().is_some_and(|target| Some(target.sheet) == town.id_of("村"));
    if is_village || !named.is_given() {
        return Part::Village;
    }
    let field = town.unit_of(row).map(|unit| town.value(unit, "行业领域"));
    match field {
        Some(Value::Text(field)) => Part::Field(field.clone()),
        _ => Part::Unknown,
    }
}
