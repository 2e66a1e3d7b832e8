//! A proof rule as its entry says it.

use crate::model::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Fix class (`proof.md` §0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FixClass {
    /// **A**: certain, applied by `--fix`.
    Auto,
    /// **P**: shown with its replacement.
    Propose,
    /// **N**: report only.
    Report,
}

/// Order of edits (`proof.md` §0.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Stage {
    /// 杂质: converter debris.
    #[serde(rename = "杂质")]
    Debris,
    /// 空格
    #[serde(rename = "空格")]
    Spaces,
    /// 全角: widths of marks and digits.
    #[serde(rename = "全角")]
    Widths,
    /// 括号
    #[serde(rename = "括号")]
    Brackets,
    /// 序号
    #[serde(rename = "序号")]
    Markers,
    /// 数字
    #[serde(rename = "数字")]
    Numbers,
    /// 文字, the default.
    #[default]
    #[serde(rename = "文字")]
    Words,
}

/// An entry of a rule file (`proof.md` §0).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// `PN-03`.
    pub id: Text,
    /// What is so.
    pub says: Text,
    /// Names of elements; 全部 = every element; none = prose and headings.
    #[serde(default, rename = "where")]
    pub kinds: Vec<Text>,
    /// Regular expression of what is wrong.
    pub find: Option<Text>,
    /// Name of the logic instead.
    pub logic: Option<Text>,
    /// Guard.
    pub before: Option<Text>,
    /// Guard.
    pub after: Option<Text>,
    /// Guard.
    pub not_before: Option<Text>,
    /// Guard.
    pub not_after: Option<Text>,
    /// Guard.
    pub unless: Option<Text>,
    /// Protections it may look into.
    #[serde(default)]
    pub into: Vec<Text>,
    /// Fix class.
    pub fix: FixClass,
    /// Order of its edits.
    #[serde(default)]
    pub stage: Stage,
    /// Replacement.
    pub to: Option<Text>,
    /// Replacement by what group 1 caught.
    #[serde(default)]
    pub swap: BTreeMap<Text, Text>,
    /// 错误, 警告 or 提示.
    pub severity: Text,
    /// Clause.
    pub basis: Text,
    /// What to do without a replacement.
    #[serde(default)]
    pub advice: Text,
    /// Element that the examples are read as.
    #[serde(default, rename = "as")]
    pub example_kind: Text,
    /// Must be found.
    pub wrong: Vec<Text>,
    /// Must be silent; what the fix makes of `wrong`.
    #[serde(default)]
    pub right: Vec<Text>,
    /// Must be silent.
    #[serde(default)]
    pub silent: Vec<Text>,
}
