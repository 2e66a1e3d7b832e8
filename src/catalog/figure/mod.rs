//! 指标: how each figure is counted (`mechanisms/S-nn.toml`, contract in `systems.md` §4).

mod target; // ≥90
mod basis; // 口径 in words
mod written; // the entries as written
mod each; // one entry for many figures
mod understood; // entries checked against the sheets
mod shape; // the shape of an entry

pub use shape::{Cover, Frequency, Members, Ratio, Shape};
pub use target::{Comparator, Target};
pub(super) use understood::load;

use crate::model::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One figure, its conditions parsed.
#[derive(Clone, Debug)]
pub struct FigureDecl {
    /// `S-18.found`.
    pub id: Text,
    /// 指标名称.
    pub name: Text,
    /// Letters of the scopes: T V U P.
    pub scopes: Text,
    /// Letters of the periods: d m q h t y c.
    pub periods: Text,
    /// 表: sheets without which it is 数据不足.
    pub sheets: Vec<Text>,
    /// `%` or the counting word.
    pub unit: Text,
    /// How it is counted.
    pub shape: Shape,
    /// 口径 of a `logic` in words.
    pub says: Text,
    /// The column and the value of it that this figure is for; computed only where some
    /// unit has the value.
    pub each: Option<(Text, Text)>,
    /// 截止日 where no row of 指标 gives one: `MM-DD` of the year, or `机关.表头`.
    pub deadline: Option<Text>,
    /// Whether it is left out where there is no 截止日.
    pub needs_deadline: bool,
    /// 名单 where no row of 指标 gives one.
    pub names: Vec<Text>,
    /// 次数 in conditions where no row of 指标 gives one.
    pub times: i32,
    /// When its windows are judged.
    pub judged: Judging,
    /// Default target by period letter; the key is empty where it holds for all.
    pub targets: BTreeMap<Text, Target>,
    /// `[Q]`: shown, judged by a person.
    pub is_qualitative: bool,
    /// The worked example that is its test.
    pub example: Example,
    /// The town of its example.
    pub town: Arc<ExampleTown>,
}

/// When a window is judged that is not over (`systems.md` §4.5, rule 7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Judging {
    /// As its shape says.
    #[default]
    #[serde(rename = "")]
    Usual,
    /// At once: its members are all over when they are counted.
    #[serde(rename = "随时")]
    AtOnce,
    /// Not before the window is over.
    #[serde(rename = "期满")]
    AtEnd,
}

/// What the figure is in the tiny town of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Of one entry for many figures: the value whose figure it is.
    #[serde(default)]
    pub of: Text,
    /// Scope as `figures.json` writes it; default 全镇.
    #[serde(default = "whole_town")]
    pub scope: Text,
    /// Period label.
    pub period: Text,
    /// 分子; absent = null.
    pub numerator: Option<Text>,
    /// 分母; absent = null.
    pub denominator: Option<Text>,
    /// 完成值 where it is neither of the two.
    pub value: Option<Text>,
    /// 结论; absent = null.
    pub verdict: Option<Text>,
}

/// The tiny town that the examples of a file speak of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleTown {
    /// D.
    pub as_of: Text,
    /// Tables by sheet name, columns parted by `|`, the first line the headers.
    pub tables: BTreeMap<Text, Text>,
}

/// Scope of an example that names none.
fn whole_town() -> Text {
    "全镇".into()
}

impl FigureDecl {
    /// The default target for a period letter.
    pub fn target(&self, letter: char) -> Option<Target> {
        let mut buffer = [0; 4];
        let own = self.targets.get(&*letter.encode_utf8(&mut buffer));
        own.or_else(|| self.targets.get("")).copied()
    }

    /// Whether the value is a percentage.
    pub fn is_share(&self) -> bool {
        &*self.unit == "%"
    }

    /// The sheet whose rows are judged: 适用范围 speaks of its columns. Of a `logic` it is the
    /// first of its sheets.
    pub fn subject_sheet(&self) -> &str {
        match &self.shape {
            Shape::Count(members) | Shape::Sum(members, _) | Shape::Share(members, _) => {
                &members.rows
            }
            Shape::Cover(cover) => &cover.members.rows,
            Shape::Ratio(ratio) => &ratio.members.rows,
            Shape::Frequency(frequency) => &frequency.subjects,
            Shape::Logic(_) => self.sheets.first().map_or("", |sheet| sheet),
        }
    }
}
