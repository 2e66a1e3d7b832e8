//! S-17.increment_change 增量同比: this year's increment against the same days of last year.

use super::{Counted, Numbers};
use crate::compute::terms::Setting;
use crate::expr::condition::World;
use crate::model::{Day, Decimal, Level, RowRef, Scope, Window};
use jiff::ToSpan;

/// n = increment(Y) − p, d = p; where p = 0 the increment itself over 0.
pub(in crate::compute) fn count(world: World, setting: &Setting, _: &str) -> Counted {
    let window = setting.frame.window.and_then(|window| window.until(world.as_of));
    let Some(window) = window else { return Counted::Numbers(Vec::new()) };
    let back = |day: Day| day.checked_sub(1.year()).unwrap_or(day);
    let last_year = Window { first: back(window.first), last: back(window.last) };
    let (now, rows) = increment(world, window);
    let (before, _) = increment(world, last_year);
    let numerator = if before == 0 { now } else { now - before };
    Counted::Numbers(vec![Numbers {
        scope: Scope::Town,
        numerator: Some(Decimal::from(numerator)),
        denominator: Some(Decimal::from(before)),
        value: None,
        is_doubtful: false,
        rows,
    }])
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
