//! To whom a row belongs: town, village, unit (`systems.md` §4.2).

use super::tally::Tally;
use crate::expr::condition::Truth;
use crate::model::{RowRef, Scope, Town};
use std::collections::BTreeMap;

/// Tallies of one figure in one period, by scope.
pub(super) type Tallies = BTreeMap<Scope, Tally>;

/// One judged row.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    /// The row.
    pub(super) row: RowRef,
    /// Membership.
    pub(super) member: Truth,
    /// Success.
    pub(super) success: Truth,
    /// Weight.
    pub(super) weight: i64,
    /// Amount of a SUM figure.
    pub(super) amount: i64,
}

/// The tallies of all scopes that exist, empty: the town, every village, every unit.
pub(super) fn empty(town: &Town, letters: &str) -> Tallies {
    let mut tallies = Tallies::from([(Scope::Town, Tally::default())]);
    if letters.contains('V') {
        let villages = town.rows_named("村").map(Scope::Village);
        tallies.extend(villages.map(|scope| (scope, Tally::default())));
    }
    if letters.contains('U') {
        let units = town.rows_named("单位").map(Scope::Unit);
        tallies.extend(units.map(|scope| (scope, Tally::default())));
    }
    tallies
}

/// Adds a judged row to the town and to its village and unit, where the figure has them.
pub(super) fn add(tallies: &mut Tallies, town: &Town, judged: &Judged) {
    if judged.member == Truth::False {
        return;
    }
    each(tallies, town, judged.row, |tally| {
        tally.add(judged.member, judged.success, judged.weight, judged.row);
        if judged.member == Truth::True {
            tally.sum += judged.amount;
        }
    });
}

/// The tallies of all scopes that a row belongs to.
pub(super) fn each(
    tallies: &mut Tallies,
    town: &Town,
    row: RowRef,
    mut add: impl FnMut(&mut Tally),
) {
    let home = town.relations.home(row);
    let village = home.village.map(Scope::Village);
    let unit = home.unit.map(Scope::Unit);
    for scope in [Some(Scope::Town), village, unit].into_iter().flatten() {
        if let Some(tally) = tallies.get_mut(&scope) {
            add(tally);
        }
    }
}
