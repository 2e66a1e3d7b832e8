//! .ods: the worksheets of an `OpenDocument` workbook, streamed out of its one part.

mod cell; // one cell: its value and its words

use super::place::attribute;
use super::preflight::examine;
use super::{COLUMNS, Fault, LINE, ROWS, Take};
use crate::read::grid::{Merge, Part};
use crate::read::package;
use crate::read::raw::RawRow;
use cell::{Cell, reference};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::BufReader;

/// Gives all worksheets.
pub(super) fn parts(bytes: &[u8], take: Take) -> Result<(), Fault> {
    examine(bytes)?;
    let mut package = package::open(bytes).ok_or(Fault::Damaged)?;
    let manifest = package::text(&mut package, "META-INF/manifest.xml");
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Fault::Locked);
    }
    let index = package::place(&package, "content.xml").ok_or(Fault::Damaged)?;
    let part = package.by_index(index).map_err(|_| Fault::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let (mut content, mut buffer) = (Content::new(take), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => content.start(&tag)?,
            Ok(Event::End(tag)) => content.end(tag.local_name().as_ref())?,
            Ok(Event::Text(words)) => content.words(&words.xml10_content()),
            Ok(Event::GeneralRef(name)) => content.words(&reference(&name)),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Fault::Damaged),
        }
    }
}

/// Content that holds no cell's own words, though it stands in a cell.
const FOREIGN: [&str; 4] = ["annotation", "frame", "custom-shape", "shapes"];

/// Cells that may only be repeated: equal rows of a form, not more.
const COPIES: u64 = 1_000_000;

/// The content being read.
struct Content<'a> {
    /// Where parts go.
    take: Take<'a>,
    /// The style that is open.
    style: String,
    /// Styles of hidden tables.
    hidden: BTreeSet<String>,
    /// Columns declared so far.
    columns: u16,
    /// The row that is open: how often it is repeated, and whether it is hidden.
    row: RawRow,
    /// How often the row stands there.
    repeat: u32,
    /// Whether the row is hidden.
    is_hidden: bool,
    /// The column of the next cell.
    next: u16,
    /// The cell that is open.
    cell: Option<Cell>,
    /// Cells that were only repeated.
    copies: u64,
    /// How deep in foreign content the reader is.
    foreign: u32,
}

impl<'a> Content<'a> {
    /// Nothing read yet.
    fn new(take: Take<'a>) -> Self {
        Self {
            take,
            style: String::new(),
            hidden: BTreeSet::new(),
            columns: 0,
            row: RawRow::new(1),
            repeat: 1,
            is_hidden: false,
            next: 0,
            cell: None,
            copies: 0,
            foreign: 0,
        }
    }

    /// A tag opens.
    fn start(&mut self, tag: &BytesStart) -> Result<(), Fault> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.foreign > 0 || FOREIGN.contains(&name) {
            let is_picture = name == "image" && self.cell.is_some();
            self.foreign += u32::from(FOREIGN.contains(&name));
            return if is_picture { self.picture() } else { Ok(()) };
        }
        match name {
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties" => {
                if attribute(tag, "display").as_deref() == Some("false") {
                    self.hidden.insert(self.style.clone());
                }
            }
            "table" => return self.table(tag),
            "table-column" => return self.column(tag),
            "table-row" => {
                self.repeat = times(tag, "number-rows-repeated");
                self.is_hidden = is_hidden(tag);
                self.next = 0;
            }
            "table-cell" | "covered-table-cell" => return self.begin(tag),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.mark(name, times(tag, "c"));
                }
            }
        }
        Ok(())
    }

    /// A tag closes.
    fn end(&mut self, name: &str) -> Result<(), Fault> {
        if self.foreign > 0 {
            self.foreign -= u32::from(FOREIGN.contains(&name));
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            _ => Ok(()),
        }
    }

    /// Words of the cell that is open.
    fn words(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.foreign == 0) {
            cell.words.push_str(words);
        }
    }

    /// A worksheet begins.
    fn table(&mut self, tag: &BytesStart) -> Result<(), Fault> {
        let style = attribute(tag, "style-name").unwrap_or_default();
        let name = attribute(tag, "name").unwrap_or_default();
        (self.columns, self.row.number) = (0, 1);
        (self.take)(Part::Sheet { name, is_hidden: self.hidden.contains(&style) })
    }

    /// Columns are declared.
    fn column(&mut self, tag: &BytesStart) -> Result<(), Fault> {
        let count =
            u16::try_from(times(tag, "number-columns-repeated")).unwrap_or(COLUMNS);
        let after = self.columns.saturating_add(count).min(COLUMNS);
        if is_hidden(tag) {
            let columns = (self.columns..after).map(Part::HiddenColumn);
            columns.into_iter().try_for_each(&mut *self.take)?;
        }
        self.columns = after;
        Ok(())
    }

    /// A picture stands in the cell that is open.
    fn picture(&mut self) -> Result<(), Fault> {
        (self.take)(Part::Picture(self.row.number, self.next))
    }

    /// A cell begins; its merge is told at once.
    fn begin(&mut self, tag: &BytesStart) -> Result<(), Fault> {
        let right = times(tag, "number-columns-spanned").min(COLUMNS.into());
        let down = times(tag, "number-rows-spanned").min(ROWS);
        self.cell = Some(Cell::new(tag));
        if (right, down) == (1, 1) {
            return Ok(());
        }
        let start = (self.row.number - 1, self.next);
        let column =
            u32::from(self.next).saturating_add(right - 1).min(u32::from(COLUMNS) - 1);
        let end = (start.0 + down - 1, u16::try_from(column).unwrap_or(COLUMNS));
        (self.take)(Part::Merge(Merge { start, end }))
    }

    /// A cell ends.
    fn end_cell(&mut self) -> Result<(), Fault> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let repeat = u16::try_from(cell.repeat).unwrap_or(COLUMNS);
        let after = self.next.saturating_add(repeat).min(COLUMNS);
        if cell.holds() {
            self.copy(u64::from(cell.repeat - 1))?;
            for at in self.next..after {
                if self.row.size() > LINE {
                    return Err(Fault::LongCell);
                }
                cell.lay(&mut self.row, at);
            }
        }
        self.next = after;
        Ok(())
    }

    /// Counts cells that stand there once and are meant many times.
    fn copy(&mut self, count: u64) -> Result<(), Fault> {
        self.copies += count;
        if self.copies > COPIES { Err(Fault::ManyCells) } else { Ok(()) }
    }

    /// A row ends.
    fn end_row(&mut self) -> Result<(), Fault> {
        let first = self.row.number;
        let after = first.saturating_add(self.repeat);
        let mut row = std::mem::replace(&mut self.row, RawRow::new(after));
        if !row.is_empty() {
            self.copy(row.len() as u64 * u64::from(self.repeat - 1))?;
            for number in first..after {
                if self.is_hidden {
                    (self.take)(Part::HiddenRow(number))?;
                }
                row.number = number;
                (self.take)(Part::Row(row.clone()))?;
            }
        }
        Ok(())
    }
}

/// How often something stands there.
fn times(tag: &BytesStart, name: &str) -> u32 {
    let value = attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
    value.unwrap_or(1).max(1)
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(tag: &BytesStart) -> bool {
    matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"))
}
