//! Names of rows, and how they are compared (`model.md` §5, Name comparison).

use super::clean;
use crate::catalog::Catalog;
use crate::model::{RowRef, Sheet, Text, Town, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A name as it is compared: no blanks, brackets of one width, additions dropped.
pub fn name_key(sheet: &str, name: &str) -> String {
    folded(sheet, name).into_owned()
}

/// The same of a text that is kept.
pub(super) fn key_of(sheet: &str, name: &Text) -> Text {
    match folded(sheet, name) {
        Cow::Borrowed(_) => name.clone(),
        Cow::Owned(key) => key.into(),
    }
}

/// The same; most names are folded as they stand, and are not copied.
fn folded<'n>(sheet: &str, name: &'n str) -> Cow<'n, str> {
    let folded = match sheet {
        "村" | "单位" => unnumbered(clean::key(name)),
        _ => clean::key(name),
    };
    let additions: &[&str] = match sheet {
        "村" => &["村民委员会", "村委会", "村委"],
        "单位" => &["（个体）"],
        "督办" | "发文" => return one_bracket(&folded).into(),
        _ => &[],
    };
    for addition in additions {
        if let Some(rest) = folded.strip_suffix(addition)
            && !rest.is_empty()
        {
            let tail = if sheet == "村" && !rest.ends_with('村') { "村" } else { "" };
            return format!("{rest}{tail}").into();
        }
    }
    folded
}

/// A name without its number in a list, 1、东岭超市, and without a full stop.
fn unnumbered(name: Cow<'_, str>) -> Cow<'_, str> {
    let body = name.trim_end_matches('。');
    let behind = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind.len() < body.len();
    let listed = behind
        .strip_prefix(['、', '.'])
        .filter(|rest| is_numbered && rest.starts_with(|c: char| !c.is_ascii_digit()));
    match listed.unwrap_or(body) {
        "" => name,
        rest if rest.len() == name.len() => name,
        rest => rest.to_owned().into(),
    }
}

/// A 文号 with the brackets of GB/T 9704, whichever were written.
fn one_bracket(number: &str) -> String {
    number.replace(['[', '【', '（'], "〔").replace([']', '】', '）'], "〕")
}

/// What a name means.
pub(super) enum Found {
    /// No row.
    None,
    /// One row, or one person with several.
    One(RowRef),
    /// Rows of two sheets, or two persons.
    Several(Vec<RowRef>),
}

impl Found {
    /// What some rows are together.
    pub(super) fn of(rows: Vec<RowRef>) -> Self {
        match rows.as_slice() {
            [] => Self::None,
            [row] => Self::One(*row),
            _ => Self::Several(rows),
        }
    }

    /// All rows it may be.
    pub(super) fn rows(self) -> Vec<RowRef> {
        match self {
            Self::None => Vec::new(),
            Self::One(row) => vec![row],
            Self::Several(rows) => rows,
        }
    }

    /// What it means where another sheet has the name, too.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, found) | (found, Self::None) => found,
            (one, other) => Self::Several([one.rows(), other.rows()].concat()),
        }
    }
}

/// Rows of each sheet by the folded name.
pub(super) struct Index {
    /// By sheet name.
    by_sheet: BTreeMap<Text, Names>,
}

/// Rows of one sheet by the folded name.
#[derive(Default)]
struct Names {
    /// The first row of each name.
    first: BTreeMap<Text, RowRef>,
    /// Further rows of the same name, of the few that have any.
    more: BTreeMap<Text, Vec<RowRef>>,
}

impl Names {
    /// Adds a row under a name.
    fn add(&mut self, key: Text, row: RowRef) {
        match self.first.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(row);
            }
            Entry::Occupied(entry) => {
                self.more.entry(entry.key().clone()).or_default().push(row);
            }
        }
    }

    /// All rows of a name, in sheet order.
    fn find(&self, key: &str) -> Found {
        match (self.first.get(key), self.more.get(key)) {
            (None, _) => Found::None,
            (Some(row), None) => Found::One(*row),
            (Some(row), Some(more)) => {
                Found::Several([&[*row], more.as_slice()].concat())
            }
        }
    }
}

impl Index {
    /// Indexes the names of all sheets, and those of sheet 别名 and 村.别名.
    pub(super) fn of(catalog: &Catalog, town: &Town) -> Self {
        let mut index = Self { by_sheet: BTreeMap::new() };
        for sheet in town.sheets.iter().flatten() {
            let decl = &catalog.sheets[usize::from(sheet.id)];
            index.add_sheet(&decl.name, &decl.known_by, sheet);
            if &*decl.name == "机关" {
                index.add_sheet(&decl.name, "机关简称", sheet);
            }
        }
        index.add_aliases(town);
        index
    }

