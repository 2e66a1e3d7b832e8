//! What must be known of a worksheet before its cells are changed.

use super::Fault;
use super::tag::{attribute, prefix};
use super::tree::position;
use crate::model::{CellAt, cell_at};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Elements of a worksheet that stand behind `legacyDrawing`.
const LATER: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// A worksheet in outline.
#[derive(Default)]
pub(super) struct Outline {
    /// Prefix of its elements.
    pub(super) prefix: String,
    /// Merged ranges: first and last cell.
    pub(super) merges: Vec<(CellAt, CellAt)>,
    /// The relationship of its drawing of comments.
    pub(super) legacy: Option<String>,
    /// Where `legacyDrawing` stands or would.
    pub(super) slot: usize,
    /// Tags of views in which it is selected.
    pub(super) selected: Vec<Range<usize>>,
    /// The tag that says how far it reaches, and the range.
    pub(super) dimension: Option<(Range<usize>, String)>,
    /// Columns with a format: first, last, format.
    pub(super) columns: Vec<(u16, u16, u32)>,
}

/// Walks through a worksheet once.
pub(super) fn outline(text: &str) -> Result<Outline, Fault> {
    let mut reader = Reader::from_str(text);
    let (mut outline, mut depth, mut is_past) = (Outline::default(), 0_usize, false);
    loop {
        let from = position(&reader);
        let event = reader.read_event().map_err(|_| Fault::Broken)?;
        let at = from..position(&reader);
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let local = start.local_name();
                if depth == 1 && local.as_ref() == "sheetData" {
                    prefix(start.name().as_ref()).clone_into(&mut outline.prefix);
                    is_past = true;
                }
                let is_later = depth == 1 && is_past && LATER.contains(&local.as_ref());
                if is_later && outline.slot == 0 {
                    outline.slot = at.start;
                }
                outline.note(start, at);
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && outline.slot == 0 {
                    outline.slot = at.start;
                }
            }
            Event::DocType(_) => return Err(Fault::Broken),
            Event::Eof => break,
            _ => {}
        }
    }
    if is_past && outline.slot > 0 { Ok(outline) } else { Err(Fault::Broken) }
}

impl Outline {
    /// Notes what an element says.
    fn note(&mut self, start: &BytesStart, at: Range<usize>) {
        match start.local_name().as_ref() {
            "mergeCell" => {
                self.merges.extend(attribute(start, "ref").as_deref().and_then(range));
            }
            "legacyDrawing" => self.legacy = attribute(start, "id"),
            "sheetView" => {
                let selected = attribute(start, "tabSelected");
                if selected.is_some_and(|value| value == "1" || value == "true") {
                    self.selected.push(at);
                }
            }
            "dimension" => {
                self.dimension = attribute(start, "ref").map(|said| (at, said));
            }
            "col" => self.columns.extend(column(start)),
            _ => {}
        }
    }

    /// The cell that a place shows: of a merged range its first one.
    pub(super) fn shown(&self, (row, column): CellAt) -> CellAt {
        let mut around = self.merges.iter().filter(|((top, left), (bottom, right))| {
            (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
        });
        around.next().map_or((row, column), |(first, _)| *first)
    }

    /// The format of cells that a column has none of.
    pub(super) fn of_column(&self, column: u16) -> Option<u32> {
        let mut own = self.columns.iter();
        let own = own.find(|(first, last, _)| (*first..=*last).contains(&column));
        own.map(|(.., format)| *format)
    }
}

/// First and last cell of a range.
pub(super) fn range(said: &str) -> Option<(CellAt, CellAt)> {
    let (first, last) = said.split_once(':').unwrap_or((said, said));
    Some((cell_at(first)?, cell_at(last)?))
}

/// A column that has a format.
fn column(start: &BytesStart) -> Option<(u16, u16, u32)> {
    let number = |name| attribute(start, name)?.parse::<u32>().ok();
    let at = |name| u16::try_from(number(name)?.checked_sub(1)?).ok();
    Some((at("min")?, at("max")?, number("style")?))
}
