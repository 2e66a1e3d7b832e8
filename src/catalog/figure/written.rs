//! Entries of `mechanisms/*.toml` as written, not yet understood.

use super::{Example, ExampleTown, Judging};
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
#[derive(Clone, Deserialize)]
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
    /// COVER.
    pub(super) cover: Option<Rows>,
    /// RATIO.
    pub(super) ratio: Option<Rows>,
    /// Name of a file in `compute/logic/`.
    pub(super) logic: Option<Text>,
    /// 口径 of a `logic` in words.
    #[serde(default)]
    pub(super) says: Text,
    /// A column: one figure for each of its values that has a code and is in use.
    pub(super) each: Option<Text>,
    /// 截止日: `MM-DD` of the year, or a column of 机关.
    pub(super) deadline: Option<Text>,
    /// Whether it is not emitted where no row of 指标 gives a 截止日.
    #[serde(default)]
    pub(super) needs_deadline: bool,
    /// 名单; `机关.表头` stands for what the office says there.
    #[serde(default)]
    pub(super) names: Vec<Text>,
    /// 次数 in conditions.
    #[serde(default)]
    pub(super) times: i32,
    /// When it is judged.
    #[serde(default)]
    pub(super) judged: Judging,
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
#[derive(Clone, Deserialize)]
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
    /// Rows equal in these columns are one member.
    #[serde(default)]
    pub(super) once_of: Vec<Text>,
    /// SHARE: the test.
    #[serde(default)]
    pub(super) test: String,
    /// SUM: the column.
    #[serde(default)]
    pub(super) column: Text,
    /// COVER: the column that says which item a row is.
    #[serde(default)]
    pub(super) item: Text,
    /// COVER: words of the column and the items they stand for.
    #[serde(default)]
    pub(super) same: Vec<(Text, Text)>,
    /// RATIO: the column of what is done.
    #[serde(default)]
    pub(super) done: Text,
    /// RATIO: the column of the whole.
    #[serde(default)]
    pub(super) whole: Text,
    /// RATIO: only the latest row by `on` of those equal in these columns.
    #[serde(default)]
    pub(super) latest_of: Vec<Text>,
    /// FREQ: sheet of the subjects.
    #[serde(default)]
    pub(super) subjects: Text,
    /// FREQ: which of its rows.
    #[serde(default)]
    pub(super) among: String,
    /// FREQ: 周期; empty = none but for those to whom a row of 指标 gives one.
    #[serde(default)]
    pub(super) every: Text,
    /// FREQ: 次数.
    #[serde(default)]
    pub(super) times: usize,
}
