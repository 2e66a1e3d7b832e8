//! A sheet as data: columns, each with what stands in it, and the rows of cells.

use super::town::Town;
use jiff::civil::Date;

/// A worksheet and the workbook it is alone in.
pub(crate) struct Sheet {
    /// File name.
    pub(crate) workbook: String,
    /// Name of the worksheet.
    pub(crate) name: String,
    /// Title over the table.
    pub(crate) title: String,
    /// Headers and their widths in characters.
    pub(crate) columns: Vec<(String, usize)>,
    /// Rows of cells.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// One cell.
pub(crate) enum Cell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// 万元, in units of 100 元.
    Money(i64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Text; an empty one is a blank.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// 是 or 否.
    pub(crate) fn yes(yes: bool) -> Self {
        Self::text(if yes { "是" } else { "否" })
    }

    /// Names in one cell; 无 if there are none.
    pub(crate) fn names(names: &[String]) -> Self {
        Self::text(if names.is_empty() { "无".to_owned() } else { names.join("、") })
    }

    /// A day, or nothing.
    pub(crate) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// A text, or nothing.
    pub(crate) fn some(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }
}

/// A column: its header, its width in characters, and its cell in a row.
pub(crate) struct Column<T>(
    pub(crate) &'static str,
    pub(crate) usize,
    pub(crate) fn(&Town, &T) -> Cell,
);

/// Puts a sheet together from its columns and the things that its rows are about.
pub(crate) fn sheet<T>(
    (workbook, name, title): (&str, &str, String),
    columns: &[Column<T>],
    (town, things): (&Town, &[T]),
) -> Sheet {
    let row = |thing| columns.iter().map(|Column(.., cell)| cell(town, thing)).collect();
    Sheet {
        workbook: workbook.to_owned(),
        name: name.to_owned(),
        title,
        columns: columns
            .iter()
            .map(|Column(header, width, _)| ((*header).to_owned(), *width))
            .collect(),
        rows: things.iter().map(row).collect(),
    }
}
