//! Names and ids that point to no row: E-NAME-UNKNOWN, E-KEY-UNKNOWN, E-PARTY-UNKNOWN.

use super::candidate::{Candidate, candidates};
use super::desk::Desk;
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Finding, Fix, Link, Row, Text, Value};
use std::collections::BTreeMap;

/// Sheets whose rows are known by a name that may have another form (表 别名).
const NAMED: [&str; 4] = ["村", "单位", "站所", "人员"];

/// Where a `party` is looked for (`model.md` §1).
const PARTY: [&str; 5] = ["单位", "村", "站所", "机关", "人员"];

/// One finding for each name without target, at its first cell.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (column, decl) in desk.columns().filter(|(_, decl)| is_link(decl)) {
        let unknown = unknown(desk, column);
        if unknown.is_empty() {
            continue;
        }
        let targets = targets(desk, decl);
        if targets.is_empty() {
            findings.push(no_sheet(desk, (column, decl), &unknown));
            continue;
        }
        for (name, rows) in &unknown {
            findings.push(finding(desk, (column, decl), (name, rows), &targets));
        }
    }
    findings
}

/// Whether the cells of a column point to rows.
fn is_link(decl: &ColumnDecl) -> bool {
    matches!(decl.kind, ColumnType::Link | ColumnType::Party | ColumnType::Parties)
}

/// The names without target, each with its rows.
fn unknown<'a>(desk: &Desk<'a>, column: usize) -> BTreeMap<&'a Text, Vec<&'a Row>> {
    let mut unknown: BTreeMap<&Text, Vec<&Row>> = BTreeMap::new();
    for (_, row) in desk.rows() {
        let links: &[Link] = match row.get(column) {
            Value::Link(link) => std::slice::from_ref(link),
            Value::Links(links) => links,
            _ => continue,
        };
        for link in links.iter().filter(|link| link.to.is_none()) {
            unknown.entry(&link.text).or_default().push(row);
        }
    }
    unknown
}

/// The sheets that could have it, as far as the office keeps them, with their key column.
fn targets(desk: &Desk, decl: &ColumnDecl) -> Vec<(Text, Text)> {
    let party = PARTY.map(Text::from);
    let names = if decl.to.is_empty() { &party[..] } else { &decl.to[..] };
    let kept = names.iter().filter(|name| desk.world.town.sheet_named(name).is_some());
    kept.filter_map(|name| {
        let sheet = desk.catalog.sheets.iter().find(|sheet| sheet.name == *name)?;
        Some((name.clone(), sheet.key.first()?.clone()))
    })
    .collect()
}

/// One finding for a column none of whose target sheets are kept.
fn no_sheet(
    desk: &Desk,
    (column, decl): (usize, &ColumnDecl),
    unknown: &BTreeMap<&Text, Vec<&Row>>,
) -> Finding {
    let mut rows: Vec<&Row> = unknown.values().flatten().copied().collect();
    rows.sort_by_key(|row| (row.source, row.number));
    let words = [
        ("列", &*decl.header),
        ("表", &decl.to.join("、")),
        ("数", &rows.len().to_string()),
    ];
    desk.raise("E-SHEET-MISSING", &words, (rows[0], column))
}

/// The finding about one name.
fn finding(
    desk: &Desk,
    (column, decl): (usize, &ColumnDecl),
    (name, rows): (&str, &[&Row]),
    targets: &[(Text, Text)],
) -> Finding {
    let row = rows[0];
    let near = candidates(desk.world.town, (name, row), (desk.sheet, targets));
    let sheets: Vec<&str> = targets.iter().map(|(sheet, _)| &**sheet).collect();
    let code = if decl.kind != ColumnType::Link {
        "E-PARTY-UNKNOWN"
    } else if sheets.iter().any(|sheet| NAMED.contains(sheet)) {
        "E-NAME-UNKNOWN"
    } else {
        "E-KEY-UNKNOWN"
    };
    let words = [
        ("列", &*decl.header),
        ("名称", name),
        ("表", &sheets.join("、")),
        ("数", &rows.len().to_string()),
        ("处", &desk.cells(rows.iter().copied(), column)),
        ("候选", &shown(&near)),
        ("别名行", &alias_row(name, sheets[0], near.first())),
    ];
    let mut finding = desk.raise(code, &words, (row, column));
    finding.read = Some(name.to_owned());
    finding.fix = near.first().map(|candidate| Fix {
        from: name.into(),
        to: candidate.name.clone(),
        is_safe: false,
    });
    finding
}

/// The candidates for the reader.
fn shown(near: &[Candidate]) -> String {
    if near.is_empty() {
        return "没有相近的名称".to_owned();
    }
    let names: Vec<String> =
        near.iter().map(|c| format!("“{}”（{}）", c.name, c.sheet)).collect();
    format!("相近的有{}", names.join("、"))
}

/// The row of sheet 别名 to paste: 类别, 别名, 正名.
fn alias_row(name: &str, sheet: &str, near: Option<&Candidate>) -> String {
    let sheet = near.map_or(sheet, |candidate| &candidate.sheet);
    let proper = near.map_or("（正名）", |candidate| &candidate.name);
    format!("{sheet}\t{name}\t{proper}")
}
