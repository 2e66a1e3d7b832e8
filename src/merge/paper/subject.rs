//! 对象: the rows there is one paper for, how the register knows them and what files call
//! them.

use crate::catalog::Every;
use crate::merge::Case;
use crate::merge::order::in_order;
use crate::model::{RowRef, Subject, Text, Value};

/// All subjects of a kind of paper, in order; the town alone where it names no sheet.
pub(super) fn subjects(case: Case, every: &Every) -> Vec<Subject> {
    if every.sheets.is_empty() {
        return vec![Subject::Town];
    }
    let sheets = every.sheets.iter().filter_map(|name| case.town.sheet_named(name));
    let rows = sheets.flat_map(|sheet| {
        let count = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
        let rows = (0..count).map(|row| RowRef { sheet: sheet.id, row });
        in_order(case, sheet, rows.collect())
    });
    rows.map(Subject::Row).collect()
}

/// The key of a row in its sheet: its key columns, or the other ones where these are blank.
pub(super) fn key(case: Case, subject: &Subject) -> String {
    let Subject::Row(row) = subject else { return String::new() };
    let decl = &case.catalog.sheets[usize::from(row.sheet)];
    let values = |headers: &[Text]| -> Vec<&Value> {
        headers.iter().map(|header| case.town.value(*row, header)).collect()
    };
    let mut parts = values(&decl.key);
    if parts.iter().any(|value| !value.is_given()) && !decl.fallback_key.is_empty() {
        parts = values(&decl.fallback_key);
    }
    let parts: Vec<String> = parts.into_iter().map(Value::to_string).collect();
    parts.join("/")
}

/// What a file is called after: the unit, else the village, else the key.
pub(super) fn name(case: Case, subject: &Subject) -> Text {
    let Subject::Row(row) = subject else { return "".into() };
    let town = case.town;
    let unit = town.unit_of(*row).map(|unit| town.value(unit, "单位名称").to_string());
    let village = || Some(town.value(town.village_of(*row)?, "村名").to_string());
    unit.or_else(village).unwrap_or_else(|| key(case, subject)).into()
}
