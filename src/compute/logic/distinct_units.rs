//! S-23.units 检查家数: distinct resolved units with a check in W′; closed units too.

use super::{Counted, Numbers, applying};
use crate::compute::terms::Setting;
use crate::expr::condition::World;
use crate::model::{RowRef, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// For the town and every village.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let all = setting.empty(world.town, scopes).into_keys();
    let mut units: BTreeMap<Scope, BTreeSet<RowRef>> =
        all.map(|scope| (scope, BTreeSet::new())).collect();
    for check in applying(world, setting, "检查", "检查日期") {
        let home = world.town.relations.home(check);
        let Some(unit) = home.unit else { continue };
        let village = home.village.map(Scope::Village);
        for scope in [Some(Scope::Town), village].into_iter().flatten() {
            units.entry(scope).or_default().insert(unit);
        }
    }
    let numbers = units.into_iter().map(|(scope, units)| {
        Numbers::of_count(scope, units.len(), units.into_iter().collect())
    });
    Counted::Numbers(numbers.collect())
}
