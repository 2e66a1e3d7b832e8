//! Rows that are not counted: what they lack, or which row stands in their place.

use super::desk::Desk;
use super::listed::{LISTED, listed};
use crate::model::{Aside, AsideReason, Finding, Row, SourceId};
use std::collections::BTreeMap;

/// How many differing cells a finding shows.
const SHOWN: usize = 3;

/// One finding for each row that was set aside for a fault, or struck out; of very many the
/// last ones are only counted.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let is_told = |aside: &&Aside| {
        use AsideReason::{Conflict, Deleted, Required};
        matches!(aside.reason, Required(_) | Conflict(..) | Deleted)
    };
    let told: Vec<&Aside> = desk.sheet.aside.iter().filter(is_told).collect();
    let is_conflict = |aside: &&Aside| matches!(aside.reason, AsideReason::Conflict(..));
    let has_conflicts = told.iter().any(is_conflict);
    let rows = desk.sheet.rows.iter().filter(|_| has_conflicts);
    let used = rows.map(|row| ((row.source, row.number), row)).collect();
    listed(
        (&told, LISTED),
        |aside| finding(desk, aside, &used),
        |next, count| {
            desk.raise("E-MANY-ROWS", &[("数", count)], (&next.row, usize::MAX))
        },
    )
}

/// Kept rows by where they stood.
type Used<'a> = BTreeMap<(SourceId, u32), &'a Row>;

/// The finding of one row.
fn finding(desk: &Desk, aside: &Aside, used: &Used) -> Option<Finding> {
    match &aside.reason {
        AsideReason::Required(columns) => Some(required(desk, &aside.row, columns)),
        AsideReason::Conflict(source, number) => {
            let used = used.get(&(*source, *number)).copied();
            Some(conflict(desk, &aside.row, used))
        }
        AsideReason::Deleted => {
            let remark = desk.sheet.headers.column("备注").unwrap_or_default();
            Some(desk.raise("E-DELETED", &[], (&aside.row, remark)))
        }
        _ => None,
    }
}

/// E-REQUIRED: names every column that is missing, a group as 村名或单位名称.
fn required(desk: &Desk, row: &Row, columns: &[usize]) -> Finding {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let header = desk.header(*column);
        let groups = &desk.decl.one_of;
        let group = groups.iter().find(|group| group.iter().any(|h| &**h == header));
        let name = group
            .map_or_else(|| format!("“{header}”"), |g| format!("“{}”", g.join("”或“")));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let first = columns.first().copied().unwrap_or_default();
    desk.raise("E-REQUIRED", &[("列", &names.join("、"))], (row, first))
}

/// E-UNIT-TWICE and E-CONFLICT: the row that is used, and both values of each cell.
fn conflict(desk: &Desk, row: &Row, used: Option<&Row>) -> Finding {
    let code = if &*desk.decl.name == "单位" { "E-UNIT-TWICE" } else { "E-CONFLICT" };
    let key = desk.decl.key.first().map_or("", |header| header);
    let key_column = desk.sheet.headers.column(key).unwrap_or_default();
    let differing = used.map_or_else(Vec::new, |used| differing(desk, row, used));
    let column = differing.first().map_or(key_column, |(column, _)| *column);
    let shown = differing.iter().take(SHOWN).map(|(_, text)| text.as_str());
    let mut values = shown.collect::<Vec<_>>().join("；");
    match differing.len() {
        0 => values.push_str("其他列相同"),
        count if count > SHOWN => values = format!("{values}，等 {count} 列"),
        _ => {}
    }
    let other = used.map_or_else(
        || "另一行".to_owned(),
        |used| {
            let place = desk.place(used, key_column);
            format!(
                "{} {}",
                place.file.unwrap_or_default(),
                place.cell.unwrap_or_default()
            )
        },
    );
    let name = row.get(key_column).to_string();
    let words =
        [("列", key), ("名称", name.as_str()), ("另一行", &other), ("差异", &values)];
    desk.raise(code, &words, (row, column))
}

/// The columns in which two rows both say something, and not the same.
fn differing(desk: &Desk, row: &Row, used: &Row) -> Vec<(usize, String)> {
    let columns = 0..desk.sheet.headers.names().len();
    columns
        .filter_map(|column| {
            let (here, there) = (row.get(column), used.get(column));
            let is_both = !here.is_unknown() && !there.is_unknown();
            let text = || format!("“{}”写作“{here}”和“{there}”", desk.header(column));
            // A row that was set aside has no links: what is written is compared.
            let is_other = is_both && here.to_string() != there.to_string();
            is_other.then(|| (column, text()))
        })
        .collect()
}
