//! 人: who is meant by a name and a place of work (`model.md` §3 人员): one person may have
//! several rows of sheet 人员.

use super::{RowRef, SheetId, Text, Town, Value};
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
