//! S-10.quota 包保数量合规率: leaders and supervisors who guard as many places as they should.

use super::Counted;
use crate::compute::demand::Applies;
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{Decimal, RowRef};
use std::collections::BTreeSet;

/// Lower and upper limit.
type Quota = (Decimal, Decimal);

/// Persons of both kinds in office at D.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let town = world.town;
    let mut tallies = setting.empty(town, scopes);
    let sheet = town.id_of("人员").unwrap_or_default();
    let demands = setting.terms.rhythms.iter().map(|demand| {
        let quota = (demand.value.unwrap_or_default(), demand.upper.unwrap_or_default());
        (demand.filter.bind(world, sheet), quota)
    });
    let demands: Vec<(Applies, Quota)> = demands.collect();
    let filter = setting.filter(world, sheet);
    for row in in_office(world) {
        let Some((member, quota)) = quota(world, row, &demands) else { continue };
        let guarded = Decimal::from(guarded(world, row));
        let success = Truth::from(quota.0 <= guarded && guarded <= quota.1);
        let member = member.and(filter.to(row));
        add(&mut tallies, town, &Judged { row, member, success, weight: 1, amount: 0 });
    }
    Counted::Tallies(tallies)
}

/// The first row in office at D of each person with figures.
fn in_office(world: World) -> Vec<RowRef> {
    let town = world.town;
    let mut seen = BTreeSet::new();
    let rows = town.rows_named("人员").filter(|row| {
        let kind = town.value(*row, "人员类别").text();
        let is_counted = matches!(kind, Some("班子成员" | "监管人员"));
        is_counted && town.is_in_office(*row, world.as_of)
    });
    rows.filter(|row| seen.insert(town.relations.home(*row).person)).collect()
}

/// How many places a person should guard: by the first row of 指标 that fits, else by
/// 人员类别. `None` = rows, but none for this person.
fn quota(
    world: World,
    row: RowRef,
    demands: &[(Applies, Quota)],
) -> Option<(Truth, Quota)> {
    if demands.is_empty() {
        let is_leader = world.town.value(row, "人员类别").text() == Some("班子成员");
        let (low, high) = if is_leader { (2, 3) } else { (1, 2) };
        return Some((Truth::True, (Decimal::from(low), Decimal::from(high))));
    }
    let mut doubtful = None;
    for (applies, quota) in demands {
        match applies.to(row) {
            Truth::True if doubtful.is_none() => return Some((Truth::True, *quota)),
            Truth::True => return Some((Truth::Unknown, *quota)),
            Truth::Unknown => doubtful = doubtful.or(Some(*quota)),
            Truth::False => {}
        }
    }
    doubtful.map(|quota| (Truth::Unknown, quota))
}

/// Distinct places that a person guards at D.
fn guarded(world: World, person: RowRef) -> i64 {
    let town = world.town;
    let Some(sheet) = town.id_of("包保") else { return 0 };
    let own = town.relations.children(person, sheet).iter();
    let rows = own.map(|row| RowRef { sheet, row: *row }).filter(|row| {
        let day = |header| town.value(*row, header).day();
        let has_begun = day("起始日期").is_none_or(|day| day <= world.as_of);
        has_begun && day("终止日期").is_none_or(|day| day >= world.as_of)
    });
    let places: BTreeSet<String> =
        rows.map(|row| town.value(row, "包保对象").to_string()).collect();
    i64::try_from(places.len()).unwrap_or(i64::MAX)
}
