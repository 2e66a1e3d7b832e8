//! Names and ids → rows of other sheets (`model.md` §5, Name comparison).

use super::clean;
use crate::catalog::{Catalog, ColumnDecl, ColumnType};
use crate::model::{Link, RowRef, Text, Town, Value};
use std::collections::BTreeMap;

/// Sheets that a `party` is sought in, in order (`model.md` §1).
const PARTIES: &[&str] = &["单位", "村", "站所", "机关", "人员"];

/// A name as it is compared: no blanks, brackets of one width, additions dropped.
pub(super) fn name_key(sheet: &str, name: &str) -> String {
    let folded = clean::key(name);
    let additions: &[&str] = match sheet {
        "村" => &["村民委员会", "村委会", "村委"],
        "单位" => &["（个体）"],
        _ => &[],
    };
    for addition in additions {
        if let Some(rest) = folded.strip_suffix(addition)
            && !rest.is_empty()
        {
            let tail = if sheet == "村" && !rest.ends_with('村') { "村" } else { "" };
            return format!("{rest}{tail}");
        }
    }
    folded
}

/// Rows of each sheet by the folded name.
pub(super) struct Index {
    /// By sheet name.
    by_sheet: BTreeMap<Text, BTreeMap<String, RowRef>>,
}

impl Index {
    /// Indexes the keys of all sheets, and the names of sheet 别名 and 村.别名.
    pub(super) fn of(catalog: &Catalog, town: &Town) -> Self {
        let mut by_sheet: BTreeMap<Text, BTreeMap<String, RowRef>> = BTreeMap::new();
        for sheet in town.sheets.iter().flatten() {
            let decl = &catalog.sheets[usize::from(sheet.id)];
            let rows = by_sheet.entry(decl.name.clone()).or_default();
            let Some(column) = sheet.headers.column(&decl.key[0]) else { continue };
            for (row, number) in sheet.rows.iter().zip(0..) {
                if let Some(name) = row.get(column).text() {
                    let at = RowRef { sheet: sheet.id, row: number };
                    rows.entry(name_key(&decl.name, name)).or_insert(at);
                }
            }
        }
        let mut index = Self { by_sheet };
        index.add_aliases(town);
        index
    }

    /// Adds other names of known rows; a 正名 always wins.
    fn add_aliases(&mut self, town: &Town) {
        let mut aliases: Vec<(Text, Text, RowRef)> = Vec::new();
        for row in town.rows_named("别名") {
            let cell = |header| town.value(row, header).text().unwrap_or_default();
            if let Some(target) = self.find(cell("类别"), cell("正名")) {
                aliases.push((cell("类别").into(), cell("别名").into(), target));
            }
        }
        for village in town.rows_named("村") {
            if let Value::List(names) = town.value(village, "别名") {
                aliases.extend(names.iter().map(|n| ("村".into(), n.clone(), village)));
            }
        }
        for (sheet, alias, target) in aliases {
            let rows = self.by_sheet.entry(sheet.clone()).or_default();
            rows.entry(name_key(&sheet, &alias)).or_insert(target);
        }
    }

    /// The row of a name in one sheet.
    fn find(&self, sheet: &str, name: &str) -> Option<RowRef> {
        self.by_sheet.get(sheet)?.get(&name_key(sheet, name)).copied()
    }

    /// The row of a name in the first sheet that has it.
    fn find_in(&self, sheets: &[&str], name: &str) -> Option<RowRef> {
        sheets.iter().find_map(|sheet| self.find(sheet, name))
    }
}

/// Links every name and id of the town.
pub(super) fn link(catalog: &Catalog, town: &mut Town) {
    let index = Index::of(catalog, town);
    for (sheet, decl) in town.sheets.iter_mut().zip(&catalog.sheets) {
        let linked: Vec<(usize, Vec<&str>)> = decl
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some((at, targets(column)?)))
            .collect();
        for row in sheet.iter_mut().flat_map(|sheet| &mut sheet.rows) {
            for (at, sheets) in &linked {
                let value = relinked(row.get(*at), sheets, &index);
                row.set(*at, value);
            }
        }
    }
}

/// The sheets that a column points to.
fn targets(column: &ColumnDecl) -> Option<Vec<&str>> {
    match column.kind {
        ColumnType::Link => Some(column.to.iter().map(|name| &**name).collect()),
        ColumnType::Party | ColumnType::Parties => Some(PARTIES.to_vec()),
        _ => None,
    }
}

/// A value with its names looked up.
fn relinked(value: &Value, sheets: &[&str], index: &Index) -> Value {
    let look_up = |link: &Link| Link {
        text: link.text.clone(),
        to: index.find_in(sheets, &link.text),
    };
    match value {
        Value::Link(link) => Value::Link(Box::new(look_up(link))),
        Value::Links(links) => Value::Links(links.iter().map(look_up).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn additions_to_names_are_dropped() {
        for (sheet, name, key) in [
            ("村", "东岭村村民委员会", "东岭村"),
            ("村", "东岭村委会", "东岭村"),
            ("村", " 东 岭村", "东岭村"),
            ("单位", "东岭超市(个体)", "东岭超市"),
        ] {
            assert_eq!(name_key(sheet, name), key, "{name}");
        }
    }
}
