//! Sheets that stand in a table as they are: what people decide, not what happens.

use serde::Deserialize;

/// A sheet and its rows.
#[derive(Deserialize)]
#[serde(try_from = "Table")]
pub(crate) struct Given {
    /// File name.
    pub(crate) workbook: String,
    /// Name of the worksheet.
    pub(crate) name: String,
    /// Title over the table.
    pub(crate) title: String,
    /// Headers and their widths in characters.
    pub(crate) columns: Vec<(String, usize)>,
    /// Rows: header → text, number or day.
    pub(crate) rows: Vec<toml::Table>,
}

/// The file, before it is known whether every header of a row is one of a column.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// File name.
    workbook: String,
    /// Name of the worksheet.
    name: String,
    /// Title over the table.
    title: String,
    /// Headers and their widths in characters.
    columns: Vec<(String, usize)>,
    /// Rows.
    row: Vec<toml::Table>,
}

impl TryFrom<Table> for Given {
    type Error = String;

    fn try_from(table: Table) -> Result<Self, String> {
        let Table { workbook, name, title, columns, row: rows } = table;
        let is_column = |header: &&String| columns.iter().any(|(h, _)| h == *header);
        match rows.iter().flat_map(toml::Table::keys).find(|header| !is_column(header)) {
            Some(header) => Err(format!("{name} has no column {header}")),
            None => Ok(Self { workbook, name, title, columns, rows }),
        }
    }
}
