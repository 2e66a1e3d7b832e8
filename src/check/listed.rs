//! Findings of one kind without end: the first are told one by one, the others counted.

use crate::model::Finding;

/// How many findings of one kind are told one by one.
pub(super) const LISTED: usize = 20_000;

/// One finding for each of the first `most` items, and one for all others: `others` gets the
/// next item and how many there are.
pub(super) fn listed<T>(
    (items, most): (&[T], usize),
    each: impl Fn(&T) -> Option<Finding>,
    others: impl Fn(&T, &str) -> Finding,
) -> Vec<Finding> {
    let (first, rest) = items.split_at(items.len().min(most));
    let others = rest.first().map(|next| others(next, &rest.len().to_string()));
    first.iter().filter_map(each).chain(others).collect()
}
