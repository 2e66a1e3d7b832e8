//! One cell of an `OpenDocument` worksheet: its value, or its words where it has none.

use crate::model::{Day, Moment};
use crate::read::book::place::attribute;
use crate::read::book::stored::number;
use crate::read::grid::{Raw, text_cell};
use quick_xml::events::{BytesRef, BytesStart};

/// A cell being read.
pub(super) struct Cell {
    /// How often it stands side by side.
    pub(super) repeat: u32,
    /// Its words so far.
    pub(super) words: String,
    /// What kind of value it holds.
    kind: String,
    /// The value.
    value: Option<String>,
    /// Whether the words are the name of an error.
    is_error: bool,
}

impl Cell {
    /// The cell of a tag.
    pub(super) fn new(tag: &BytesStart) -> Self {
        let kind = attribute(tag, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(tag, "date-value"),
            "boolean" => attribute(tag, "boolean-value"),
            "float" | "percentage" | "currency" => attribute(tag, "value"),
            _ => None,
        };
        // Two attributes have this local name; only the newer one says "error".
        let is_error = tag.attributes().with_checks(false).flatten().any(|attribute| {
            attribute.key.as_ref() == "calcext:value-type" && &*attribute.value == "error"
        });
        let repeat = super::times(tag, "number-columns-repeated");
        Self { repeat, words: String::new(), kind, value, is_error }
    }

    /// A tag among the words: a paragraph, blanks, a tab, a line break.
    pub(super) fn mark(&mut self, name: &str, count: u32) {
        match name {
            "p" if !self.words.is_empty() => self.words.push('\n'),
            "s" => self.words.extend((0..count.min(100)).map(|_| ' ')),
            "tab" => self.words.push('\t'),
            "line-break" => self.words.push('\n'),
            _ => {}
        }
    }

    /// The stored cell; nothing for an empty one.
    pub(super) fn raw(&self) -> Option<Raw> {
        if self.is_error {
            return Some(Raw::Error(self.words.clone()));
        }
        let value = self.value.as_deref();
        let raw = value.and_then(|value| match self.kind.as_str() {
            "date" => day(value),
            "boolean" => Some(Raw::Bool(value == "true")),
            _ => value.parse().ok().map(number),
        });
        raw.or_else(|| text_cell(&self.words))
    }
}

/// A date, with or without a time of day.
fn day(value: &str) -> Option<Raw> {
    if !value.contains('T') {
        return value.parse::<Day>().ok().map(Raw::Day);
    }
    let moment: Moment = value.parse().ok()?;
    let is_midnight = moment.time() == jiff::civil::Time::midnight();
    Some(if is_midnight { Raw::Day(moment.date()) } else { Raw::Moment(moment) })
}

/// The character that a reference stands for.
pub(super) fn reference(name: &BytesRef) -> String {
    let character = name.resolve_char_ref().ok().flatten();
    let named = || match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    };
    character.or_else(named).map(String::from).unwrap_or_default()
}
