//! S-17.increment_change 增量同比: this year's increment against the same days of last year.

use super::{Counted, Frame};
use crate::expr::condition::World;
use crate::model::{Day, Decimal, Level, RowRef, Scope, Window};
use jiff::ToSpan;

/// n = increment(Y) − p, d = p; where p = 0 the increment itself over 0.
pub(super) fn count(world: World, frame: &Frame) -> Vec<Counted> {
    let Some(window) = frame.window.and_then(|window| window.until(world.as_of)) else {
        return Vec::new();
    };
    let back = |day: Day| day.checked_sub(1.year()).unwrap_or(day);
    let last_year = Window { first: back(window.first), last: back(window.last) };
    let (now, rows) = increment(world, window);
    let (before, _) = increment(world, last_year);
    let numerator = if before == 0 { now } else { now - before };
    vec![Counted {
        scope: Scope::Town,
        numerator: Decimal::from(numerator),
        denominator: Some(Decimal::from(before)),
        rows,
    }]
}

/// Weighted number of major hazards graded in a window, and their rows.
fn increment(world: World, window: Window) -> (i64, Vec<RowRef>) {
    let hazards = world.facts.hazards.iter().filter(|hazard| {
        let is_major = hazard.state.counts() && hazard.level == Level::Major;
        is_major && window.holds(hazard.graded)
    });
    let weights = hazards.clone().map(|hazard| i64::from(hazard.weight)).sum();
    (weights, hazards.map(|hazard| hazard.row).collect())
}
