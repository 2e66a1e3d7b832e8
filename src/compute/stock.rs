//! 重大隐患存量 at a day: by the dates that count at D (`systems.md` §5.3.1).

use crate::model::{Day, Facts, Level, RowRef};

/// Hazards graded by `day` and neither closed nor voided by then: weight and rows.
pub(super) fn at(facts: &Facts, day: Day) -> (i64, Vec<RowRef>) {
    let by = |date: Option<Day>| date.is_some_and(|date| date <= day);
    let stock = facts.hazards.iter().filter(|hazard| {
        let is_major = hazard.state.counts() && hazard.level == Level::Major;
        is_major && hazard.graded <= day && !by(hazard.closed) && !by(hazard.voided)
    });
    let weight = stock.clone().map(|hazard| i64::from(hazard.weight)).sum();
    (weight, stock.map(|hazard| hazard.row).collect())
}
