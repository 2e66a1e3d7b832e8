//! 名册: the villages and units that old ledgers name, and the names that may be one.

use super::Sheets;
use super::homes::Homes;
use super::mention::{Conflict, Mentions, Named, mentions};
use super::near::{OFTEN, SELDOM, are_near, is_doubtful, without_end};
use crate::catalog::{Catalog, SheetDecl};
use crate::emit::xlsx::NamesBySheet;
use crate::model::{Cell, Repertoire, Text, Town};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A name that may be another name of something known.
pub(super) struct Doubt {
    /// 村 or 单位.
    pub(super) sheet: &'static str,
    /// The rarer name, and how often it occurs.
    pub(super) alias: (Text, u32),
    /// The other, and how often.
    pub(super) proper: (Text, u32),
    /// Whether the rarer one was left out of the sheet.
    pub(super) is_left_out: bool,
}

impl Doubt {
    /// The row of sheet 别名 that makes it certain.
    pub(super) fn alias_row(&self, decl: &SheetDecl) -> Vec<Cell> {
        let remark = format!("{}次，正名{}次", self.alias.1, self.proper.1);
        let cell = |header: &str| match header {
            "类别" => Cell::Text(self.sheet.into()),
            "别名" => Cell::Text(self.alias.0.clone()),
            "正名" => Cell::Text(self.proper.0.clone()),
            "备注" => Cell::Text(remark.as_str().into()),
            _ => Cell::Blank,
        };
        decl.columns.iter().map(|column| cell(&column.header)).collect()
    }
}

/// What the office has, by name.
pub(super) struct Roster {
    /// Villages that have no row yet.
    villages: Vec<Text>,
    /// Units that have no row yet.
    units: Vec<Named>,
    /// Names of all villages and units.
    all: NamesBySheet,
    /// The name of a village by how it is compared.
    village_names: BTreeMap<String, Text>,
    /// Other names that are certain: one 信用代码.
    aliases: Vec<Doubt>,
    /// Names to confirm.
    pub(super) doubts: Vec<Doubt>,
    /// Villages by the names of workbooks whose rows say none.
    pub(super) by_file: BTreeMap<Text, String>,
    /// Bodies that checked and are in no sheet, with how often each is named.
    pub(super) bodies: BTreeMap<Text, u32>,
    /// Units of several villages that have one name.
    pub(super) homes: Homes,
}

/// Finds all villages and units.
pub(super) fn roster(catalog: &Catalog, town: &Town) -> Roster {
    let Mentions { mut villages, mut units, by_file, bodies, homes } =
        mentions(catalog, town);
    let aliases = same_codes(&mut units);
    let mut doubts = doubts("村", &villages);
    doubts.extend(self::doubts("单位", &units));
    let is_kept = |sheet: &str, named: &Named| {
        let mut out = doubts.iter().filter(|doubt| doubt.is_left_out);
        !out.any(|doubt| doubt.sheet == sheet && doubt.alias.0 == named.name())
    };
    villages.retain(|_, named| is_kept("村", named));
    units.retain(|_, named| is_kept("单位", named));
    let written = |(key, named): (&String, &Named)| {
        let name = if named.is_listed { named.name() } else { key.as_str().into() };
        (key.clone(), name)
    };
    let village_names: BTreeMap<String, Text> = villages.iter().map(written).collect();
    let all = [
        ("村".into(), village_names.values().cloned().collect()),
        ("单位".into(), units.values().map(Named::name).collect()),
    ];
    villages.retain(|_, named| !named.is_listed);
    let mut units: Vec<Named> = units.into_values().filter(|u| !u.is_listed).collect();
    units.sort_by_key(|unit| (unit.village().map(str::to_owned), unit.name()));
    let new = villages.keys().map(|key| village_names[key].clone());
    let (villages, all) = (new.collect(), all.into());
    Roster {
        villages,
        units,
        all,
        village_names,
        aliases,
        doubts,
        by_file,
        bodies,
        homes,
    }
}

/// Units of one 信用代码 are one: the rarer names become other names of the most frequent.
fn same_codes(units: &mut BTreeMap<String, Named>) -> Vec<Doubt> {
    let mut by_code: BTreeMap<Text, Vec<String>> = BTreeMap::new();
    for (key, named) in &*units {
        if let Some((Cell::Text(code), _)) = named.said.get("统一社会信用代码")
            && code.chars().count() == 18
        {
            by_code.entry(code.clone()).or_default().push(key.clone());
        }
    }
    let mut aliases = Vec::new();
    for keys in by_code.into_values().filter(|keys| keys.len() > 1) {
        let rank = |key: &&String| (units[*key].is_listed, units[*key].count());
        let Some(first) = keys.iter().max_by_key(rank).cloned() else { continue };
        let proper = (units[&first].name(), units[&first].count());
        for key in keys.into_iter().filter(|key| *key != first) {
            let Some(named) = units.remove(&key) else { continue };
            aliases.push(Doubt {
                sheet: "单位",
                alias: (named.name(), named.count()),
                proper: proper.clone(),
                is_left_out: true,
            });
        }
    }
    aliases
}

