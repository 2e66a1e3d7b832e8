//! Villages and units as the rows of old ledgers name them: every spelling, how often, and
//! what stands beside the name.

use super::homes::{Home, Homes, Standing, home, is_village};
use super::rows::cell;
use crate::catalog::{Catalog, ColumnDecl, SheetDecl};
use crate::model::{Cell, Place, RowRef, Text, Town, Value};
use crate::read::name_key;
use std::collections::BTreeMap;

/// Columns that say the same of a unit wherever they stand beside its name.
const SHARED: [&str; 4] = ["地址", "统一社会信用代码", "联系电话", "行业领域"];
/// Headers that say little: beside a name of a unit they may be about something else.
const VAGUE: [&str; 9] =
    ["名称", "编号", "类别", "状态", "分类", "分级", "人数", "有效期至", "备注"];
/// 名称: one village or unit under all its spellings.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Spellings with how often each occurs, in the order of first mention.
    pub(super) spellings: Vec<(Text, u32)>,
    /// The village of a unit, as it is compared, with how often it is said.
    pub(super) villages: BTreeMap<String, u32>,
    /// What stands beside the name: by column of sheet 单位, what was found first and where.
    pub(super) said: BTreeMap<Text, (Cell, Place)>,
    /// What later rows say otherwise.
    pub(super) conflicts: Vec<Conflict>,
    /// It has a row in the sheet of its kind.
    pub(super) is_listed: bool,
    /// The row that named it last: of one row of 检查隐患 two are made, and it counts once.
    last: Option<Standing>,
}

/// Two rows that do not agree on a unit.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    /// The column of sheet 单位.
    pub(super) header: Text,
    /// Where it is said otherwise.
    pub(super) place: Place,
}

impl Named {
    /// How often it is named.
    pub(super) fn count(&self) -> u32 {
        self.spellings.iter().map(|(_, count)| count).sum()
    }

    /// The spelling of its own row, else the one that occurs most, the first of equal ones.
    pub(super) fn name(&self) -> Text {
        if let (true, Some((name, _))) = (self.is_listed, self.spellings.first()) {
            return name.clone();
        }
        let mut best: Option<&(Text, u32)> = None;
        for spelling in &self.spellings {
            if best.is_none_or(|best| spelling.1 > best.1) {
                best = Some(spelling);
            }
        }
        best.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// The village that is said most; none where none is said.
    pub(super) fn village(&self) -> Option<&str> {
        let most = self.villages.values().max()?;
        let mut said = self.villages.iter();
        said.find(|(_, count)| *count == most).map(|(village, _)| village.as_str())
    }

    /// Counts a spelling in a row.
    fn add(&mut self, name: &str, standing: &Standing) {
        if self.last.as_ref() == Some(standing) {
            return;
        }
        self.last = Some(standing.clone());
        match self.spellings.iter_mut().find(|(known, _)| &**known == name) {
            Some((_, count)) => *count += 1,
            None => self.spellings.push((name.into(), 1)),
        }
    }

    /// Notes what stands beside the name; what was found first stays.
    fn say(&mut self, header: &Text, cell: Cell, place: Place) {
        match self.said.get(header) {
            None => drop(self.said.insert(header.clone(), (cell, place))),
            Some((known, _)) if *known == cell => {}
            Some(_) => self.conflicts.push(Conflict { header: header.clone(), place }),
        }
    }
}

/// Villages and units by the name as it is compared.
#[derive(Default)]
pub(super) struct Mentions {
    /// Villages.
    pub(super) villages: BTreeMap<String, Named>,
    /// Units.
    pub(super) units: BTreeMap<String, Named>,
    /// Villages by the names of workbooks whose rows say none: workbook, village.
    pub(super) by_file: BTreeMap<Text, String>,
    /// Bodies that checked and are neither village nor unit, with how often each is named.
    pub(super) bodies: BTreeMap<Text, u32>,
    /// Names that units of several villages have.
    pub(super) homes: Homes,
}

/// All mentions of a town, in the order in which they stand.
pub(super) fn mentions(catalog: &Catalog, town: &Town) -> Mentions {
    let mut mentions = Mentions::default();
    listed(&mut mentions.villages, town, ("村", "村名"));
    listed(&mut mentions.units, town, ("单位", "单位名称"));
    let rows = rows(catalog, town);
    for (standing, row) in &rows {
        if let Some(home) = home_of(town, *row) {
            let village = name_key("村", &home.name);
            if home.is_by_file {
                mentions.by_file.insert(standing.0.clone(), home.name.to_string());
            }
            mentions.villages.entry(village).or_default().add(&home.name, standing);
        }
    }
    mentions.homes = Homes::of(town, &rows, |unit| {
        mentions.units.contains_key(unit)
            || mentions.villages.contains_key(&name_key("村", unit))
    });
    let units = catalog.sheets.iter().find(|decl| &*decl.name == "单位");
    let beside = |decl| units.map_or_else(Vec::new, |units| beside(town, decl, units));
    let beside: Vec<_> = catalog.sheets.iter().map(beside).collect();
    for (standing, row) in &rows {
        mentions.unit(town, (standing, *row), &beside[usize::from(row.sheet)]);
    }
    for check in town.rows_named("检查") {
        mentions.bodies(town.value(check, "检查单位"));
    }
    mentions
}

/// The rows of all sheets but those that list villages and units, in the order in which they
/// stand.
fn rows(catalog: &Catalog, town: &Town) -> Vec<(Standing, RowRef)> {
    let sheets = catalog.sheets.iter();
    let sheets = sheets.filter(|decl| !["村", "单位"].contains(&&*decl.name));
    let rows = sheets.flat_map(|decl| town.rows_named(&decl.name));
    let mut rows: Vec<_> = rows.map(|row| (standing(town, row), row)).collect();
    rows.sort();
    rows
}

/// Where a row stands.
fn standing(town: &Town, row: RowRef) -> Standing {
    let row = town.row(row);
    let source = &town.sources[row.source as usize];
    (source.workbook.clone(), source.worksheet.clone(), row.number)
}

/// Names that have a row of their own.
fn listed(
    known: &mut BTreeMap<String, Named>,
    town: &Town,
    (sheet, header): (&str, &str),
) {
    for row in town.rows_named(sheet) {
        let Some(name) = name(town, row, header) else { continue };
        let named = known.entry(name_key(sheet, &name)).or_default();
        named.add(&name, &standing(town, row));
        named.is_listed = true;
    }
}

/// A name in a cell; nothing for a blank one.
fn name(town: &Town, row: RowRef, header: &str) -> Option<Text> {
    let value = town.value(row, header);
    let text = value.text().filter(|text| value.is_given() && !text.is_empty())?;
    Some(text.into())
}

/// Columns of a sheet that say something of the unit named in the row: header there, column of
/// sheet 单位.
fn beside<'a>(
    town: &Town,
    decl: &SheetDecl,
    units: &'a SheetDecl,
) -> Vec<(Text, &'a ColumnDecl)> {
    let sheet = town.sheet_named(&decl.name);
    let headers = sheet.map_or(&[][..], |sheet| sheet.headers.names());
    let column = |header: &Text| {
        let is_own = decl.column(header).is_some();
        let found = units.columns.iter().find(|column| {
            column.header == *header || (!is_own && column.aliases.contains(header))
        })?;
        let is_name = ["单位名称", "村名"].contains(&&*found.header);
        let is_shared = !is_own || SHARED.contains(&&**header);
        (is_shared && !is_name && !VAGUE.contains(&&**header))
            .then(|| (header.clone(), found))
    };
    headers.iter().filter_map(column).collect()
}

