//! Findings of `check` over a town in memory.

use zhenwen::catalog::Catalog;
use zhenwen::check::check;
use zhenwen::compute::hazards;
use zhenwen::expr::condition::{Given, World};
use zhenwen::model::{Finding, Period, Town};

/// Judges a town at 31 October 2026.
pub(crate) fn judged(catalog: &Catalog, town: &Town) -> Vec<Finding> {
    let as_of = "2026-10-31".parse().unwrap();
    let facts = hazards(town, as_of);
    let world = World {
        town,
        facts: &facts,
        as_of,
        window: None,
        month: Period::Month(2026, 10).window(1),
        year: Period::Year(2026).window(1),
        given: Given::default(),
    };
    check(catalog, world)
}
