//! Names and ids that point to no row, or to several: E-NAME-UNKNOWN, E-KEY-UNKNOWN,
//! E-PARTY-UNKNOWN, E-KEY-AMBIGUOUS.

use super::candidate::{Candidate, candidates};
use super::desk::Desk;
use super::listed::{LISTED, listed};
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Finding, Fix, Link, Row, RowRef, Text, Value};
use std::collections::BTreeMap;

/// Sheets whose rows are known by a name that may have another form (表 别名).
const NAMED: [&str; 4] = ["村", "单位", "站所", "人员"];

/// Comparisons of names at the most.
const COMPARED: usize = 20_000_000;

/// Names without target, each with its rows.
type Unknown<'a> = BTreeMap<&'a Text, Vec<&'a Row>>;

/// One finding for each name without target, at its first cell.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (column, decl) in desk.columns().filter(|(_, decl)| !decl.targets().is_empty()) {
        let (ambiguous, unknown) = unknown(desk, column);
        for (name, (rows, meant)) in &ambiguous {
            findings.push(ambiguity(desk, (column, decl), (name, rows), meant));
        }
        if unknown.is_empty() || decl.or_text {
            continue;
        }
        let targets = targets(desk, decl);
        if targets.is_empty() && decl.kind != ColumnType::Period {
            findings.extend(no_sheet(desk, (column, decl), &unknown));
            continue;
        }
        let unknown: Vec<_> = unknown.into_iter().collect();
        findings.extend(listed(
            (&unknown, most(desk, &targets)),
            |(name, rows)| Some(finding(desk, (column, decl), (name, rows), &targets)),
            |(_, rows), count| desk.others((rows[0], column), count),
        ));
    }
    findings
}

/// How many names are compared with the rows that they may mean: so many that all comparisons
/// end in a few seconds.
fn most(desk: &Desk, targets: &[(Text, Text)]) -> usize {
    let rows = targets.iter().map(|(sheet, _)| desk.world.town.rows_named(sheet).count());
    (COMPARED / rows.sum::<usize>().max(1)).clamp(1, LISTED)
}

/// Names that mean several rows, each with its rows and those it may mean.
type Ambiguous<'a> = BTreeMap<&'a Text, (Vec<&'a Row>, &'a [RowRef])>;

/// The names without target: those that mean several rows, and those that mean none.
fn unknown<'a>(desk: &Desk<'a>, column: usize) -> (Ambiguous<'a>, Unknown<'a>) {
    let (mut several, mut none) = (Ambiguous::new(), Unknown::new());
    for (_, row) in desk.rows() {
        let links: &[Link] = match row.get(column) {
            Value::Link(link) => std::slice::from_ref(link),
            Value::Links(links) => links,
            _ => continue,
        };
        for link in links.iter().filter(|link| link.to.is_none()) {
            let key = (desk.sheet.id, column, link.text.clone());
            match desk.world.town.ambiguous.get(&key) {
                Some(meant) => {
                    several.entry(&link.text).or_insert((Vec::new(), meant)).0.push(row);
                }
                None => none.entry(&link.text).or_default().push(row),
            }
        }
    }
    (several, none)
}

/// E-KEY-AMBIGUOUS: the rows that a name may mean.
fn ambiguity(
    desk: &Desk,
    (column, decl): (usize, &ColumnDecl),
    (name, rows): (&str, &[&Row]),
    meant: &[RowRef],
) -> Finding {
    let town = desk.world.town;
    let shown = |at: &RowRef| {
        let sheet = &town.names[usize::from(at.sheet)];
        match town.value(*at, "任职单位").text().filter(|_| &**sheet == "人员") {
            Some(employer) => format!("“{name}（{employer}）”"),
            None => format!("“{sheet}”表的一行"),
        }
    };
    let meant: Vec<String> = meant.iter().map(shown).collect();
    let words = [
        ("列", &*decl.header),
        ("名称", name),
        ("数", &rows.len().to_string()),
        ("处", &desk.cells(rows.iter().copied(), column)),
        ("候选", &meant.join("，或是")),
    ];
    let mut finding = desk.raise("E-KEY-AMBIGUOUS", &words, (rows[0], column));
    finding.more = desk.more(rows.iter().copied(), column);
    finding.read = Some(name.to_owned());
    finding
}

/// The sheets that could have it, as far as the office keeps them, with the column by which
/// their rows are known.
fn targets(desk: &Desk, decl: &ColumnDecl) -> Vec<(Text, Text)> {
    let kept = |name: &&str| desk.world.town.sheet_named(name).is_some();
    let names = decl.targets().into_iter().filter(kept);
    let known = names.filter_map(|name| {
        let sheet = desk.catalog.sheets.iter().find(|sheet| &*sheet.name == name)?;
        Some((sheet.name.clone(), sheet.known_by.clone()))
    });
    known.collect()
}

/// One finding for a column none of whose target sheets are kept, though every office should
/// keep one of them.
fn no_sheet(
    desk: &Desk,
    (column, decl): (usize, &ColumnDecl),
    unknown: &Unknown,
) -> Option<Finding> {
    let sheets = decl.targets();
    let is_wanted = |name: &&str| {
        desk.catalog.sheets.iter().any(|sheet| sheet.is_core && &*sheet.name == *name)
    };
    sheets.iter().find(|sheet| is_wanted(sheet))?;
    let rows = || unknown.values().flatten().copied();
    let first = rows().min_by_key(|row| (row.source, row.number))?;
    let words = [
        ("列", &*decl.header),
        ("表", &sheets.join("”“")),
        ("数", &rows().count().to_string()),
    ];
    Some(desk.raise("E-SHEET-MISSING", &words, (first, column)))
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
    let code = match decl.kind {
        ColumnType::Period => "E-PERIOD",
        ColumnType::Party | ColumnType::Parties => "E-PARTY-UNKNOWN",
        _ if sheets.iter().any(|sheet| NAMED.contains(sheet)) => "E-NAME-UNKNOWN",
        _ => "E-KEY-UNKNOWN",
    };
    let words = [
        ("列", &*decl.header),
        ("名称", name),
        ("表", &sheets.join("”“")),
        ("数", &rows.len().to_string()),
        ("处", &desk.cells(rows.iter().copied(), column)),
        ("候选", &shown(&near, if code == "E-KEY-UNKNOWN" { "编号" } else { "名称" })),
        ("别名行", &alias_row(name, sheets.first().copied(), near.first())),
    ];
    let mut finding = desk.raise(code, &words, (row, column));
    finding.more = desk.more(rows.iter().copied(), column);
    finding.read = Some(name.to_owned());
    finding.fix = near.first().map(|candidate| Fix {
        from: name.into(),
        to: candidate.name.clone(),
        is_safe: false,
    });
    finding
}

/// The candidates for the reader; `what` they are.
fn shown(near: &[Candidate], what: &str) -> String {
    if near.is_empty() {
        return format!("没有相近的{what}");
    }
    let names: Vec<String> =
        near.iter().map(|c| format!("“{}”，见 {}", c.name, c.why)).collect();
    format!("相近的有{}", names.join("；"))
}

/// The row of sheet 别名 to paste: 类别, 别名, 正名.
fn alias_row(name: &str, sheet: Option<&str>, near: Option<&Candidate>) -> String {
    let sheet = near.map_or(sheet.unwrap_or_default(), |candidate| &candidate.sheet);
    let proper = near.map_or("（正名）", |candidate| &candidate.name);
    format!("{sheet}\t{name}\t{proper}")
}
