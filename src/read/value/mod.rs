//! Cell → value, by the type of its column (`model.md` §6, §7).

mod date; // days in all their shapes
mod number; // counts, amounts, money
mod words; // yes/no, lists, listed words, status
mod identifier; // codes, phones, document numbers

use super::clean;
use super::grid::Raw;
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Day, Link, Text, Unread, Value};

/// What the cells around help to understand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// Year for dates without one, and where it comes from.
    pub(super) year: i16,
    /// Where the year comes from: 同一行, 标题, 统计截止日.
    pub(super) year_from: &'static str,
    /// Day from which `3日内` counts: 发现日期 or 检查日期 of the row.
    pub(super) from: Option<Day>,
    /// Unit in the header's bracket.
    pub(super) header_unit: Option<&'static str>,
}

/// A cell, understood or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The value.
    pub(super) value: Value,
    /// Finding code and what to say of it.
    pub(super) note: Option<Note>,
}

/// Something to tell of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// Finding code.
    pub(super) code: &'static str,
    /// What was understood, or the possible readings.
    pub(super) says: String,
}

impl Reading {
    /// Understood as it stands.
    const fn plain(value: Value) -> Self {
        Self { value, note: None }
    }

    /// Understood, with a note.
    fn noted(value: Value, code: &'static str, says: impl Into<String>) -> Self {
        Self { value, note: Some(Note { code, says: says.into() }) }
    }

    /// Not understood.
    fn unknown(text: &str, code: &'static str, says: impl Into<String>) -> Self {
        let unread = Unread { text: text.into(), code: code.into() };
        Self::noted(Value::Unknown(Box::new(unread)), code, says)
    }
}

/// Reads one cell of a declared column.
pub(super) fn read(raw: &Raw, column: &ColumnDecl, context: &Context) -> Reading {
    if let Raw::Error(text) = raw {
        return Reading::unknown(text, "E-CELL-ERROR", "");
    }
    let text = clean::value(&raw.text());
    let is_date = matches!(column.kind, ColumnType::Date | ColumnType::Time);
    match text.as_str() {
        "" => return Reading::plain(Value::Blank),
        "/" | "—" | "-" | "–" | "——" if is_date => {
            return Reading::plain(Value::Blank);
        }
        "/" | "—" | "-" | "–" | "——" => {
            return Reading::plain(Value::NotApplicable);
        }
        "无" if column.kind != ColumnType::Yn => return Reading::plain(Value::Nothing),
        _ => {}
    }
    match column.kind {
        ColumnType::Date | ColumnType::Time => date::read(raw, &text, column, context),
        ColumnType::Int => number::whole(&text),
        ColumnType::Num => number::decimal(&text),
        ColumnType::Money => number::money(&text, column, context),
        ColumnType::Yn => words::yes_no(&text, column),
        ColumnType::Enum | ColumnType::OpenEnum => words::listed(&text, column),
        ColumnType::Status => words::status(&text),
        ColumnType::List => Reading::plain(Value::List(words::names(&text))),
        ColumnType::Id => identifier::read(raw, &text, column),
        ColumnType::Link | ColumnType::Party => {
            Reading::plain(Value::Link(Box::new(Link { text: text.into(), to: None })))
        }
        ColumnType::Parties => {
            let links = words::names(&text).into_vec().into_iter();
            Reading::plain(Value::Links(
                links.map(|text| Link { text, to: None }).collect(),
            ))
        }
        ColumnType::Text | ColumnType::Period => Reading::plain(Value::Text(text.into())),
    }
}

/// A text value.
fn text(text: &str) -> Value {
    Value::Text(Text::from(text))
}
