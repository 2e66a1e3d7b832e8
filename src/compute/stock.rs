//! 重大隐患存量 at a day: by the dates that count at D (`systems.md` §5.3.1).

use crate::model::{Day, Facts, Hazard, Level, RowRef};

/// #(g ≤ day) − #(c ≤ day) − #(v ≤ day), weighted, so that the identity of §5.3.1 holds for
/// any two days; and the rows graded by `day` and neither closed nor voided by then.
pub(super) fn at(facts: &Facts, day: Day) -> (i64, Vec<RowRef>) {
    let by = |date: Option<Day>| date.is_some_and(|date| date <= day);
    let ended = |hazard: &Hazard| by(hazard.closed) || by(hazard.voided);
    let (mut stock, mut rows) = (0, Vec::new());
    let major = |hazard: &&Hazard| hazard.state.counts() && hazard.level == Level::Major;
    for hazard in facts.hazards.iter().filter(major) {
        let graded = hazard.graded <= day;
        let weight = i64::from(hazard.weight);
        stock += weight * (i64::from(graded) - i64::from(ended(hazard)));
        if graded && !ended(hazard) {
            rows.push(hazard.row);
        }
    }
    (stock, rows)
}
