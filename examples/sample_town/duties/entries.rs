//! The shapes of the tables of training and drills.

use super::super::calendar::Every;
use super::super::entries::Span;
use super::circle::Circle;
use serde::Deserialize;

/// 培训 that a station gives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionEntry {
    /// 主题.
    pub(crate) theme: String,
    /// 培训类别.
    pub(crate) sort: String,
    /// 人员类别 of those who are invited.
    pub(crate) who: String,
    /// 行业领域 of their units; empty = all.
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    /// 组织单位.
    pub(crate) station: String,
    /// 地点.
    pub(crate) venue: String,
    /// Months in which it is given.
    pub(crate) months: Vec<i8>,
    /// 学时.
    pub(crate) hours: i64,
    /// Whether there is an examination.
    #[serde(default)]
    pub(crate) is_tested: bool,
}

/// 培训 that units give their own staff.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonEntry {
    /// 主题.
    pub(crate) theme: String,
    /// 培训类别.
    pub(crate) sort: String,
    /// Which units.
    pub(crate) circles: Vec<Circle>,
    /// 地点.
    pub(crate) venue: String,
    /// Months in which it is given.
    pub(crate) months: Vec<i8>,
    /// 学时.
    pub(crate) hours: i64,
}

/// `drills.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drills {
    /// The drills.
    pub(crate) drill: Vec<DrillEntry>,
    /// 评估结论.
    pub(crate) verdicts: Vec<String>,
    /// 存在问题.
    pub(crate) problems: Vec<String>,
}

/// 演练.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrillEntry {
    /// 演练类型.
    pub(crate) sort: String,
    /// Pattern of 演练名称; {对象} is who holds it.
    pub(crate) name: String,
    /// 演练形式.
    pub(crate) form: String,
    /// Units that hold it.
    #[serde(default)]
    pub(crate) circles: Vec<Circle>,
    /// Whether villages hold it.
    #[serde(default)]
    pub(crate) is_of_villages: bool,
    /// The station that holds it.
    #[serde(default)]
    pub(crate) station: String,
    /// How often.
    pub(crate) every: Every,
    /// Months in which it is held; empty = all.
    #[serde(default)]
    pub(crate) months: Vec<i8>,
    /// 参加人数: in percent of the staff, or of people.
    pub(crate) people: Span,
    /// Pattern of 用时.
    pub(crate) time: String,
}
