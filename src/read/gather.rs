//! All tables of one sheet put together: rows of one key are one row (`model.md` §4).

use super::key::{By, Key, Keys};
use super::name::name_key;
use super::row::ReadRow;
use super::table::Table;
use crate::catalog::SheetDecl;
use crate::model::{
    Aside, AsideReason, Row, Sheet, SheetId, Source, SourceId, Text, Value,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a row stood: source and worksheet row.
pub(super) type Place = (SourceId, u32);

/// A table and the source it became.
pub(super) type Placed<'a> = (SourceId, Table<'a>);

/// What became of a row whose key was known already.
pub(super) struct Twin {
    /// The row.
    pub(super) at: Place,
    /// The row of the same key that is used.
    pub(super) first: Place,
    /// What the two are to each other.
    pub(super) kind: Same,
}

/// What two rows of one key are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Same {
    /// Halves of rows of one 检查隐患 sheet: one check, found in several rows.
    Half,
    /// E-SAME-MERGED: nothing contradicts, one row.
    Merged,
    /// E-SAME-TWO: no id, the same file, two rows.
    Two,
    /// E-CONFLICT, E-UNIT-TWICE: the first is used.
    Conflict,
}

/// Where the tables of a sheet stood.
#[derive(Clone, Copy)]
pub(super) struct Stood<'a> {
    /// The tables as the town keeps them.
    pub(super) sources: &'a [Source],
    /// The villages that they name for all their rows.
    pub(super) villages: &'a BTreeMap<SourceId, Text>,
}

