//! Cell → value, by the type of its column (`model.md` §6, §7).

mod shape; // a day as hands write it
mod digits; // the digits of a day
mod span; // several days in one cell
mod date; // days in all their shapes
mod due; // deadlines in words
mod moment; // days with a time of day
mod monthday; // a day of every year
mod period; // months, quarters, years
mod limit; // until when, in words
mod number; // counts, amounts, money
mod words; // yes/no, lists, listed words, status
mod people; // several persons in one cell
mod identifier; // codes, phones, document numbers
mod proposal; // what can be written instead

pub(super) use proposal::proposal;

use super::clean;
use super::raw::Raw;
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Day, Link, Text, Unread, Value};

/// Where a year comes from that nothing near a date says.
pub(super) const FROM_RUN: &str = "统计截止日";

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
    /// The day of the run: nobody is born later.
    pub(super) today: Day,
}

/// A cell, understood or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The value.
    pub(super) value: Value,
    /// Finding code and what to say of it.
    pub(super) note: Option<Note>,
    /// What the cell says of other columns of its row, where those are blank.
    pub(super) also: Vec<(&'static str, Value)>,
    /// What was meant by a word that is kept as it stands.
    pub(super) offer: Option<String>,
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
        Self { value, note: None, also: Vec::new(), offer: None }
    }

    /// Understood, with a note.
    fn noted(value: Value, code: &'static str, says: impl Into<String>) -> Self {
        let note = Some(Note { code, says: says.into() });
        Self { value, note, also: Vec::new(), offer: None }
    }

    /// Kept as it stands, though another word was meant.
    fn offering(self, word: String) -> Self {
        Self { offer: Some(word), ..self }
    }

    /// Says something of another column, too.
    fn and(mut self, header: &'static str, value: Value) -> Self {
        self.also.push((header, value));
        self
    }

    /// Not understood.
    fn unknown(text: &str, code: &'static str, says: impl Into<String>) -> Self {
        let unread = Unread { text: text.into(), code };
        Self::noted(Value::Unknown(Box::new(unread)), code, says)
    }
}

/// Reads one cell of a declared column.
pub(super) fn read(raw: Raw, column: &ColumnDecl, context: &Context) -> Reading {
    match (raw, column.kind) {
        (Raw::Error(text), _) => return Reading::unknown(text, "E-CELL-ERROR", ""),
        // Most dates: nothing in words is asked of them.
        (Raw::Day(day), ColumnType::Date) if date::YEARS.contains(&day.year()) => {
            return Reading::plain(Value::Date(day));
        }
        _ => {}
    }
    let text = match column.kind {
        // Line breaks part names.
        ColumnType::List | ColumnType::Parties => {
            clean::value(&raw.text().replace(['\r', '\n'], "、")).into()
        }
        _ => raw.tidy(),
    };
    if let Some(value) = no_value(&text, column) {
        return Reading::plain(value);
    }
    match column.kind {
        ColumnType::Date => date::read(raw, &text, column, context),
        ColumnType::Time => moment::read(raw, &text, column, context),
        ColumnType::MonthDay => monthday::read(raw, &text),
        ColumnType::Period => period::read(raw, &text, column, context),
        ColumnType::Int => number::with_width(number::whole(&text, column), raw),
        ColumnType::Num => number::with_width(number::decimal(&text), raw),
        ColumnType::Money => number::money(&text, column, context),
        ColumnType::Yn => words::yes_no(&text, column),
        ColumnType::Enum | ColumnType::OpenEnum => words::listed(&text, column),
        ColumnType::Status => words::status(&text),
        ColumnType::List if column.choices.is_empty() => people::list(&text, column),
        ColumnType::List => words::listed_names(&text, column),
        ColumnType::Id => identifier::read(raw, &text, column, context),
        ColumnType::Link | ColumnType::Party => Reading::plain(link(&text)),
        ColumnType::Parties => Reading::plain(links(&text)),
        ColumnType::Limit => limit::read(&text, context),
        ColumnType::Text => words::text(&text, column),
    }
}

/// What a cell says that holds no value: nothing, `/`, or 无 where it is neither a listed
/// value nor a no.
fn no_value(text: &str, column: &ColumnDecl) -> Option<Value> {
    let is_listed = |word: &str| column.choices.iter().any(|choice| &**choice == word);
    match text {
        "" => Some(Value::Blank),
        "/" | "—" | "-" | "–" | "——" if column.kind.is_date() => {
            Some(Value::Blank)
        }
        "/" | "—" | "-" | "–" | "——" => Some(Value::NotApplicable),
        "不涉及" | "不适用" if column.kind.is_date() => Some(Value::Blank),
        "不涉及" | "不适用" if is_counted(column) && !is_listed(text) => {
            Some(Value::NotApplicable)
        }
        "无" if column.kind != ColumnType::Yn && !is_listed(text) => {
            Some(Value::Nothing)
        }
        _ => None,
    }
}

/// Whether a column holds words or numbers of which none does apply.
const fn is_counted(column: &ColumnDecl) -> bool {
    matches!(
        column.kind,
        ColumnType::Yn
            | ColumnType::Enum
            | ColumnType::OpenEnum
            | ColumnType::Int
            | ColumnType::Num
            | ColumnType::Money
    )
}

/// A text value.
fn text(text: &str) -> Value {
    Value::Text(Text::from(text))
}

/// A name of a row; which one is looked up when all sheets are read.
fn link(text: &str) -> Value {
    Value::Link(Link { text: text.into(), to: None }.into())
}

/// Several of them.
fn links(text: &str) -> Value {
    let links = words::names(text).into_iter();
    let links: Vec<Link> = links.map(|text| Link { text, to: None }).collect();
    Value::Links(links.into())
}

#[cfg(test)]
mod tests {
    use super::{Context, Raw, read};
    use crate::catalog::Catalog;
    use jiff::civil::date;
    use std::sync::LazyLock;

    pub(super) static CATALOG: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::load(None).unwrap());

    /// What a cell of a column prints when it is read, and the code of its note.
    pub(super) fn reading(
        sheet: &str,
        header: &str,
        raw: Raw,
    ) -> (String, Option<&'static str>) {
        let sheet = CATALOG.sheets.iter().find(|s| &*s.name == sheet).unwrap();
        let context = Context {
            year: 2026,
            year_from: "统计截止日",
            from: Some(date(2026, 3, 10)),
            header_unit: None,
            today: date(2026, 10, 31),
        };
        let reading = read(raw, sheet.column(header).unwrap(), &context);
        (reading.value.to_string(), reading.note.map(|note| note.code))
    }
}
