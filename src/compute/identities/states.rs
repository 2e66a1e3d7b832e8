//! C-05: what was found is rectified, open or withdrawn.

use super::{Case, Difference};
use crate::model::{Decimal, Hazard, Scope, State};

/// S-18.found in every scope and window, against its hazards counted by state.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let found = case.emitted(&["S-18.found"]);
    let differences = found.filter_map(|figure| {
        let window = figure.key.period.window(case.run.month_start);
        let window = window.until(case.world.as_of)?;
        let is_one = |hazard: &&Hazard| {
            window.holds(hazard.found) && is_in(hazard, &figure.key.scope)
        };
        let hazards = case.world.facts.hazards.iter().filter(is_one);
        let rest = hazards.filter(|hazard| {
            let state = hazard.state;
            state.is_rectified() || state.is_open() || state == State::Voided
        });
        let weights = rest.map(|hazard| i64::from(hazard.weight));
        Difference::of(figure, Decimal::from(weights.sum::<i64>()))
    });
    differences.collect()
}

/// Whether a hazard belongs to a scope.
fn is_in(hazard: &Hazard, scope: &Scope) -> bool {
    match scope {
        Scope::Town => true,
        Scope::Village(row) => hazard.village == Some(*row),
        Scope::Unit(row) => hazard.unit == Some(*row),
        Scope::Person(_) => false,
    }
}
