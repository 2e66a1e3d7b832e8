//! 排名(…): rows put in order by figures; equal ones share a rank, the next is skipped.

use super::scene::Scene;
use crate::catalog::{Ask, Criterion, criterion, figure_period};
use crate::expr::engine::{Answer, Argument, Call, Datum};
use crate::model::{Figure, FigureKey, Provenance, RowRef, Value};
use std::cmp::Ordering;
use std::sync::Arc;

/// What a row is ranked by: a fraction, or nothing, which stands after every number.
type Mark = Option<(i64, i64)>;

impl Scene {
    /// Groups of rows of equal rank, printed as their rank.
    pub(super) fn rank(&self, call: &Call) -> Answer {
        let rows = match call.arguments.first() {
            Some(Argument::Given(Answer::Rows(Some(rows)))) => rows.to_vec(),
            _ => Vec::new(),
        };
        let criteria = call.arguments.iter().skip(1).filter_map(Argument::text);
        let criteria: Vec<Criterion> = criteria.filter_map(criterion).collect();
        let marks = |row: RowRef| criteria.iter().map(|it| self.mark(it, row)).collect();
        let mut ranked: Vec<(Vec<Mark>, RowRef)> =
            rows.into_iter().map(|row| (marks(row), row)).collect();
        ranked.sort_by(|(a, _), (b, _)| compare(&criteria, a, b)); // stable: sheet order
        let mut groups = Vec::new();
        let mut before = 0;
        for equal in ranked.chunk_by(|(a, _), (b, _)| compare(&criteria, a, b).is_eq()) {
            groups.push(group(before + 1, equal.iter().map(|(_, row)| *row).collect()));
            before += equal.len();
        }
        Answer::Values(groups.into(), "排名".into())
    }

    /// What a row is ranked by. A share of nothing counts as 100 %.
    fn mark(&self, criterion: &Criterion, row: RowRef) -> Mark {
        let decl = self.catalog.figures.iter().find(|decl| &*decl.id == criterion.id)?;
        let ask = Ask { span: criterion.span, has_year: false };
        let letter = figure_period(decl, self.document().every.rhythm, ask).ok()?;
        let period = self.period_of(letter, self.run.year)?;
        let key = FigureKey { id: decl.id.clone(), scope: self.scope(Some(row)), period };
        self.figures.get(&key).and_then(fraction)
    }
}

/// The value as a fraction.
fn fraction(figure: &Figure) -> Mark {
    let numerator = figure.numerator?.integer()?;
    if !figure.is_share {
        return Some((numerator, 1));
    }
    match figure.denominator?.integer()? {
        0 => Some((1, 1)),
        denominator => Some((numerator, denominator)),
    }
}

/// The order of two rows by all criteria.
fn compare(criteria: &[Criterion], left: &[Mark], right: &[Mark]) -> Ordering {
    let orders = criteria.iter().zip(left.iter().zip(right));
    let mut orders = orders.map(|(criterion, pair)| match pair {
        (Some((a, b)), Some((c, d))) => {
            let (left, right) =
                (i128::from(*a) * i128::from(*d), i128::from(*c) * i128::from(*b));
            if criterion.is_rising { left.cmp(&right) } else { right.cmp(&left) }
        }
        (left, right) => left.is_none().cmp(&right.is_none()),
    });
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The rows of one rank.
fn group(rank: usize, rows: Vec<RowRef>) -> Arc<Datum> {
    let value = Value::Integer(i64::try_from(rank).unwrap_or(i64::MAX));
    let from = Some(Provenance::Rows(rows.clone()));
    Arc::new(Datum { value, from, rows: Some(rows.into()), ..Datum::default() })
}