    /// Adds the rows of a sheet under what one of its columns says.
    fn add_sheet(&mut self, name: &Text, header: &str, sheet: &Sheet) {
        let names = self.by_sheet.entry(name.clone()).or_default();
        let Some(column) = sheet.headers.column(header) else { return };
        for (row, number) in sheet.rows.iter().zip(0..) {
            let text = match row.get(column) {
                Value::Text(text) => text,
                Value::Link(link) => &link.text,
                _ => continue,
            };
            names.add(key_of(name, text), RowRef { sheet: sheet.id, row: number });
        }
    }

    /// Adds other names of known rows; a 正名 always wins.
    fn add_aliases(&mut self, town: &Town) {
        let mut aliases: Vec<(Text, Text, RowRef)> = Vec::new();
        for row in town.rows_named("别名") {
            let cell = |header| town.value(row, header).text().unwrap_or_default();
            if let Found::One(target) = self.find(town, cell("类别"), cell("正名")) {
                aliases.push((cell("类别").into(), cell("别名").into(), target));
            }
        }
        for village in town.rows_named("村") {
            if let Value::List(names) = town.value(village, "别名") {
                aliases.extend(names.iter().map(|n| ("村".into(), n.clone(), village)));
            }
        }
        for (sheet, alias, target) in aliases {
            let names = self.by_sheet.entry(sheet.clone()).or_default();
            names.first.entry(key_of(&sheet, &alias)).or_insert(target);
        }
    }

    /// What a name means in one sheet.
    pub(super) fn find(&self, town: &Town, sheet: &str, name: &str) -> Found {
        let Some(names) = self.by_sheet.get(sheet) else { return Found::None };
        match names.find(&folded(sheet, name)) {
            Found::None if sheet == "人员" => self.of_employer(town, names, name),
            Found::None if sheet == "单位" => of_village(town, names, name),
            Found::Several(rows) if sheet == "人员" => Found::of(persons(town, rows)),
            found => found,
        }
    }

    /// 姓名（任职单位）: the person of that name who works there.
    fn of_employer(&self, town: &Town, names: &Names, name: &str) -> Found {
        let folded = clean::key(name);
        let parts = folded.strip_suffix('）').and_then(|body| body.split_once('（'));
        let Some((name, employer)) = parts else { return Found::None };
        let mut rows = names.find(name).rows();
        rows.retain(|row| self.is_employer(town, *row, employer));
        Found::of(persons(town, rows))
    }

    /// Whether a person works for a body, whichever of its names is written.
    fn is_employer(&self, town: &Town, person: RowRef, name: &str) -> bool {
        let employer = town.value(person, "任职单位");
        let is_same = employer.text().is_some_and(|text| clean::key(text) == name);
        is_same
            || employer.target().is_some_and(|target| {
                let sheet = &town.names[usize::from(target.sheet)];
                matches!(self.find(town, sheet, name), Found::One(row) if row == target)
            })
    }
}

/// 东岭超市（东岭村）: the unit of that name that lies there.
fn of_village(town: &Town, names: &Names, name: &str) -> Found {
    let folded = folded("单位", name);
    let parts = folded.strip_suffix('）').and_then(|body| body.rsplit_once('（'));
    let Some((name, village)) = parts else { return Found::None };
    let mut rows = names.find(name).rows();
    rows.retain(|row| is_in_village(town, *row, village));
    Found::of(rows)
}

/// Whether a unit lies in a village, by the name that its row has.
fn is_in_village(town: &Town, unit: RowRef, village: &str) -> bool {
    let here = match town.value(unit, "村名") {
        Value::Link(link) => &*link.text,
        _ => return false,
    };
    folded("村", here) == folded("村", village)
}

/// One row of each person: a person is 姓名 and 任职单位, with one row per 人员类别
/// (`model.md` §3 人员).
fn persons(town: &Town, mut rows: Vec<RowRef>) -> Vec<RowRef> {
    let mut seen: Vec<(Option<RowRef>, String)> = Vec::new();
    rows.retain(|row| {
        let employer = town.value(*row, "任职单位");
        let name = clean::key(employer.text().unwrap_or_default()).into_owned();
        let is_known = seen.iter().any(|(target, known)| {
            *known == name || (target.is_some() && *target == employer.target())
        });
        seen.push((employer.target(), name));
        !is_known
    });
    rows
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
            ("单位", "1、东岭超市", "东岭超市"),
            ("单位", "1.东岭超市", "东岭超市"),
            ("单位", "东岭超市。", "东岭超市"),
            ("单位", "3.5馆", "3.5馆"),
            ("督办", "兰督办[2026]3号", "兰督办〔2026〕3号"),
        ] {
            assert_eq!(name_key(sheet, name), key, "{name}");
        }
    }
}
