//! 法定数字: thresholds that a law sets (`legal.toml`).

use super::Declarations;
use crate::model::{Error, Result, RowRef, Text, Town, Value};
use serde::Deserialize;

/// What the law says.
#[derive(Clone, Debug, Deserialize)]
pub struct Legal {
    /// 事故等级, the gravest first.
    pub accident_grades: AccidentGrades,
}

/// 事故等级 by dead, hurt and loss.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccidentGrades {
    /// Law and article.
    pub basis: Text,
    /// Not yet held against the text in force: confirm before use.
    #[serde(default)]
    pub confirm: bool,
    /// The gravest first; the last one needs nothing.
    pub grade: Vec<AccidentGrade>,
}

/// One grade: reached by any one of its numbers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccidentGrade {
    /// 特别重大.
    pub name: Text,
    /// Dead from here on.
    pub deaths: i64,
    /// Hurt from here on.
    pub injuries: i64,
    /// Loss in 万元 from here on.
    pub loss: i64,
}

impl AccidentGrades {
    /// The grade of an accident with so many dead and hurt and a loss in 分.
    pub fn of(&self, deaths: i64, injuries: i64, loss: i64) -> Option<&Text> {
        let reaches = |grade: &&AccidentGrade| {
            deaths >= grade.deaths
                || injuries >= grade.injuries
                || loss >= grade.loss.saturating_mul(1_000_000)
        };
        self.grade.iter().find(reaches).map(|grade| &grade.name)
    }

    /// The grade that the numbers of a row of 事故 give; none unless dead and hurt are both
    /// given. A blank loss is none (`model.md` §7).
    pub fn of_row(&self, town: &Town, row: RowRef) -> Option<&Text> {
        let count = |header| town.value(row, header).integer();
        let loss = match town.value(row, "直接经济损失") {
            Value::Money(cents) => *cents,
            Value::Unknown(_) => return None,
            _ => 0,
        };
        self.of(count("死亡")?, count("重伤")?, loss)
    }
}

/// Reads `legal.toml`.
pub(super) fn load(declarations: &Declarations) -> Result<Legal> {
    const PATH: &str = "legal.toml";
    let text = declarations.get(PATH).unwrap_or_default();
    toml::from_str(text).map_err(|fault| Error::Templates(format!("{PATH}：{fault}")))
}
