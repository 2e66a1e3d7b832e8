//! 村 and 站所: the tables with people in them.

use super::entries::{Manner, StationEntry, VillageEntry};
use super::office::Office;
use super::people::People;
use super::plan::Plan;
use super::tables::Tables;
use super::town::{Station, Village};

/// Households of one 网格.
const GRID: i64 = 150;

/// The first villages of the table; the last weak one has no 安全员.
pub(crate) fn villages(
    plan: &Plan,
    tables: &Tables,
    office: &Office,
    people: &mut People,
) -> Vec<Village> {
    let entries = &tables.villages[..plan.villages];
    let vacant = entries.iter().rposition(|entry| entry.manner == Manner::Weak);
    let village = |(at, entry): (usize, &VillageEntry)| Village {
        name: entry.name.clone(),
        short: entry.short.clone(),
        kind: entry.kind.clone(),
        alias: entry.alias.clone(),
        manner: entry.manner,
        households: entry.households,
        head: people.one(),
        cadre: office.cadres[at / 2].clone(),
        safety: people.several(usize::from(Some(at) != vacant)),
        helpers: people.several(5),
        clerk: people.one(),
        grid: people.several(usize::try_from(entry.households / GRID).unwrap_or(0) + 1),
        phone: people.phone(),
    };
    entries.iter().enumerate().map(village).collect()
}

/// The stations of the table.
pub(crate) fn stations(
    tables: &Tables,
    office: &Office,
    people: &mut People,
) -> Vec<Station> {
    let station = |entry: &StationEntry| Station {
        name: entry.name.clone(),
        fields: entry.fields.clone(),
        level: entry.level.clone(),
        is_enforcing: entry.is_enforcing,
        is_general: entry.is_general,
        post: entry.post.clone(),
        leader: office.leader(&entry.leader).map_or_else(String::new, |l| l.name.clone()),
        people: people.several(entry.staff),
        phone: people.phone(),
    };
    tables.stations.iter().map(station).collect()
}
