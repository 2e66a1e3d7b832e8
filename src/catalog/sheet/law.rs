//! What every declaration of a sheet keeps, whoever wrote it.

use super::SheetDecl;
use super::column::{ColumnDecl, ColumnType};
use crate::model::Text;
use std::collections::BTreeMap;

/// Identifiers that have a check (`model.md` §7).
const IDENTIFIERS: [&str; 5] = ["uscc", "phone", "idcard", "cert", "docno"];

/// All faults of all sheets, each with the name of its sheet.
pub(super) fn faults(sheets: &[SheetDecl]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let mut found = keys(sheet);
        found.extend(names(sheet));
        found.extend(sheet.columns.iter().flat_map(|column| of_column(column, sheets)));
        if sheets[..at].iter().any(|other| other.name == sheet.name) {
            found.push("声明了两次".to_owned());
        }
        faults.extend(found.iter().map(|fault| format!("表“{}”{fault}", sheet.name)));
    }
    faults
}

/// Columns by which rows are known, and groups, are there.
fn keys(sheet: &SheetDecl) -> Vec<String> {
    let union =
        sheet.union.iter().flat_map(|union| union.with.iter().chain(&union.without));
    let named = sheet.key.iter().chain(&sheet.fallback_key).chain(union);
    let named = named.chain(sheet.one_of.iter().flatten()).chain([&sheet.known_by]);
    let missing = named.filter(|header| sheet.column(header).is_none());
    missing.map(|header| format!("没有“{header}”列，却要用它")).collect()
}

/// No header and no alias means two columns.
fn names(sheet: &SheetDecl) -> Vec<String> {
    let mut meant: BTreeMap<&Text, u32> = BTreeMap::new();
    for column in &sheet.columns {
        for name in std::iter::once(&column.header).chain(&column.aliases) {
            *meant.entry(name).or_default() += 1;
        }
    }
    let twice = meant.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|(name, _)| format!("的“{name}”同时指两列")).collect()
}

/// A column has what its type needs.
fn of_column(column: &ColumnDecl, sheets: &[SheetDecl]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("的列“{}”{what}", column.header));
    let is_listed = matches!(column.kind, ColumnType::Enum | ColumnType::OpenEnum);
    if is_listed && column.choices.is_empty() {
        fault("没有列出可填的值".to_owned());
    }
    if column.kind == ColumnType::Link && column.to.is_empty() {
        fault("没有写指向哪张表".to_owned());
    }
    if column.kind == ColumnType::Id && !IDENTIFIERS.contains(&&*column.identifier) {
        fault(format!("的号码种类“{}”不认识", column.identifier));
    }
    if column.kind == ColumnType::Money && !["元", "万元"].contains(&&*column.unit) {
        fault("没有写单位是元还是万元".to_owned());
    }
    for target in column.targets() {
        if !sheets.iter().any(|sheet| &*sheet.name == target) {
            fault(format!("指向的“{target}”表没有声明"));
        }
    }
    let is_choice = |word: &Text| column.choices.contains(word);
    let mapped = column.words.iter().map(|(_, choice)| choice);
    let is_closed = column.kind == ColumnType::Enum && !column.default.is_empty();
    let default = Some(&column.default).filter(|_| is_closed);
    for word in mapped.chain(default).filter(|word| !is_choice(word)) {
        fault(format!("的“{word}”不在可填的值里"));
    }
    faults
}
