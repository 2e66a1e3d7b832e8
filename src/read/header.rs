//! A header, recognised: which column of the worksheet is which column of a sheet.

use super::ours::Page;
use crate::model::{SheetId, Text};
use std::collections::BTreeMap;

/// A recognised header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Which sheet.
    pub(super) sheet: SheetId,
    /// Worksheet row, 1-based.
    pub(super) row: u32,
    /// By declared column: worksheet column and header as written.
    pub(super) columns: Vec<Option<(u16, Text)>>,
    /// Columns that are no declared one: worksheet column, folded header.
    pub(super) extra: Vec<(u16, Text)>,
    /// The 序号 column.
    pub(super) serial: Option<u16>,
    /// By declared column: the unit in the header's bracket.
    pub(super) units: Vec<Option<&'static str>>,
    /// Two columns for one header: what lost.
    pub(super) rivals: Vec<Rival>,
    /// Its rows: folded texts by column.
    pub(super) lines: Vec<BTreeMap<u16, String>>,
    /// How well it fits its sheet.
    pub(super) score: usize,
}

/// A column whose header another column says better.
#[derive(Clone, Debug)]
pub(super) struct Rival {
    /// Its worksheet column.
    pub(super) column: u16,
    /// Its header as written.
    pub(super) written: Text,
    /// The declared column.
    pub(super) at: usize,
    /// Whether the other column has the very same header.
    pub(super) is_twin: bool,
}

/// What stands around a row.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The worksheet's name and title.
    pub(super) words: &'a str,
    /// The worksheet's name.
    pub(super) worksheet: &'a str,
    /// The file's path below the data folder.
    pub(super) file: &'a str,
    /// What the worksheet holds, where we wrote it.
    pub(super) page: Option<&'a Page>,
}

/// A declared column that a header says.
pub(super) struct Match {
    /// The column.
    pub(super) at: usize,
    /// How well: 0 = canonical, then aliases in order.
    pub(super) rank: usize,
    /// The header as written.
    pub(super) written: Text,
    /// The unit in its bracket.
    pub(super) unit: Option<&'static str>,
}

impl Header {
    /// The header of a sheet of so many columns, none of them found yet.
    pub(super) fn empty(sheet: SheetId, width: usize) -> Self {
        Self {
            sheet,
            row: 0,
            columns: vec![None; width],
            extra: Vec::new(),
            serial: None,
            units: vec![None; width],
            rivals: Vec::new(),
            lines: Vec::new(),
            score: 0,
        }
    }

    /// Puts a worksheet column where it belongs, or among those that another says better.
    pub(super) fn put(&mut self, column: u16, found: Match, is_better: bool) {
        let Match { at, written, unit, .. } = found;
        if !is_better {
            let winner = self.columns[at].as_ref();
            let is_twin = winner.is_some_and(|(_, known)| *known == written);
            return self.rivals.push(Rival { column, written, at, is_twin });
        }
        self.units[at] = unit;
        if let Some((column, written)) = self.columns[at].replace((column, written)) {
            self.rivals.push(Rival { column, written, at, is_twin: false });
        }
    }
}
