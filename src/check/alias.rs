//! E-ALIAS: another name that is itself a proper name, or leads to a third.

use super::desk::Desk;
use crate::model::{Finding, Text, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One finding for each alias of sheet 别名, or of column 村.别名, that is a 正名.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    match &*desk.decl.name {
        "别名" => of_sheet(desk),
        "村" => of_villages(desk),
        _ => Vec::new(),
    }
}

/// The rows of sheet 别名.
fn of_sheet(desk: &Desk) -> Vec<Finding> {
    let column = |header: &str| desk.sheet.headers.column(header);
    let columns = (column("类别"), column("别名"), column("正名"));
    let (Some(class), Some(alias), Some(leads_to)) = columns else { return Vec::new() };
    let text = |value: &Value| value.text().map(Text::from);
    let mut proper: BTreeMap<Text, BTreeSet<Text>> = BTreeMap::new();
    for (_, row) in desk.rows() {
        let Some(class) = text(row.get(class)) else { continue };
        let names =
            proper.entry(class.clone()).or_insert_with(|| proper_names(desk, &class));
        names.extend(text(row.get(leads_to)));
    }
    let mut findings = Vec::new();
    for (_, row) in desk.rows() {
        let Some(class) = text(row.get(class)) else { continue };
        let Some(name) = text(row.get(alias)) else { continue };
        if proper.get(&class).is_some_and(|names| names.contains(&name)) {
            findings.push(desk.raise("E-ALIAS", &[("名称", &name)], (row, alias)));
        }
    }
    findings
}

/// The column 别名 of sheet 村.
fn of_villages(desk: &Desk) -> Vec<Finding> {
    let Some(column) = desk.sheet.headers.column("别名") else { return Vec::new() };
    let proper = proper_names(desk, "村");
    let mut findings = Vec::new();
    for (_, row) in desk.rows() {
        let Value::List(names) = row.get(column) else { continue };
        for name in names.iter().filter(|name| proper.contains(*name)) {
            findings.push(desk.raise("E-ALIAS", &[("名称", name)], (row, column)));
        }
    }
    findings
}

/// The names by which the rows of a sheet are known.
fn proper_names(desk: &Desk, sheet: &str) -> BTreeSet<Text> {
    let town = desk.world.town;
    let decl = desk.catalog.sheets.iter().find(|decl| &*decl.name == sheet);
    let Some(known_by) = decl.map(|decl| &decl.known_by) else {
        return BTreeSet::new();
    };
    let names = town.rows_named(sheet).filter_map(|at| town.value(at, known_by).text());
    names.map(Text::from).collect()
}
