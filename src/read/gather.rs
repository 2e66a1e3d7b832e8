//! All tables of one sheet put together: rows of one key are one row (`model.md` §4).

use super::link::name_key;
use super::table::{ReadRow, Table};
use crate::catalog::SheetDecl;
use crate::model::{Aside, AsideReason, Row, Sheet, SheetId, SourceId, Text, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table and the source it became.
pub(super) type Placed<'a> = (SourceId, Table<'a>);

/// What became of a row whose key was known already.
pub(super) struct Twin {
    /// The row, by source and worksheet row.
    pub(super) at: (SourceId, u32),
    /// The row of the same key that is used.
    pub(super) first: (SourceId, u32),
    /// The finding code: E-SAME-MERGED, E-SAME-TWO, E-CONFLICT, E-UNIT-TWICE.
    pub(super) code: &'static str,
}

/// Puts the tables of one sheet together, in reading order.
pub(super) fn gather(
    decl: &SheetDecl,
    id: SheetId,
    tables: Vec<Placed>,
) -> (Sheet, Vec<Twin>) {
    let mut extra: Vec<Text> = Vec::new();
    for (_, table) in &tables {
        for (_, name) in &table.header.extra {
            if !extra.contains(name) {
                extra.push(name.clone());
            }
        }
    }
    let headers = Arc::new(decl.headers(extra.clone()));
    let mut sheet = Sheet { id, headers, ..Sheet::default() };
    let mut twins = Twins { decl, seen: BTreeMap::new(), found: Vec::new() };
    for (source, table) in tables {
        let places: Vec<usize> = table
            .header
            .extra
            .iter()
            .filter_map(|(_, name)| extra.iter().position(|e| e == name))
            .collect();
        let declared = decl.columns.len();
        let width = declared + extra.len();
        let row = |read: ReadRow| {
            let mut values = read.values;
            let own = values.split_off(declared.min(values.len()));
            values.resize(width, Value::Blank);
            for (place, value) in places.iter().zip(own) {
                values[declared + place] = value;
            }
            Row::new(source, read.number, values)
        };
        for (read, reason) in table.aside {
            sheet.aside.push(Aside { row: row(read), reason });
        }
        for read in table.rows {
            twins.add(&mut sheet, row(read));
        }
    }
    (sheet, twins.found)
}

/// Finds rows of one key.
struct Twins<'a> {
    /// The declaration.
    decl: &'a SheetDecl,
    /// Key → index of the first row.
    seen: BTreeMap<Vec<String>, usize>,
    /// What was found.
    found: Vec<Twin>,
}

impl Twins<'_> {
    /// Adds a row, or merges it with the first one of its key, or sets it aside.
    fn add(&mut self, sheet: &mut Sheet, row: Row) {
        let Some((key, is_own)) = self.key(&row) else { return sheet.rows.push(row) };
        let Some(first) = self.seen.get(&key).copied() else {
            self.seen.insert(key, sheet.rows.len());
            return sheet.rows.push(row);
        };
        let known = &mut sheet.rows[first];
        let code = self.code(known, &row, is_own);
        let (at, used) = ((row.source, row.number), (known.source, known.number));
        self.found.push(Twin { at, first: used, code });
        let reason = match code {
            "E-SAME-TWO" => return sheet.rows.push(row),
            "E-SAME-MERGED" => AsideReason::Merged,
            _ => AsideReason::Conflict,
        };
        for (column, value) in row.values().iter().enumerate() {
            if *known.get(column) == Value::Blank {
                known.set(column, value.clone());
            }
        }
        sheet.aside.push(Aside { row, reason });
    }

    /// What two rows of one key are to each other.
    fn code(&self, known: &Row, row: &Row, is_own: bool) -> &'static str {
        let is_same_file = known.source == row.source;
        if is_same_file && &*self.decl.name == "单位" {
            return "E-UNIT-TWICE";
        }
        if is_same_file && !is_own {
            return "E-SAME-TWO";
        }
        let differs = row.values().iter().enumerate().any(|(column, value)| {
            let other = known.get(column);
            *value != Value::Blank && *other != Value::Blank && value != other
        });
        if differs { "E-CONFLICT" } else { "E-SAME-MERGED" }
    }

    /// The key of a row, and whether it is the sheet's own one (an id or a name).
    fn key(&self, row: &Row) -> Option<(Vec<String>, bool)> {
        let value = |header: &Text| {
            let at = self.decl.columns.iter().position(|c| c.header == *header)?;
            let value = row.get(at);
            value.is_given().then(|| name_key(&self.decl.name, &value.to_string()))
        };
        let own: Option<Vec<String>> = self.decl.key.iter().map(value).collect();
        if let Some(key) = own {
            return Some((key, true));
        }
        if &*self.decl.name == "单位" || self.decl.fallback_key.is_empty() {
            return None;
        }
        let rest = self.decl.fallback_key.iter().map(|h| value(h).unwrap_or_default());
        let mut key: Vec<String> = rest.collect();
        key.insert(0, "\u{1F}".to_owned());
        Some((key, false))
    }
}
