//! 任务, 指标, 别名: sheets that stand in a table as they are.

use super::super::given::Given;
use super::super::pattern::fill;
use super::super::sheet::{Cell, Sheet};
use super::super::town::Town;
use jiff::civil::Date;

/// The sheets.
pub(super) fn sheets(town: &Town) -> impl Iterator<Item = Sheet> {
    town.tables.given.iter().map(|given| sheet(town, given))
}

/// One of them.
fn sheet(town: &Town, given: &Given) -> Sheet {
    let cells = |row: &toml::Table| -> Vec<Cell> {
        let headers = given.columns.iter().map(|(header, _)| header);
        let cell = |header| row.get(header).map_or(Cell::Blank, |v| cell(town, v));
        headers.map(cell).collect()
    };
    Sheet {
        workbook: given.workbook.clone(),
        name: given.name.clone(),
        title: given.title.clone(),
        columns: given.columns.clone(),
        rows: given.rows.iter().map(cells).collect(),
    }
}

/// A value as a cell; `{role}` in a text is the name of that leader.
fn cell(town: &Town, value: &toml::Value) -> Cell {
    match value {
        toml::Value::Integer(number) => Cell::Number(*number),
        toml::Value::String(text) => {
            let leaders = town.office.leaders.iter();
            let words: Vec<(&str, &str)> =
                leaders.map(|leader| (&*leader.role, &*leader.name)).collect();
            Cell::text(fill(text, &words, &mut town.lot(text, "表")))
        }
        toml::Value::Datetime(day) => Cell::day(date(day)),
        _ => Cell::Blank,
    }
}

/// A day that stands in a table.
fn date(day: &toml::value::Datetime) -> Option<Date> {
    day.to_string().parse().ok()
}
