//! One cell of an `OpenDocument` worksheet: its value, or its words where it has none.

use crate::model::{Day, Moment};
use crate::read::book::place::attribute;
use crate::read::book::stored::number;
use crate::read::raw::{Raw, RawRow};
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

    /// Whether it may be more than an empty one.
    pub(super) fn holds(&self) -> bool {
        self.is_error || self.value.is_some() || !self.words.is_empty()
    }

    /// Adds it to a row, if it is not empty.
    pub(super) fn lay(&self, row: &mut RawRow, column: u16) {
        if self.is_error {
            return row.push(column, Raw::Error(&self.words));
        }
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind.as_str() {
            "date" => {
                if let Some(day) = day(value) {
                    return row.push(column, day);
                }
            }
            "boolean" if self.value.is_some() => {
                return row.push(column, Raw::Bool(value == "true"));
            }
            _ => {
                if let Ok(n) = value.parse() {
                    return number(row, column, n);
                }
            }
        }
        row.push_text(column, &self.words);
    }
}

/// A date, with or without a time of day.
fn day(value: &str) -> Option<Raw<'static>> {
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
