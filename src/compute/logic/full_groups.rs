//! S-02.complete 专委会健全率: groups, or fields in use, with a head, a deputy or office, and
//! members.

use super::Counted;
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};
use crate::model::{RowRef, Scope, Text};
use std::collections::{BTreeMap, BTreeSet};

/// One 机构名称: its fields, and the posts that are filled at D.
#[derive(Default)]
struct Group {
    /// 机构名称 and 行业领域: by any of them it is asked for.
    names: BTreeSet<Text>,
    /// 组内职务; 双组长 = 组长, 常务副组长 = 副组长 (`systems.md` §8).
    posts: BTreeSet<Text>,
    /// Its rows.
    rows: Vec<RowRef>,
}

/// One member for each name of 名单, else for each 行业领域 of active units.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let mut tallies = setting.empty(world.town, scopes);
    let groups = groups(world);
    let wanted = if setting.terms.names.is_empty() {
        fields(world)
    } else {
        setting.terms.names.iter().cloned().collect()
    };
    if let Some(tally) = tallies.get_mut(&Scope::Town) {
        for name in &wanted {
            let mut full = groups.values().filter(|group| group.is_full());
            let group = full.find(|group| group.names.contains(name));
            tally.count(Truth::True, Truth::from(group.is_some()), 1);
            tally.passing.extend(group.into_iter().flat_map(|group| &group.rows));
        }
    }
    Counted::Tallies(tallies)
}

/// Distinct 行业领域 of active units.
fn fields(world: World) -> BTreeSet<Text> {
    let town = world.town;
    let active = town.rows_named("单位").filter(|row| town.is_active(*row, world.as_of));
    let fields = active.filter_map(|row| town.value(row, "行业领域").text());
    fields.map(Into::into).collect()
}

/// 专委会 and 专项组 by name, with those in office at D.
fn groups(world: World) -> BTreeMap<Text, Group> {
    let town = world.town;
    let mut groups: BTreeMap<Text, Group> = BTreeMap::new();
    for row in town.rows_named("机构") {
        let text = |header| town.value(row, header).text();
        let is_group = matches!(text("机构类别"), Some("专委会" | "专项组"));
        let Some(name) = text("机构名称").filter(|_| is_group) else { continue };
        let group = groups.entry(name.into()).or_default();
        group.names.insert(name.into());
        group.names.extend(text("行业领域").map(Into::into));
        if town.is_in_office(row, world.as_of) {
            group.posts.extend(text("组内职务").map(Into::into));
            group.rows.push(row);
        }
    }
    groups
}

impl Group {
    /// 组长, 副组长 or 办公室主任, and 成员.
    fn is_full(&self) -> bool {
        let has = |posts: &[&str]| posts.iter().any(|post| self.posts.contains(*post));
        let deputy = ["副组长", "常务副组长", "办公室主任"];
        has(&["组长", "双组长"]) && has(&deputy) && has(&["成员"])
    }
}
