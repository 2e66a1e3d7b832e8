//! 项目｜内容: a sheet of one row, written as two columns, is turned before it is read
//! (`model.md` §2, 机关).

use super::clean;
use super::raw::RawRow;
use crate::catalog::Catalog;
use crate::model::Upright;
use std::collections::BTreeSet;

/// Headers of the two columns.
const HEADERS: (&str, &str) = ("项目", "内容");
/// Rows in which they are sought, and rows that may stand under them.
const LIMITS: (u32, usize) = (15, 300);
/// Labels that must be headers of a sheet of one row.
const ENOUGH: usize = 3;

/// The rows of a worksheet on their way to the scan; those of such a table are held back.
#[derive(Default)]
pub(super) struct Turner {
    /// Where the two columns stand, once they are found.
    at: Option<(u16, u16)>,
    /// The header and the rows under it.
    held: Vec<RawRow>,
}

impl Turner {
    /// Holds a row back or gives it on.
    pub(super) fn take(&mut self, row: RawRow, mut give: impl FnMut(RawRow)) {
        if self.at.is_none() && self.held.is_empty() && row.number <= LIMITS.0 {
            self.at = columns(&row);
        }
        if self.at.is_none() {
            return give(row);
        }
        self.held.push(row);
        if self.held.len() > LIMITS.1 {
            self.at = None;
            self.held.drain(..).for_each(give);
        }
    }

    /// Gives on what was held back: two rows where it is such a table, else as it stood.
    /// Tells where the cells of the second row really stand.
    pub(super) fn end(
        self,
        catalog: &Catalog,
        mut give: impl FnMut(RawRow),
    ) -> Option<Upright> {
        let (label, content) = self.at?;
        let names = names(catalog);
        let is_known = |row: &RawRow| names.contains(&key(row, label));
        if self.held.iter().filter(|row| is_known(row)).count() < ENOUGH {
            self.held.into_iter().for_each(give);
            return None;
        }
        let number = self.held.first()?.number;
        let body = || self.held.iter().skip(1).filter(|row| row.get(label).is_some());
        let turned = |number: u32, column: u16| {
            let mut turned = RawRow::new(number);
            for (at, row) in (0..).zip(body()) {
                row.get(column).inspect(|raw| turned.push(at, *raw));
            }
            turned
        };
        give(turned(number, label));
        let contents = turned(number + 1, content);
        if !contents.is_empty() {
            give(contents);
        }
        Some(Upright { column: content, rows: body().map(|row| row.number).collect() })
    }
}

/// The two columns, where a row is their header.
fn columns(row: &RawRow) -> Option<(u16, u16)> {
    let find = |name: &str| {
        let mut cells = row.cells();
        cells.find(|(_, raw)| clean::key(&raw.text()) == name).map(|(column, _)| column)
    };
    find(HEADERS.0).zip(find(HEADERS.1))
}

/// The label of a row, folded.
fn key(row: &RawRow, label: u16) -> String {
    row.get(label).map(|raw| clean::key(&raw.text()).into_owned()).unwrap_or_default()
}

/// Folded headers of all sheets of one row.
fn names(catalog: &Catalog) -> BTreeSet<String> {
    let sheets = catalog.sheets.iter().filter(|sheet| sheet.is_single);
    let columns = sheets.flat_map(|sheet| &sheet.columns);
    let names =
        columns.flat_map(|column| std::iter::once(&column.header).chain(&column.aliases));
    names.map(|name| clean::key(name).into_owned()).collect()
}