/// The village of a row.
fn home_of(town: &Town, row: RowRef) -> Option<Home> {
    home(town, town.sheet(row.sheet)?, town.row(row))
}

impl Mentions {
    /// Counts bodies that checked.
    fn bodies(&mut self, value: &Value) {
        let Value::Links(bodies) = value else { return };
        for body in bodies.iter().filter(|body| body.to.is_none()) {
            let is_known = self.villages.contains_key(&name_key("村", &body.text))
                || self.units.contains_key(&name_key("单位", &body.text));
            if !is_known {
                *self.bodies.entry(body.text.clone()).or_default() += 1;
            }
        }
    }

    /// Notes the unit that a row names, unless it is a village.
    fn unit(
        &mut self,
        town: &Town,
        (standing, row): (&Standing, RowRef),
        beside: &[(Text, &ColumnDecl)],
    ) {
        let Some(name) = name(town, row, "单位名称") else { return };
        let village = name_key("村", &name);
        if self.villages.contains_key(&village) || is_village(&name) {
            self.villages.entry(village).or_default().add(&name, standing);
            return;
        }
        let home = home_of(town, row).map(|home| home.name);
        let own = home.as_ref().and_then(|home| self.homes.own(&name, home));
        let (name, home) = match own {
            Some(own) => (own.name.clone(), Some(own.village.clone())),
            // It is one of several, and nobody knows which.
            None if self.homes.is_shared(&name) => return,
            None => (name, home),
        };
        let unit = self.units.entry(name_key("单位", &name)).or_default();
        unit.add(&name, standing);
        if let Some(village) = home {
            *unit.villages.entry(name_key("村", &village)).or_default() += 1;
        }
        for (header, column) in beside {
            let value = town.value(row, header);
            if !matches!(value, Value::Blank) {
                let place = town.place(row, header);
                unit.say(&column.header, cell(value, Some(column)), place);
            }
        }
    }
}
