//! One worksheet while its parts come in: its scan, and what is hidden or pictured in it.

use super::files::DataFile;
use super::grid::Part;
use super::ours::Page;
use super::scan::{Reader, Scan};
use super::upright::Turner;
use super::workbook::FileRead;
use crate::model::{Finding, Place, Text, column_letters};
use std::collections::BTreeSet;

/// A worksheet being read.
pub(super) struct Sheet<'a> {
    /// What all files share.
    reader: Reader<'a>,
    /// Its name.
    name: Text,
    /// Whether it is hidden.
    is_hidden: bool,
    /// Turns two columns into rows.
    turner: Turner,
    /// Its tables so far.
    scan: Scan<'a>,
    /// Rows said to be hidden.
    hidden_rows: BTreeSet<u32>,
    /// Columns said to be hidden.
    hidden_columns: BTreeSet<u16>,
    /// Hidden rows that hold anything.
    rows: Vec<u32>,
    /// Hidden columns that hold anything.
    columns: BTreeSet<u16>,
    /// Cells with a picture.
    pictures: Vec<(u32, u16)>,
    /// Why it could not be read to its end.
    broken: Option<String>,
}

/// How many places a finding names.
const SHOWN: usize = 5;

impl<'a> Sheet<'a> {
    /// A worksheet of a name, perhaps hidden, perhaps one of ours.
    pub(super) fn new(
        reader: Reader<'a>,
        (file, name, is_hidden): (&str, String, bool),
        page: Option<Page>,
    ) -> Self {
        let mut scan = Scan::new(reader, (file, &name));
        scan.page = page;
        Self {
            reader,
            name: name.into(),
            is_hidden,
            turner: Turner::default(),
            scan,
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
            rows: Vec::new(),
            columns: BTreeSet::new(),
            pictures: Vec::new(),
            broken: None,
        }
    }

    /// Whether we wrote it.
    pub(super) const fn is_ours(&self) -> bool {
        self.scan.page.is_some()
    }

    /// How many tables it has so far.
    pub(super) const fn tables(&self) -> usize {
        self.scan.tables.len()
    }

    /// Takes the next part.
    pub(super) fn take(&mut self, part: Part) {
        match part {
            Part::Merge(merge) => self.scan.merge(merge),
            Part::HiddenRow(row) => {
                self.hidden_rows.insert(row);
            }
            Part::HiddenColumn(column) => {
                self.hidden_columns.insert(column);
            }
            Part::Picture(row, column) => self.pictures.push((row, column)),
            Part::Row(row) => {
                if self.hidden_rows.contains(&row.number) {
                    self.rows.push(row.number);
                }
                if !self.hidden_columns.is_empty() {
                    let columns = row.columns();
                    let hidden = |column: &u16| self.hidden_columns.contains(column);
                    self.columns.extend(columns.filter(hidden));
                }
                self.turner.take(row, |row| self.scan.take(row));
            }
            Part::Broken(why) => self.broken = Some(why),
            Part::Names(_) | Part::Sheet { .. } => {}
        }
    }

    /// Puts its tables and findings with those of the file.
    pub(super) fn close(mut self, file: &DataFile, read: &mut FileRead<'a>) {
        let upright = std::mem::take(&mut self.turner)
            .end(self.reader.catalog, |row| self.scan.take(row));
        self.scan.end();
        for table in &mut self.scan.tables {
            table.upright.clone_from(&upright);
        }
        if let Some(why) = &self.broken {
            read.findings.push(self.raise(file, "E-SHEET-BROKEN", why));
        }
        if !self.scan.tables.is_empty() {
            self.seen(file, read);
        }
        self.reader.finish(read, file, (&self.name, self.scan));
    }

    /// Tells what the office may not see, and what we do not.
    fn seen(&self, file: &DataFile, read: &mut FileRead) {
        let mut tell = |code: &str, what: &str| {
            read.findings.push(self.raise(file, code, what));
        };
        if self.is_hidden {
            tell("E-HIDDEN", "工作表");
        }
        if !self.rows.is_empty() {
            let rows = listed(self.rows.iter().map(ToString::to_string));
            tell("E-HIDDEN", &format!("第{rows}行"));
        }
        if !self.columns.is_empty() {
            let letters = self.columns.iter().map(|column| column_letters(*column));
            tell("E-HIDDEN", &format!("{}列", listed(letters)));
        }
        if !self.pictures.is_empty() {
            let cells = self.pictures.iter();
            let cells =
                cells.map(|(row, column)| format!("{}{row}", column_letters(*column)));
            tell("E-PICTURE", &listed(cells));
        }
    }

    /// A finding on the worksheet.
    fn raise(&self, file: &DataFile, code: &str, why: &str) -> Finding {
        let place = Place {
            file: Some(file.name.as_str().into()),
            sheet: Some(self.name.clone()),
            ..Place::default()
        };
        self.reader.catalog.findings.raise(code, &[("原因", why)], place)
    }
}

/// The first of some places, and how many there are.
fn listed(places: impl ExactSizeIterator<Item = String>) -> String {
    let count = places.len();
    let shown: Vec<String> = places.take(SHOWN).collect();
    let shown = shown.join("、");
    if count > SHOWN { format!("{shown} 等 {count} 处") } else { shown }
}
