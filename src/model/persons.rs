//! 人: who is meant by a name and a place of work (`model.md` §3 人员): one person may have
//! several rows of sheet 人员.

use super::{Day, RowRef, SheetId, Text, Town, Value};
use std::collections::BTreeMap;

/// 姓名 and 任职单位.
type Person = (Text, Workplace);

/// Where somebody works.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Workplace {
    /// A row of a sheet.
    Known(RowRef),
    /// A name that no sheet has.
    Named(Text),
}

/// Rows of sheet 人员 by person.
#[derive(Clone, Debug, Default)]
pub(super) struct Persons {
    /// Sheet 人员.
    sheet: Option<SheetId>,
    /// In sheet order.
    rows: BTreeMap<Person, Vec<RowRef>>,
}

impl Persons {
    /// Walks sheet 人员 once.
    pub(super) fn of(town: &Town) -> Self {
        let mut rows: BTreeMap<Person, Vec<RowRef>> = BTreeMap::new();
        for row in town.rows_named("人员") {
            if let Some(person) = person(town, row) {
                rows.entry(person).or_default().push(row);
            }
        }
        Self { sheet: town.id_of("人员"), rows }
    }

    /// The rows of the person that a row names by 姓名 and 任职单位 or 单位名称.
    pub(super) fn named_by(&self, town: &Town, at: RowRef) -> &[RowRef] {
        let is_own = Some(at.sheet) == self.sheet;
        let person = if is_own || self.rows.is_empty() { None } else { person(town, at) };
        person.and_then(|person| self.rows.get(&person)).map_or(&[], Vec::as_slice)
    }

    /// All rows of the person that one row of 人员 is about.
    pub(super) fn same_as(&self, town: &Town, row: RowRef) -> &[RowRef] {
        let is_own = Some(row.sheet) == self.sheet;
        let person = if is_own { person(town, row) } else { None };
        person.and_then(|person| self.rows.get(&person)).map_or(&[], Vec::as_slice)
    }
}

/// 人员类别 of those who have figures of their own (P, `systems.md` §4.2).
const WITH_FIGURES: [&str; 2] = ["班子成员", "监管人员"];

impl Persons {
    /// The row of 人员 that stands for the person of a row: the first of those with figures.
    pub(super) fn with_figures(&self, town: &Town, row: RowRef) -> Option<RowRef> {
        let mut rows = self.same_as(town, row).iter();
        rows.find(|row| has_figures(town, **row)).copied()
    }
}

/// Whether a row of 人员 is one for which figures are counted.
fn has_figures(town: &Town, row: RowRef) -> bool {
    let kind = town.value(row, "人员类别").text();
    kind.is_some_and(|kind| WITH_FIGURES.contains(&kind))
}

impl Town {
    /// Whether somebody holds a post on a day: 任期起 and 任期止, both in; a blank is open.
    pub fn is_in_office(&self, row: RowRef, day: Day) -> bool {
        let bound = |header| self.value(row, header).day();
        let has_begun = bound("任期起").is_none_or(|first| first <= day);
        has_begun && bound("任期止").is_none_or(|last| day <= last)
    }

    /// 姓名 of a row of 人员, with `@任职单位` where another person with figures shares it.
    pub fn person_name(&self, row: RowRef) -> String {
        let (name, place) = (self.value(row, "姓名"), self.value(row, "任职单位"));
        let mut others = self.rows_named("人员").filter(|at| has_figures(self, *at));
        let is_shared = others.any(|other| {
            let is_namesake = self.value(other, "姓名") == name;
            is_namesake && self.value(other, "任职单位").to_string() != place.to_string()
        });
        if is_shared { format!("{name}@{place}") } else { name.to_string() }
    }

    /// The persons with figures, by the row that stands for each, in sheet order.
    pub fn persons_with_figures(&self) -> impl Iterator<Item = RowRef> {
        let stands = |row: &RowRef| self.relations.home(*row).person == Some(*row);
        self.rows_named("人员").filter(stands)
    }
}

/// Whom a row names.
fn person(town: &Town, at: RowRef) -> Option<Person> {
    let name = town.value(at, "姓名").text()?;
    let place = match town.value(at, "任职单位") {
        Value::Blank => town.value(at, "单位名称"),
        place => place,
    };
    let named = || place.text().map(|text| Workplace::Named(text.into()));
    Some((name.into(), place.target().map(Workplace::Known).or_else(named)?))
}
