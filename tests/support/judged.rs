//! Findings of `check` over a town in memory.

use jiff::civil::{Date, date};
use zhenwen::catalog::Catalog;
use zhenwen::check::check;
use zhenwen::expr::condition::{Given, World};
use zhenwen::model::{Finding, Period, Run, Town};

/// Judges a town at 31 October 2026.
pub(crate) fn judged(catalog: &Catalog, town: &Town) -> Vec<Finding> {
    judged_at(catalog, town, date(2026, 10, 31))
}

/// Judges a town at a day of 2026.
pub(crate) fn judged_at(catalog: &Catalog, town: &Town, as_of: Date) -> Vec<Finding> {
    let run = Run {
        as_of,
        month: Period::Month(2026, as_of.month()),
        year: 2026,
        month_start: 1,
        campaign: None,
    };
    let facts = zhenwen::compute::facts(town, &run);
    let world = World {
        town,
        facts: &facts,
        as_of,
        window: None,
        month: Period::Month(2026, as_of.month()).window(1),
        year: Period::Year(2026).window(1),
        given: Given::default(),
    };
    check(catalog, world)
}
