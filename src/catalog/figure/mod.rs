//! 指标: how each figure is counted (`mechanisms/S-nn.toml`, contract in `systems.md` §4).

mod target; // ≥90
mod basis; // 口径 in words
mod written; // the entries as written
mod understood; // entries checked against the sheets

pub use target::Target;
pub(super) use understood::load;

use crate::expr::condition::Condition;
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
    /// Default target by period letter; the key is empty where it holds for all.
    pub targets: BTreeMap<Text, Target>,
    /// `[Q]`: shown, judged by a person.
    pub is_qualitative: bool,
    /// The worked example that is its test.
    pub example: Example,
    /// The town of its example.
    pub town: Arc<ExampleTown>,
}

/// The five shapes of `systems.md` §4.3, and `logic`.
#[derive(Clone, Debug)]
pub enum Shape {
    /// `COUNT{rows}`
    Count(Members),
    /// `SUM{rows.column}`
    Sum(Members, Text),
    /// `SHARE{members | test}`
    Share(Members, Condition),
    /// `FREQ{subjects | rows | k in each period}`
    Frequency(Frequency),
    /// One file in `compute/logic/`.
    Logic(Text),
}

/// Rows that are counted.
#[derive(Clone, Debug)]
pub struct Members {
    /// Sheet.
    pub rows: Text,
    /// Which of its rows.
    pub when: Condition,
    /// Date that puts a row into a window; `None` = `when` itself speaks of 本期.
    pub on: Option<Text>,
    /// Whether the window is judged by a deadline (DUE, `systems.md` §4.4): not cut at D.
    pub is_due: bool,
}

/// How often something must happen.
#[derive(Clone, Debug)]
pub struct Frequency {
    /// Sheet of the subjects.
    pub subjects: Text,
    /// Rows of each subject that count.
    pub members: Members,
    /// 周期: 月 季 半年 学期 年.
    pub every: Text,
    /// 次数 in each.
    pub times: usize,
}

/// What the figure is in the tiny town of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Scope as `figures.json` writes it; default 全镇.
    #[serde(default = "whole_town")]
    pub scope: Text,
    /// Period label.
    pub period: Text,
    /// 分子; absent = null.
    pub numerator: Option<Text>,
    /// 分母; absent = null.
    pub denominator: Option<Text>,
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
}
