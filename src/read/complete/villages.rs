//! 村名 where it is blank and the title, the worksheet or the path names one village
//! (`model.md` §4, Many workbooks).

use super::put;
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{Link, RowRef, SheetId, SourceId, Text, Town, Value};
use crate::read::clean;
use std::collections::BTreeMap;

/// Lines above the header of each table.
pub(in crate::read) type Titles = BTreeMap<SourceId, String>;

/// Fills it in rows that name no unit whose village it would be; tells whether there are any.
pub(super) fn fill(catalog: &Catalog, town: &mut Town, titles: &Titles) -> bool {
    let mut has_any = false;
    let known = known(town);
    let mut said: BTreeMap<SourceId, Option<RowRef>> = BTreeMap::new();
    for decl in catalog.sheets.iter().filter(|decl| may_be_filled(decl)) {
        let Some(id) = town.id_of(&decl.name) else { continue };
        for row in blank(town, id) {
            let source = town.row(row).source;
            let village = *said
                .entry(source)
                .or_insert_with(|| said_by(town, titles, source, &known));
            if let Some(village) = village {
                let text = town.value(village, "村名").to_string().into();
                let link = Link { text, to: Some(village) };
                put(town, row, "村名", Value::Link(link.into()));
                has_any = true;
            }
        }
    }
    has_any
}

/// The villages that some tables name for all their rows: rows of two villages are never one.
/// Nothing before sheet 村 is read.
pub(in crate::read) fn named(
    town: &Town,
    titles: &Titles,
    sources: impl Iterator<Item = SourceId>,
) -> BTreeMap<SourceId, Text> {
    let known = known(town);
    let named = sources.filter_map(|source| {
        let village = said_by(town, titles, source, &known)?;
        Some((source, town.value(village, "村名").to_string().into()))
    });
    named.collect()
}

/// Whether rows of a sheet are in a village, and a blank does not stand for the whole town.
fn may_be_filled(decl: &SheetDecl) -> bool {
    let column = decl.column("村名");
    column.is_some_and(|column| !column.targets().is_empty() && column.default.is_empty())
}

/// The rows of a sheet that name neither a village nor a unit that has one.
fn blank(town: &Town, id: SheetId) -> Vec<RowRef> {
    let rows = super::blank(town, &town.names[usize::from(id)], "村名").into_iter();
    rows.filter(|row| town.value(*row, "单位名称").target().is_none()).collect()
}

/// All names of villages, folded.
fn known(town: &Town) -> Vec<(String, RowRef)> {
    let mut known = Vec::new();
    for village in town.rows_named("村") {
        let own = town.value(village, "村名").text().map(Text::from);
        let others = match town.value(village, "别名") {
            Value::List(names) => names.to_vec(),
            _ => Vec::new(),
        };
        let names = own.into_iter().chain(others);
        known.extend(names.map(|name| (clean::key(&name).into_owned(), village)));
    }
    known
}

/// The one village that the title of a table names, else its worksheet, else its path.
fn said_by(
    town: &Town,
    titles: &Titles,
    source: SourceId,
    known: &[(String, RowRef)],
) -> Option<RowRef> {
    let table = town.sources.get(source as usize)?;
    let title = titles.get(&source).map_or("", String::as_str);
    let texts = [title, &table.worksheet, &table.workbook];
    texts.iter().find_map(|text| only_one(&clean::key(text), known))
}

/// The one village that a text names; a name within a longer one that it names is none.
fn only_one(text: &str, known: &[(String, RowRef)]) -> Option<RowRef> {
    let named: Vec<&(String, RowRef)> = known
        .iter()
        .filter(|(name, _)| !name.is_empty() && text.contains(name))
        .collect();
    let is_within = |name: &String| {
        named
            .iter()
            .any(|(other, _)| other.len() > name.len() && other.contains(name.as_str()))
    };
    let mut villages: Vec<RowRef> =
        named.iter().filter(|(name, _)| !is_within(name)).map(|(_, at)| *at).collect();
    villages.dedup();
    match villages.as_slice() {
        [village] => Some(*village),
        _ => None,
    }
}