/// Pairs of near names, each rarer name once, with the most frequent of its neighbours.
fn doubts(sheet: &'static str, names: &BTreeMap<String, Named>) -> Vec<Doubt> {
    let mut order: Vec<(&str, &Named, u32)> = names
        .values()
        .zip(names.keys())
        .map(|(named, key)| (bare(key, named), named, named.count()))
        .collect();
    let usual = usual(names);
    order.sort_by_key(|(key, named, count)| {
        Reverse((named.is_listed, *count, usual(key), Reverse(*key)))
    });
    let mut doubts: Vec<Doubt> = Vec::new();
    for (at, (key, named, count)) in order.iter().enumerate() {
        let is_out =
            |name: &Text| doubts.iter().any(|d| d.is_left_out && d.alias.0 == *name);
        let near = order[..at].iter().find(|(other, known, often)| {
            let is_one = sheet == "村" && without_end(key) == without_end(other);
            let may_be = !(named.is_listed && known.is_listed)
                && (is_one || is_doubtful(*count, *often))
                && share_village(named, known);
            may_be && (is_one || are_near(key, other)) && !is_out(&known.name())
        });
        if let Some((_, known, often)) = near {
            doubts.push(Doubt {
                sheet,
                alias: (named.name(), *count),
                proper: (known.name(), *often),
                is_left_out: is_slip((named, *count), (known, *often)),
            });
        }
    }
    doubts.sort_by(|a, b| a.alias.0.cmp(&b.alias.0));
    doubts
}

/// Whether a name without a row of its own is taken for a slip of the pen.
const fn is_slip(rare: (&Named, u32), often: (&Named, u32)) -> bool {
    let is_much_rarer = often.1 >= rare.1.saturating_mul(OFTEN);
    !rare.0.is_listed && (often.0.is_listed || is_much_rarer) && rare.1 <= SELDOM
}

/// Whether two units may lie in one village: one of them does not say where it lies, or both
/// say the same.
fn share_village(left: &Named, right: &Named) -> bool {
    let villages = (left.village(), right.village());
    let (Some(left), Some(right)) = villages else { return true };
    without_end(left) == without_end(right)
}

/// A name of a unit without the village that parts it from another of that name.
fn bare<'a>(key: &'a str, named: &Named) -> &'a str {
    let village = named.village().map(|village| format!("（{village}）"));
    village.and_then(|village| key.strip_suffix(&village)).unwrap_or(key)
}

/// How much a name looks like the proper one: 巿 for 市 is not in GB/T 2312; a name is whole; its
/// characters are in other names, too.
fn usual(
    names: &BTreeMap<String, Named>,
) -> impl Fn(&str) -> (Reverse<Repertoire>, usize, u32) {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    for c in names.keys().flat_map(|key| key.chars()) {
        *counts.entry(c).or_default() += 1;
    }
    move |key| {
        let rarest = key.chars().map(Repertoire::of).max().unwrap_or(Repertoire::Basic);
        let count = key.chars().filter_map(|c| counts.get(&c).copied()).min();
        (Reverse(rarest), key.chars().count(), count.unwrap_or(0))
    }
}

impl Roster {
    /// Names that cells may propose.
    pub(super) fn names(&self) -> NamesBySheet {
        self.all.clone()
    }

    /// Units whose village no row says.
    pub(super) fn homeless(&self) -> Vec<Text> {
        let units = self.units.iter().filter(|named| named.village().is_none());
        units.map(Named::name).collect()
    }

    /// What rows say differently of a unit.
    pub(super) fn conflicts(&self) -> impl Iterator<Item = (Text, &Named, &Conflict)> {
        self.units.iter().flat_map(|named| {
            named.conflicts.iter().map(move |conflict| (named.name(), named, conflict))
        })
    }

    /// Units that stand in several villages, with those villages.
    pub(super) fn moved(&self) -> impl Iterator<Item = (Text, Vec<&str>)> {
        let units = self.units.iter().filter(|named| named.villages.len() > 1);
        units.map(|named| {
            (named.name(), named.villages.keys().map(String::as_str).collect())
        })
    }

    /// Adds villages, units and certain other names to the sheets.
    pub(super) fn put_into(&self, catalog: &Catalog, mut sheets: Sheets) -> Sheets {
        for decl in &catalog.sheets {
            let rows: Vec<Vec<Cell>> = match &*decl.name {
                "村" => self.villages.iter().map(|name| village(decl, name)).collect(),
                "单位" => self.units.iter().map(|unit| self.unit(decl, unit)).collect(),
                "别名" => {
                    self.aliases.iter().map(|alias| alias.alias_row(decl)).collect()
                }
                _ => Vec::new(),
            };
            if !rows.is_empty() {
                let sheet = sheets.entry(decl.name.clone());
                sheet.or_default().cells.extend(rows);
            }
        }
        sheets
    }

    /// The row of a unit: its name, its village, what stands beside its name.
    fn unit(&self, decl: &SheetDecl, unit: &Named) -> Vec<Cell> {
        // A slip of the pen stays as it is: confirmed, it means the right one.
        let name = |key: &str| self.village_names.get(key).cloned();
        let village = unit.village().map(|key| name(key).unwrap_or_else(|| key.into()));
        let columns = decl.columns.iter().map(|column| match &*column.header {
            "单位名称" => Cell::Text(unit.name()),
            "村名" => village.clone().map_or(Cell::Blank, Cell::Text),
            header => {
                unit.said.get(header).map(|(cell, _)| cell.clone()).unwrap_or_default()
            }
        });
        columns.collect()
    }
}

/// The row of a village.
fn village(decl: &SheetDecl, name: &Text) -> Vec<Cell> {
    let is_community = name.ends_with("社区");
    let cell = |header: &str| match header {
        "村名" => Cell::Text(name.clone()),
        "村类别" if is_community => Cell::Text("社区".into()),
        _ => Cell::Blank,
    };
    decl.columns.iter().map(|column| cell(&column.header)).collect()
}
