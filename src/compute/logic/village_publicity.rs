//! S-43.villages 村宣传覆盖率: villages where, or by which, something was publicised in W′.

use super::Counted;
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::RowRef;
use std::collections::BTreeSet;

/// 村名 or 组织单位 is the village.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let town = world.town;
    let window = setting.frame.window.and_then(|window| window.until(world.as_of));
    let rows = town.rows_named("宣传").filter(|row| {
        let day = town.value(*row, "宣传日期").day();
        day.zip(window).is_some_and(|(day, window)| window.holds(day))
    });
    let named = |row| ["村名", "组织单位"].map(|it| town.value(row, it).target());
    let reached: BTreeSet<RowRef> = rows.flat_map(named).flatten().collect();
    let filter = setting.filter(world, town.id_of("村").unwrap_or_default());
    let mut tallies = setting.empty(town, scopes);
    for row in town.rows_named("村") {
        let (member, success) = (filter.to(row), Truth::from(reached.contains(&row)));
        add(&mut tallies, town, &Judged { row, member, success, weight: 1, amount: 0 });
    }
    Counted::Tallies(tallies)
}
