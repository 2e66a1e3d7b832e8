//! Figures that no shape expresses: one file each, named by `logic` in the declaration.

mod distinct_units; // S-23.units
mod teams; // S-23.teams, S-23.person_times
mod year_change; // S-17.increment_change

use super::windows::Frame;
use crate::expr::condition::World;
use crate::model::{Decimal, RowRef, Scope};

/// What a logic gives for one scope: numerator, denominator, rows.
pub(super) struct Counted {
    /// 范围.
    pub(super) scope: Scope,
    /// 分子.
    pub(super) numerator: Decimal,
    /// 分母.
    pub(super) denominator: Option<Decimal>,
    /// Rows behind it.
    pub(super) rows: Vec<RowRef>,
}

/// A logic: figures of all its scopes in one frame.
pub(super) type Logic = fn(World, &Frame) -> Vec<Counted>;

/// The logic of a name.
pub(super) fn find(name: &str) -> Option<Logic> {
    match name {
        "distinct_units" => Some(distinct_units::count),
        "teams" => Some(teams::teams),
        "person_times" => Some(teams::person_times),
        "year_change" => Some(year_change::count),
        _ => None,
    }
}

/// Rows of a sheet whose date lies in W′.
fn dated<'a>(
    world: World<'a>,
    frame: &Frame,
    sheet: &'a str,
    date: &'a str,
) -> impl Iterator<Item = RowRef> + 'a {
    let window = frame.window.and_then(|window| window.until(world.as_of));
    world.town.rows_named(sheet).filter(move |row| {
        let day = world.town.value(*row, date).day();
        day.zip(window).is_some_and(|(day, window)| window.holds(day))
    })
}
