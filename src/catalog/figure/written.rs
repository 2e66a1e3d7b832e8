//! Entries of `mechanisms/*.toml` as written, not yet understood.

use super::{Example, ExampleTown};
use crate::model::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// The town of the examples.
    #[serde(default)]
    pub(super) town: ExampleTown,
    /// Entries.
    #[serde(default)]
    pub(super) figure: Vec<Written>,
}

/// An entry as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// Id.
    pub(super) id: Text,
    /// Name.
    pub(super) name: Text,
    /// Scopes.
    pub(super) scopes: Text,
    /// Periods.
    pub(super) periods: Text,
    /// Sheets.
    pub(super) sheets: Vec<Text>,
    /// Unit.
    pub(super) unit: Text,
    /// COUNT.
    pub(super) count: Option<Rows>,
    /// SUM.
    pub(super) sum: Option<Rows>,
    /// SHARE.
    pub(super) share: Option<Rows>,
    /// FREQ.
    pub(super) frequency: Option<Rows>,
    /// Name of a file in `compute/logic/`.
    pub(super) logic: Option<Text>,
    /// Default targets.
    #[serde(default)]
    pub(super) target: BTreeMap<Text, Text>,
    /// `[Q]`.
    #[serde(default)]
    pub(super) qualitative: bool,
    /// Worked example.
    pub(super) example: Example,
}

/// The rows of a shape as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rows {
    /// Sheet of the rows.
    #[serde(rename = "rows")]
    pub(super) sheet: Text,
    /// Condition on them.
    #[serde(default)]
    pub(super) when: String,
    /// Date column for windows.
    pub(super) on: Option<Text>,
    /// DUE.
    #[serde(default)]
    pub(super) due: bool,
    /// SHARE: the test.
    #[serde(default)]
    pub(super) test: String,
    /// SUM: the column.
    #[serde(default)]
    pub(super) column: Text,
    /// FREQ: sheet of the subjects.
    #[serde(default)]
    pub(super) subjects: Text,
    /// FREQ: 周期.
    #[serde(default)]
    pub(super) every: Text,
    /// FREQ: 次数.
    #[serde(default)]
    pub(super) times: usize,
}
