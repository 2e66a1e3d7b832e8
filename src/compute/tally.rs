//! Three-valued counting: members and successes, certain and uncertain, with their rows.

use crate::expr::condition::Truth;
use crate::model::RowRef;
use std::collections::BTreeSet;

/// What one figure counts in one scope and period (`systems.md` §4.5.2).
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Weight of members by (membership certain?, success).
    cells: [[i64; 3]; 2],
    /// Sum of a SUM figure, in 分 or as whole numbers.
    pub(super) sum: i64,
    /// Decimal places of the weights: of a RATIO over numbers that are not whole.
    pub(super) scale: u8,
    /// Rows of certain members that pass.
    pub(super) passing: Vec<RowRef>,
    /// Rows of certain members that do not.
    pub(super) failing: Vec<RowRef>,
}

impl Tally {
    /// Adds one row.
    pub(super) fn add(
        &mut self,
        member: Truth,
        success: Truth,
        weight: i64,
        row: RowRef,
    ) {
        self.count(member, success, weight);
        match (member, success) {
            (Truth::True, Truth::True) => self.passing.push(row),
            (Truth::True, _) => self.failing.push(row),
            _ => {}
        }
    }

    /// Adds weight without a row.
    pub(super) fn count(&mut self, member: Truth, success: Truth, weight: i64) {
        let certain = match member {
            Truth::False => return,
            Truth::True => 0,
            Truth::Unknown => 1,
        };
        self.cells[certain][index(success)] += weight;
    }

    /// The rows behind a figure, each once; failing rows first where a target is not met.
    pub(super) fn rows(&self, failing_first: bool) -> Vec<RowRef> {
        let failing = if failing_first { &self.failing[..] } else { &[] };
        let mut seen = BTreeSet::new();
        let all = failing.iter().chain(&self.passing).copied();
        all.filter(|row| seen.insert(*row)).collect()
    }

    /// n: certain members, certain success.
    pub(super) fn numerator(&self) -> i64 {
        self.cells[0][0]
    }

    /// d: certain members.
    pub(super) fn denominator(&self) -> i64 {
        self.cells[0].iter().sum()
    }

    /// Rows of uncertain membership, whatever their success.
    pub(super) fn uncertain(&self) -> i64 {
        self.cells[1].iter().sum()
    }

    /// Whether anything is not certain: a member, or what it adds.
    pub(super) fn has_doubt(&self) -> bool {
        self.numerator() < self.denominator() || self.uncertain() > 0
    }

    /// The worst that the unknown cells allow: n⁻ and d⁻.
    pub(super) fn pessimistic(&self) -> (i64, i64) {
        let uncertain = self.cells[1][1] + self.cells[1][2];
        (self.cells[0][0], self.denominator() + uncertain)
    }

    /// The best that the unknown cells allow: n⁺ and d⁺.
    pub(super) fn optimistic(&self) -> (i64, i64) {
        let passing = |row: &[i64; 3]| row[0] + row[2];
        let numerator = passing(&self.cells[0]) + passing(&self.cells[1]);
        (numerator, self.denominator() + passing(&self.cells[1]))
    }

    /// Successes and failures in each other's place.
    pub(super) fn mirrored(&self) -> Self {
        let swap = |[yes, no, unknown]: [i64; 3]| [no, yes, unknown];
        Self { cells: self.cells.map(swap), ..Self::default() }
    }
}

/// Column of a success.
const fn index(success: Truth) -> usize {
    match success {
        Truth::True => 0,
        Truth::False => 1,
        Truth::Unknown => 2,
    }
}
