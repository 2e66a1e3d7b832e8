//! Which row of the town a row of a ledger is that came back.

use super::key::{By, Keys};
use crate::model::{Row, Sheet, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What an id that we allotted begins with (`model.md` §2).
const ALLOTTED: &str = "自-";

/// Rows of the town by what they are known by.
pub(super) struct Known {
    /// Rows by key; several where rows without an id say the same.
    rows: BTreeMap<Text, Vec<u32>>,
    /// Rows that the office gave no id.
    nameless: BTreeSet<u32>,
    /// How many rows of a table had a key so far.
    met: BTreeMap<Text, usize>,
}

impl Known {
    /// Indexes a sheet by its own key and by what stands in for it.
    pub(super) fn of(keys: &Keys, sheet: Option<&Sheet>) -> Self {
        let mut known = Self {
            rows: BTreeMap::new(),
            nameless: BTreeSet::new(),
            met: BTreeMap::new(),
        };
        let has_fallback = !keys.decl.fallback_key.is_empty();
        for (row, index) in sheet.map_or(&[][..], |sheet| &sheet.rows).iter().zip(0..) {
            let own = keys.key(row, None).filter(|key| key.by == By::Own);
            let own = own.map(|key| key.text);
            if own.as_ref().is_none_or(|key| key.starts_with(ALLOTTED)) {
                known.nameless.insert(index);
            }
            let fallback = has_fallback.then(|| keys.fallback(row, None));
            for key in own.into_iter().chain(fallback) {
                known.rows.entry(key).or_default().push(index);
            }
        }
        known
    }

    /// The row of the town that a row is. Of equal rows without an id the first is the first;
    /// a row that has got an id since is the one that says the same and has none.
    pub(super) fn find(&mut self, keys: &Keys, row: &Row) -> Option<u32> {
        let key = keys.key(row, None)?;
        let rows = self.rows.get(&key.text);
        if key.by == By::Own {
            let found = rows.and_then(|rows| rows.first()).copied();
            return found.or_else(|| self.named_since(&keys.fallback(row, None)));
        }
        let met = self.met.entry(key.text).or_insert(0);
        *met += 1;
        rows?.get(*met - 1).copied()
    }

    /// The first row without an id that has a key, once.
    fn named_since(&mut self, key: &str) -> Option<u32> {
        let rows = self.rows.get(key)?;
        let found = rows.iter().find(|row| self.nameless.contains(*row)).copied()?;
        self.nameless.remove(&found);
        Some(found)
    }
}