/// Puts the tables of one sheet together, in reading order; `extra` are the headers of its
/// undeclared columns.
pub(super) fn gather(
    decl: &SheetDecl,
    stood: Stood,
    (id, extra): (SheetId, &[Text]),
    tables: Vec<Placed>,
) -> (Sheet, Vec<Twin>) {
    let headers = Arc::new(decl.headers(extra.to_vec()));
    let mut sheet = Sheet { id, headers, ..Sheet::default() };
    let mut twins = Twins::new(decl, stood, &tables);
    for (source, table) in tables {
        let places: Vec<usize> = table
            .header
            .extra
            .iter()
            .filter_map(|(_, name)| extra.iter().position(|e| e == name))
            .collect();
        let declared = decl.columns.len();
        let is_in_place = places.iter().copied().eq(0..places.len());
        let row = |ReadRow { number, cells }: ReadRow| {
            if is_in_place {
                return Row::of(source, number, cells);
            }
            let mut values = vec![Value::Blank; declared + extra.len()];
            for (column, value) in cells.written() {
                let own = column.checked_sub(declared).and_then(|own| places.get(own));
                values[own.map_or(column, |place| declared + place)] = value.clone();
            }
            Row::new(source, number, values)
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

/// Headers of the undeclared columns of some tables, each once.
pub(super) fn extra(tables: &[Placed]) -> Vec<Text> {
    let mut extra: Vec<Text> = Vec::new();
    for (_, name) in tables.iter().flat_map(|(_, table)| &table.header.extra) {
        if !extra.contains(name) {
            extra.push(name.clone());
        }
    }
    extra
}

/// The rows that became part of another, each with that one.
pub(super) fn merged(twins: &[Twin]) -> impl Iterator<Item = (Place, Place)> {
    let merged = twins.iter().filter(|twin| twin.kind != Same::Two);
    merged.map(|twin| (twin.at, twin.first))
}

/// Finds rows of one key.
struct Twins<'a> {
    /// How rows are known.
    keys: Keys<'a>,
    /// Where they stood.
    stood: Stood<'a>,
    /// Key → index of the first row.
    seen: BTreeMap<Text, u32>,
    /// Fallback key → index of the first row, whether or not it has an id; kept only where
    /// some rows are halves of 检查隐患, which have none.
    met: BTreeMap<Text, u32>,
    /// Sources of such halves.
    halves: BTreeSet<SourceId>,
    /// What was found.
    found: Vec<Twin>,
}

impl<'a> Twins<'a> {
    /// Nothing seen yet.
    fn new(decl: &'a SheetDecl, stood: Stood<'a>, tables: &[Placed]) -> Self {
        let halves = tables.iter().filter(|(_, t)| t.is_half && &*decl.name == "检查");
        Self {
            keys: Keys::of(decl),
            stood,
            seen: BTreeMap::new(),
            met: BTreeMap::new(),
            halves: halves.map(|(source, _)| *source).collect(),
            found: Vec::new(),
        }
    }

    /// Adds a row, or merges it with the first one of its key, or sets it aside.
    fn add(&mut self, sheet: &mut Sheet, row: Row) {
        let key = self.keys.key(&row, self.village(&row));
        let Some((first, by)) = self.first(sheet, &row, key.as_ref()) else {
            self.remember(&row, key, sheet.rows.len());
            return sheet.rows.push(row);
        };
        let known = &mut sheet.rows[first];
        let kind = self.kind(known, &row, by);
        if kind == Same::Two && self.keys.is_partial(&row) {
            return sheet.rows.push(row); // what is missing may tell them apart
        }
        let (at, used) = ((row.source, row.number), (known.source, known.number));
        self.found.push(Twin { at, first: used, kind });
        let reason = match kind {
            Same::Two => return sheet.rows.push(row),
            Same::Half | Same::Merged => AsideReason::Merged,
            Same::Conflict => AsideReason::Conflict(used.0, used.1),
        };
        for (column, value) in row.written() {
            let old = known.get(column);
            let is_answer = old.is_unknown() && !value.is_unknown();
            if *old == Value::Blank || is_answer {
                known.set(column, value.clone());
            }
        }
        sheet.aside.push(Aside { row, reason });
    }

    /// The first row of the same key, and which key it is. A check of 检查隐患 is also the one
    /// of a 检查 sheet that has an id but agrees in all else that makes a check.
    fn first(&self, sheet: &Sheet, row: &Row, key: Option<&Key>) -> Option<(usize, By)> {
        let seen =
            key.and_then(|key| Some((*self.seen.get(&key.text)? as usize, key.by)));
        let found = seen.or_else(|| {
            let village = self.village(row);
            let rest =
                (!self.halves.is_empty()).then(|| self.keys.fallback(row, village))?;
            let at = *self.met.get(&rest)? as usize;
            let is_half = |row: &Row| self.halves.contains(&row.source);
            (is_half(row) || is_half(&sheet.rows[at])).then_some((at, By::Fallback))
        });
        found.filter(|(at, by)| *by == By::Own || !self.are_apart(row, &sheet.rows[*at]))
    }

    /// Whether the files of two rows name different villages: units of one name in both are two.
    fn are_apart(&self, row: &Row, other: &Row) -> bool {
        let fold = |village: &Text| name_key("村", village);
        let villages = self.village(row).zip(self.village(other));
        villages.is_some_and(|(own, other)| fold(own) != fold(other))
    }

    /// Notes the key of a row that is kept.
    fn remember(&mut self, row: &Row, key: Option<Key>, index: usize) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        if let Some(key) = key {
            self.seen.insert(key.text, index);
        }
        if !self.halves.is_empty() {
            let rest = self.keys.fallback(row, self.village(row));
            self.met.entry(rest).or_insert(index);
        }
    }

    /// The village that the file of a row names.
    fn village(&self, row: &Row) -> Option<&'a Text> {
        self.stood.villages.get(&row.source)
    }

    /// What two rows of one key are to each other.
    fn kind(&self, known: &Row, row: &Row, by: By) -> Same {
        let sources = self.stood.sources;
        let file = |row: &Row| sources.get(row.source as usize).map(|s| &s.workbook);
        let is_same_file = file(known) == file(row);
        if is_same_file && self.halves.contains(&row.source) {
            return Same::Half;
        }
        let name = &*self.keys.decl.name;
        if is_same_file && name == "单位" {
            return Same::Conflict;
        }
        if is_same_file && by == By::Fallback && ["检查", "隐患"].contains(&name) {
            return Same::Two;
        }
        // Cells of the key say the same, however they are written; one that is asked about
        // says nothing yet.
        let differs = row.written().any(|(column, value)| {
            let other = known.get(column);
            let is_both = !value.is_unknown() && !other.is_unknown();
            is_both && value != other && !self.keys.has(column, by)
        });
        if differs { Same::Conflict } else { Same::Merged }
    }
}
