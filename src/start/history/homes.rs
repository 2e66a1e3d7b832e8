//! Where units lie: the village of a row, and names that units of several villages have.

use super::file_name;
use super::near::{OFTEN, are_near, without_end};
use crate::model::{Row, RowRef, Sheet, Text, Town};
use crate::read::name_key;
use std::collections::BTreeMap;

/// How names of villages end.
const VILLAGES: [&str; 6] =
    ["村", "社区", "村委会", "村民委员会", "居委会", "居民委员会"];

/// Where a row stands: workbook, worksheet, row.
pub(super) type Standing = (Text, Text, u32);

/// The village of a row.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// Its name as written.
    pub(super) name: Text,
    /// Whether the workbook is named after it, and the row says none.
    pub(super) is_by_file: bool,
}

/// The village of a row: what it says, else, where it names a unit, what its workbook is
/// named after. A village in the place of a unit lies where it lies.
pub(super) fn home(town: &Town, sheet: &Sheet, row: &Row) -> Option<Home> {
    if let Some(name) = said(sheet, row, "村名") {
        return Some(Home { name, is_by_file: false });
    }
    said(sheet, row, "单位名称").filter(|unit| !is_village(unit))?;
    let source = town.sources.get(row.source as usize)?;
    let name = file_name::village(&source.workbook, &source.worksheet)?.into();
    Some(Home { name, is_by_file: true })
}

/// A name in a cell; nothing for a blank one.
pub(super) fn said(sheet: &Sheet, row: &Row, header: &str) -> Option<Text> {
    let value = row.get(sheet.headers.column(header)?);
    let text = value.text().filter(|text| value.is_given() && !text.is_empty())?;
    Some(text.into())
}

/// Whether a name is one of a village, known or not.
pub(super) fn is_village(name: &str) -> bool {
    VILLAGES.iter().any(|end| name.ends_with(end))
}

/// A village in which a name stands.
#[derive(Default)]
struct Claim {
    /// How it is written.
    name: String,
    /// In how many rows.
    count: u32,
    /// Whether a workbook is named after it.
    is_by_file: bool,
}

/// A unit whose name others have in other villages.
pub(super) struct Own {
    /// 名称（村名）
    pub(super) name: Text,
    /// Its village.
    pub(super) village: Text,
}

/// 两村同名的单位: by name as compared, the name that each village's unit gets, by village.
#[derive(Default)]
pub(super) struct Homes {
    /// By unit, by village without 村 or 社区.
    apart: BTreeMap<String, BTreeMap<String, Own>>,
}

impl Homes {
    /// Finds the names that stand in several villages; those that `is_listed` says of have a
    /// row that says where they lie.
    pub(super) fn of(
        town: &Town,
        rows: &[(Standing, RowRef)],
        is_listed: impl Fn(&str) -> bool,
    ) -> Self {
        let mut claims: BTreeMap<String, BTreeMap<String, Claim>> = BTreeMap::new();
        let mut names: BTreeMap<String, Text> = BTreeMap::new();
        let mut last: Option<&Standing> = None;
        for (standing, at) in rows {
            let (Some(sheet), row) = (town.sheet(at.sheet), town.row(*at)) else {
                continue;
            };
            let unit = said(sheet, row, "单位名称").filter(|name| !is_village(name));
            let (Some(unit), Some(home)) = (unit, home(town, sheet, row)) else {
                continue;
            };
            let key = name_key("单位", &unit);
            // Of one row of 检查隐患 two are made.
            if is_listed(&key) || last.replace(standing) == Some(standing) {
                continue;
            }
            let village = name_key("村", &home.name);
            names.entry(key.clone()).or_insert(unit);
            let claims = claims.entry(key).or_default();
            let claim = claims.entry(without_end(&village).to_owned()).or_default();
            claim.count += 1;
            claim.is_by_file |= home.is_by_file;
            if village.len() > claim.name.len() {
                claim.name = village;
            }
        }
        let apart = claims.into_iter().filter_map(|(key, claims)| {
            let names = self::apart(&names[&key], &claims)?;
            Some((key, names))
        });
        Self { apart: apart.collect() }
    }

    /// Whether units of several villages have a name.
    pub(super) fn is_shared(&self, unit: &str) -> bool {
        self.apart.contains_key(&name_key("单位", unit))
    }

    /// The name of the unit of that name in a village, where several villages have one.
    pub(super) fn own(&self, unit: &str, village: &str) -> Option<&Own> {
        let villages = self.apart.get(&name_key("单位", unit))?;
        villages.get(without_end(&name_key("村", village)))
    }

    /// The names that such units get, name by name.
    pub(super) fn shared(&self) -> impl Iterator<Item = Vec<&str>> {
        self.apart.values().map(|names| names.values().map(|own| &*own.name).collect())
    }
}

/// The names of units of one name, by village. A village that rows say far less often than
/// another, or that looks like it, is a slip of the pen; one that a workbook is named after is
/// none.
fn apart(unit: &str, claims: &BTreeMap<String, Claim>) -> Option<BTreeMap<String, Own>> {
    let is_slip = |own: &Claim| {
        let more = claims.values().filter(|other| other.count > own.count);
        let mut more = more.filter(|other| {
            other.count >= own.count * OFTEN || are_near(&other.name, &own.name)
        });
        !own.is_by_file && more.next().is_some()
    };
    let claims = claims.iter().filter(|(_, claim)| !is_slip(claim));
    let own = |claim: &Claim| Own {
        name: format!("{unit}（{}）", claim.name).into(),
        village: claim.name.as_str().into(),
    };
    let names: BTreeMap<String, Own> =
        claims.map(|(village, claim)| (village.clone(), own(claim))).collect();
    (names.len() > 1).then_some(names)
}
