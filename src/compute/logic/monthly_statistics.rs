//! S-55.months 执法统计报送月数: months of the year that are over, and those reported.

use super::Counted;
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Period, RowRef, Scope};
use std::collections::BTreeMap;

/// For the town.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let mut tallies = setting.empty(world.town, scopes);
    let reported = reported(world);
    let year = world.year.last.year();
    let start = world.month.first.day();
    let months = (1..=12).map(|month| Period::Month(year, month));
    let over = months.filter(|month| month.window(start).last <= world.as_of);
    if let Some(tally) = tallies.get_mut(&Scope::Town) {
        for month in over {
            let row = reported.get(&month);
            tally.count(Truth::True, Truth::from(row.is_some()), 1);
            tally.passing.extend(row);
        }
    }
    Counted::Tallies(tallies)
}

/// Months for which the office has sent its 统计表 by D.
fn reported(world: World) -> BTreeMap<Period, RowRef> {
    let town = world.town;
    let office = town.rows_named("机关").next();
    let is_office = |row: RowRef| {
        let body = town.value(row, "报送单位");
        let names = ["机关名称", "机关简称"].map(|header| {
            let name = office.map(|office| town.value(office, header).to_string());
            name.unwrap_or_default()
        });
        body.target().is_some_and(|target| Some(target) == office)
            || names.contains(&body.to_string())
    };
    let rows = town.rows_named("报送").filter(|row| {
        let is_kind = town.value(*row, "材料类别").text() == Some("统计表");
        let filed = town.value(*row, "实报日期").day();
        is_kind && filed.is_some_and(|day| day <= world.as_of) && is_office(*row)
    });
    let rows = rows.filter_map(|row| Some((town.value(row, "所属期").period()?, row)));
    rows.collect()
}
