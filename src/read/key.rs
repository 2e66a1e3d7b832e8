//! 键: by what a row is known (`model.md` §2, §3).

use super::name::{key_of, name_key};
use crate::catalog::{Need, SheetDecl};
use crate::model::{Row, Text, Value};

/// The key of a row.
pub(super) struct Key {
    /// Its folded values.
    pub(super) text: Text,
    /// Which key it is.
    pub(super) by: By,
}

/// By what a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The sheet's own key: an id or a name.
    Own,
    /// What it says, having no id.
    Fallback,
}

/// The key columns of a sheet, looked up once.
pub(super) struct Keys<'a> {
    /// The declaration.
    pub(super) decl: &'a SheetDecl,
    /// Own key.
    own: Vec<Part>,
    /// Key where the own one is blank.
    fallback: Vec<Part>,
}

/// One part of a key: the first given of some columns.
struct Part {
    /// The column, then the others of its group.
    columns: Vec<usize>,
    /// What a blank stands for; nothing where a row without it has no key.
    blank: Option<Text>,
    /// Whether it says the village, which the file may say for all its rows.
    is_village: bool,
}

impl<'a> Keys<'a> {
    /// The keys of a sheet. A blank is a value of its own where the column may be left blank
    /// and no other key stands by.
    pub(super) fn of(decl: &'a SheetDecl) -> Self {
        let may_be_blank = decl.fallback_key.is_empty();
        let part = |header: &Text| {
            let group = decl.one_of.iter().find(|group| group.contains(header));
            let others = group.into_iter().flatten().filter(|other| *other != header);
            let columns = std::iter::once(header).chain(others);
            let columns: Vec<usize> = columns.filter_map(|h| decl.place(h)).collect();
            let first = columns.first().map(|at| &decl.columns[*at]);
            let is_free = group.is_none()
                && first.is_some_and(|column| column.need != Need::Required);
            let default = first.map(|column| column.default.to_string().into());
            let blank = default.filter(|_| is_free && may_be_blank);
            let is_village =
                columns.iter().any(|at| &*decl.columns[*at].header == "村名");
            Part { columns, blank, is_village }
        };
        let own = decl.key.iter().map(part).collect();
        Self { decl, own, fallback: decl.fallback_key.iter().map(part).collect() }
    }

    /// The key of a row, if it has one; `village` is the one that its file names.
    pub(super) fn key(&self, row: &Row, village: Option<&Text>) -> Option<Key> {
        let value =
            |part: &Part| self.value(part, (row, village)).or_else(|| part.blank.clone());
        if let Some(text) = joined(self.own.iter().map(value)) {
            return Some(Key { text, by: By::Own });
        }
        let has_none = &*self.decl.name == "单位" || self.fallback.is_empty();
        (!has_none).then(|| Key { text: self.fallback(row, village), by: By::Fallback })
    }

    /// Whether a column is part of a key.
    pub(super) fn has(&self, column: usize, by: By) -> bool {
        let parts = match by {
            By::Own => &self.own,
            By::Fallback => &self.fallback,
        };
        parts.iter().any(|part| part.columns.contains(&column))
    }

    /// Whether a part of the fallback key that no row can do without is not known of a row.
    pub(super) fn is_partial(&self, row: &Row) -> bool {
        self.fallback.iter().any(|part| {
            let columns = part.columns.iter().map(|at| &self.decl.columns[*at]);
            let is_needed = part.columns.len() > 1
                || columns.clone().any(|column| column.need == Need::Required);
            is_needed && part.columns.iter().all(|at| !row.get(*at).is_given())
        })
    }

    /// The fallback key of a row; a mark keeps it apart from own keys.
    pub(super) fn fallback(&self, row: &Row, village: Option<&Text>) -> Text {
        let value = |part| self.value(part, (row, village)).unwrap_or_default();
        let values =
            std::iter::once(Text::default()).chain(self.fallback.iter().map(value));
        joined(values.map(Some)).unwrap_or_default()
    }

    /// What a row says of a part, or its file; several names in any order are the same.
    fn value(&self, part: &Part, (row, village): (&Row, Option<&Text>)) -> Option<Text> {
        let fold = |text: &str| name_key(&self.decl.name, text);
        let set = |mut names: Vec<String>| {
            names.sort_unstable();
            names.join("、").into()
        };
        let value = part.columns.iter().map(|at| row.get(*at)).find(|v| v.is_given());
        let Some(value) = value else {
            return village.filter(|_| part.is_village).map(|name| fold(name).into());
        };
        Some(match value {
            Value::List(names) => set(names.iter().map(|name| fold(name)).collect()),
            Value::Links(links) => {
                set(links.iter().map(|link| fold(&link.text)).collect())
            }
            Value::Text(text) => key_of(&self.decl.name, text),
            Value::Link(link) => key_of(&self.decl.name, &link.text),
            value => fold(&value.to_string()).into(),
        })
    }
}

/// The parts of a key in one text, a control character between them, which no cell has;
/// nothing where a part is missing. One part is the key.
fn joined(mut parts: impl Iterator<Item = Option<Text>>) -> Option<Text> {
    let first = parts.next()??;
    let Some(second) = parts.next() else { return Some(first) };
    let mut key = first.to_string();
    for part in std::iter::once(second).chain(parts) {
        key.push('\u{1F}');
        key.push_str(&part?);
    }
    Some(key.into())
}
