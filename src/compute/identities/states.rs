//! C-05: what was found is rectified, open or withdrawn.

use super::{Case, Difference};
use crate::model::{Decimal, Figure, Hazard, Period, Scope, State};
use std::collections::BTreeMap;

/// S-18.found in every scope and window, against its hazards counted by state.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let mut figures: BTreeMap<Period, Vec<&Figure>> = BTreeMap::new();
    let ids = ["S-18.found"];
    for figure in case.emitted(&ids) {
        figures.entry(figure.key.period).or_default().push(figure);
    }
    let of_period = figures.into_iter().flat_map(|(period, figures)| {
        let counted = counted(case, period);
        let differences = figures.into_iter().filter_map(|figure| {
            let weight = counted.get(&figure.key.scope).copied().unwrap_or_default();
            Difference::of(figure, Decimal::from(weight))
        });
        differences.collect::<Vec<_>>()
    });
    of_period.collect()
}

/// Weight of the hazards found in a window by scope, of those of all three states.
fn counted(case: Case, period: Period) -> BTreeMap<Scope, i64> {
    let mut counted = BTreeMap::new();
    let window = period.window(case.run.month_start).until(case.world.as_of);
    let is_one = |hazard: &&Hazard| {
        let state = hazard.state;
        let is_of_three =
            state.is_rectified() || state.is_open() || state == State::Voided;
        is_of_three && window.is_some_and(|window| window.holds(hazard.found))
    };
    for hazard in case.world.facts.hazards.iter().filter(is_one) {
        let village = hazard.village.map(Scope::Village);
        let unit = hazard.unit.map(Scope::Unit);
        for scope in [Some(Scope::Town), village, unit].into_iter().flatten() {
            *counted.entry(scope).or_default() += i64::from(hazard.weight);
        }
    }
    counted
}
