//! C-09: the villages and the rows of no village make up the town.

use super::{Case, Difference};
use crate::catalog::{FigureDecl, Shape};
use crate::model::{Decimal, Figure, FigureKey, RowRef, Scope};

/// COUNT figures that villages have, against the sum over the villages and the rows of none.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let has_both = |decl: &&FigureDecl| {
        matches!(decl.shape, Shape::Count(_)) && decl.scopes.contains('V')
    };
    let decls = case.catalog.figures.iter().filter(has_both);
    let differences = decls.flat_map(|decl| {
        let ids = [&*decl.id];
        let whole = case.emitted(&ids).filter(|figure| figure.key.scope == Scope::Town);
        let parts: Vec<_> = whole
            .filter_map(|whole| Difference::of(whole, parts(case, whole)?))
            .collect();
        parts
    });
    differences.collect()
}

/// Σ村 + 未归村.
fn parts(case: Case, whole: &Figure) -> Option<Decimal> {
    let town = case.world.town;
    let mut sum = Decimal::from(homeless(case, &whole.rows));
    for village in town.rows_named("村").map(Scope::Village) {
        let key = FigureKey { scope: village, ..whole.key.clone() };
        sum = sum.checked_add(case.numerator(&key)?)?;
    }
    Some(sum)
}

/// Weight of the rows of no village.
fn homeless(case: Case, rows: &[RowRef]) -> i64 {
    let (town, facts) = (case.world.town, case.world.facts);
    let rows = rows.iter().filter(|row| town.relations.home(**row).village.is_none());
    rows.map(|row| facts.hazard(*row).map_or(1, |hazard| i64::from(hazard.weight))).sum()
}
