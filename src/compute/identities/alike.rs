//! C-24: one number in every village is asked about: it may be copied.

use super::{Case, Difference};
use crate::catalog::{FigureDecl, Shape};
use crate::model::{Decimal, Figure, FigureKey, Scope};

/// From how many villages on it is asked about.
const LEAST: usize = 5;

/// COUNT and SUM figures of villages; the left number says how many villages there are.
pub(super) fn differences(case: Case) -> Vec<Difference> {
    let villages: Vec<_> = case.world.town.rows_named("村").collect();
    if villages.len() < LEAST {
        return Vec::new();
    }
    let of_villages = |decl: &&FigureDecl| {
        matches!(decl.shape, Shape::Count(_) | Shape::Sum(..))
            && decl.scopes.contains('V')
    };
    let decls = case.catalog.figures.iter().filter(of_villages);
    let differences = decls.flat_map(|decl| {
        let ids = [&*decl.id];
        let whole = case.emitted(&ids).filter(|figure| figure.key.scope == Scope::Town);
        let each = whole.filter_map(|whole| {
            let numbers = villages.iter().map(|village| {
                let scope = Scope::Village(*village);
                case.numerator(&FigureKey { scope, ..whole.key.clone() })
            });
            Some(difference(whole, villages.len(), one(numbers)?))
        });
        each.collect::<Vec<_>>()
    });
    differences.collect()
}

/// The number that all are, if it is not zero.
fn one(mut numbers: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let first = numbers.next().flatten().filter(|first| *first != Decimal::default())?;
    numbers.all(|number| number == Some(first)).then_some(first)
}

/// Its figure, the number of villages, and the number.
fn difference(figure: &Figure, villages: usize, number: Decimal) -> Difference {
    Difference {
        name: figure.name.clone(),
        scope: Scope::Town,
        period: figure.key.period,
        left: Decimal::from(i64::try_from(villages).unwrap_or(i64::MAX)),
        right: number,
        row: None,
    }
}
