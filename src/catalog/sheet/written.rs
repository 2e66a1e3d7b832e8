//! `sheets/*.toml` as written: what a column leaves out is said elsewhere.

use super::Union;
use super::column::{ColumnType, Need};
use crate::catalog::Declarations;
use crate::model::Text;
use serde::Deserialize;

/// The file of the columns that many sheets have.
const COMMON: &str = "sheets/common.toml";

/// All files.
pub(super) struct Files {
    /// `common.toml`.
    pub(super) common: Vec<WrittenColumn>,
    /// The sheets, each with its path, in path order.
    pub(super) sheets: Vec<(String, WrittenSheet)>,
}

/// A file with one sheet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSheet {
    /// Name in templates and messages.
    pub(super) name: Text,
    /// Place in `model.md`.
    pub(super) order: u16,
    /// Default workbook in `data/`.
    pub(super) workbook: Text,
    /// Kept by every office.
    #[serde(default)]
    pub(super) core: bool,
    /// Key columns.
    pub(super) key: Vec<Text>,
    /// Key columns when the first key is blank.
    #[serde(default)]
    pub(super) fallback_key: Vec<Text>,
    /// The column by which other sheets name its rows; else the first of the key.
    pub(super) known_by: Option<Text>,
    /// Groups of columns of which one must be given.
    #[serde(default)]
    pub(super) one_of: Vec<Vec<Text>>,
    /// Whose columns it has besides its own.
    pub(super) union: Option<Union>,
    /// It has one row.
    #[serde(default)]
    pub(super) single: bool,
    /// One sentence for the blank workbook.
    #[serde(default)]
    pub(super) note: Text,
    /// Its columns.
    #[serde(rename = "column")]
    pub(super) columns: Vec<WrittenColumn>,
}

/// One column. A header that `common.toml` has takes from there what it does not say.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenColumn {
    /// Canonical header.
    pub(super) header: Text,
    /// Own aliases; those of the common column come behind them.
    #[serde(default)]
    pub(super) aliases: Vec<Text>,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub(super) kind: Option<ColumnType>,
    /// The sheet that has the column of this header in full (`人员类别 as 人员`).
    #[serde(rename = "as")]
    pub(super) like: Option<Text>,
    /// ●, ○ or optional.
    pub(super) need: Option<Need>,
    /// Condition under which a blank cell is wanted.
    #[serde(default)]
    pub(super) wanted_when: Text,
    /// Listed values.
    #[serde(default)]
    pub(super) choices: Vec<Text>,
    /// Local words and the listed value they mean.
    #[serde(default)]
    pub(super) words: Vec<(Text, Text)>,
    /// Listed values and their codes in ids of figures.
    #[serde(default)]
    pub(super) codes: Vec<(Text, Text)>,
    /// Sheets that its cells point to.
    #[serde(default)]
    pub(super) to: Vec<Text>,
    /// A name that no sheet has is as good.
    #[serde(default)]
    pub(super) or_text: bool,
    /// Unit of money.
    #[serde(default)]
    pub(super) unit: Text,
    /// Which identifier.
    #[serde(default)]
    pub(super) identifier: Text,
    /// First and last value.
    pub(super) range: Option<(i64, i64)>,
    /// Until when.
    #[serde(default)]
    pub(super) is_deadline: bool,
    /// Neither event nor deadline.
    #[serde(default)]
    pub(super) is_attribute: bool,
    /// What a blank stands for.
    #[serde(default)]
    pub(super) default: Text,
    /// For the cell note.
    #[serde(default)]
    pub(super) note: Text,
    /// What a cell may say; else by type.
    #[serde(default)]
    pub(super) example: Text,
    /// In half-width characters.
    #[serde(default)]
    pub(super) width: u16,
}

/// `common.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    /// Its columns.
    #[serde(rename = "column")]
    columns: Vec<WrittenColumn>,
}

/// Reads all files; all faults at once.
pub(super) fn read(declarations: &Declarations) -> Result<Files, String> {
    let mut faults = Vec::new();
    let mut files = Files { common: Vec::new(), sheets: Vec::new() };
    for (path, text) in declarations.folder("sheets", "toml") {
        let read = if path == COMMON {
            toml::from_str(text).map(|common: Common| files.common = common.columns)
        } else {
            toml::from_str(text).map(|sheet| files.sheets.push((path.to_owned(), sheet)))
        };
        faults.extend(read.err().map(|fault| format!("{path}：{fault}")));
    }
    if faults.is_empty() { Ok(files) } else { Err(faults.join("\n")) }
}
