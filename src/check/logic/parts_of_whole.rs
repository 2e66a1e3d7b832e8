//! The first of `cells` is the sum of the others, judged where all are given (C-06).

use super::super::desk::Desk;
use super::super::hit::Hit;
use super::cells;
use crate::catalog::Rule;

/// Rows whose parts do not add up; `{合计}` is their sum.
pub(super) fn run(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let Some(cells) = cells(desk, rule) else { return Vec::new() };
    let Some((whole, parts)) = cells.split_first() else { return Vec::new() };
    let mut hits = Vec::new();
    for (at, row) in desk.rows() {
        let sum = parts.iter().try_fold(0_i64, |sum, part| {
            row.get(*part).integer().and_then(|n| sum.checked_add(n))
        });
        let Some((whole_is, sum)) = row.get(*whole).integer().zip(sum) else { continue };
        if whole_is != sum {
            let words = vec![("合计", sum.to_string())];
            hits.push(Hit { rows: vec![at], column: *whole, words });
        }
    }
    hits
}
