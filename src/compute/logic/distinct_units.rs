//! S-23.units 检查家数: distinct resolved units with a check in W′; closed units too.

use super::{Counted, Frame, dated};
use crate::expr::condition::World;
use crate::model::{Decimal, RowRef, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// For the town and every village.
pub(super) fn count(world: World, frame: &Frame) -> Vec<Counted> {
    let town = world.town;
    let mut units: BTreeMap<Scope, BTreeSet<RowRef>> = BTreeMap::new();
    units.insert(Scope::Town, BTreeSet::new());
    units.extend(town.rows_named("村").map(|v| (Scope::Village(v), BTreeSet::new())));
    for check in dated(world, frame, "检查", "检查日期") {
        let Some(unit) = town.unit_of(check) else { continue };
        let village = town.village_of(check).map(Scope::Village);
        for scope in [Some(Scope::Town), village].into_iter().flatten() {
            units.entry(scope).or_default().insert(unit);
        }
    }
    let counted = units.into_iter().map(|(scope, units)| Counted {
        scope,
        numerator: Decimal::from(i64::try_from(units.len()).unwrap_or(i64::MAX)),
        denominator: None,
        rows: units.into_iter().collect(),
    });
    counted.collect()
}
