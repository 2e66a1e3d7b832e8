//! The shapes of what stands in the tables.

use jiff::civil::Date;
use serde::Deserialize;

/// 村 as the table says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VillageEntry {
    /// 村名.
    pub(crate) name: String,
    /// The name in names of units.
    pub(crate) short: String,
    /// 村类别.
    pub(crate) kind: String,
    /// 别名.
    #[serde(default)]
    pub(crate) alias: String,
    /// How it goes about safety.
    pub(crate) manner: Manner,
    /// 户数.
    pub(crate) households: i64,
}

/// How a village, and what is in it, goes about safety.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Manner {
    /// Prompt.
    Good,
    /// As most.
    Plain,
    /// Late, if at all.
    Weak,
}

/// 班子成员 as the table says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaderEntry {
    /// What other tables call the one who holds the post.
    pub(crate) role: String,
    /// 职务.
    pub(crate) post: String,
    /// 任期起.
    pub(crate) since: Date,
    /// 任期止.
    pub(crate) until: Option<Date>,
}

/// 站所 as the table says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StationEntry {
    /// 站所名称.
    pub(crate) name: String,
    /// 行业领域 that it supervises.
    pub(crate) fields: String,
    /// 检查层级 of its checks.
    pub(crate) level: String,
    /// 职务 of its head.
    pub(crate) post: String,
    /// 分管领导, as `leaders.toml` calls him.
    pub(crate) leader: String,
    /// 是否执法机构.
    #[serde(default)]
    pub(crate) is_enforcing: bool,
    /// Whether it visits units of every field.
    #[serde(default)]
    pub(crate) is_general: bool,
    /// How many people.
    pub(crate) staff: usize,
}

/// 机构 as the table says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyEntry {
    /// 机构名称.
    pub(crate) name: String,
    /// 机构类别.
    pub(crate) sort: String,
    /// 行业领域.
    #[serde(default)]
    pub(crate) field: String,
    /// 任期起 of all.
    pub(crate) since: Date,
    /// 任期止 of all, once it is dissolved.
    pub(crate) until: Option<Date>,
    /// 组内职务 and the leader who holds it.
    pub(crate) heads: Vec<(String, String)>,
    /// The station whose head is 办公室主任.
    pub(crate) office: String,
    /// Stations whose heads are members; empty = all.
    #[serde(default)]
    pub(crate) stations: Vec<String>,
    /// Whether the heads of all villages are members.
    #[serde(default)]
    pub(crate) has_villages: bool,
}

/// 阶段 as the table says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StageEntry {
    /// 方案.
    pub(crate) plan: String,
    /// 阶段名称.
    pub(crate) name: String,
    /// 起始日期.
    pub(crate) first: Date,
    /// 终止日期.
    pub(crate) last: Date,
    /// 任务.
    pub(crate) task: String,
    /// 成果物.
    pub(crate) product: String,
}

/// A kind of 单位.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    /// What the table calls it.
    pub(crate) name: String,
    /// How many there are among all.
    pub(crate) share: usize,
    /// 单位类别.
    pub(crate) sort: String,
    /// 行业领域.
    pub(crate) field: String,
    /// 重点分组.
    pub(crate) groups: String,
    /// Patterns of 单位名称.
    pub(crate) names: Vec<String>,
    /// First two characters of the credit code; empty = has none.
    pub(crate) code: String,
    /// 是否重点.
    pub(crate) is_key: bool,
    /// 是否高危.
    #[serde(default)]
    pub(crate) is_risky: bool,
    /// 风险等级, one of them.
    pub(crate) risks: Vec<String>,
    /// 从业人数.
    pub(crate) staff: Span,
    /// Year of 开业日期.
    pub(crate) founded: Span,
    /// How often it is checked, against others.
    pub(crate) attention: usize,
    /// Whether such units open and close.
    #[serde(default)]
    pub(crate) moves: bool,
    /// Groups of hazards, the commonest first.
    pub(crate) hazards: Vec<String>,
    /// 检查内容.
    pub(crate) looks: String,
}

/// Parts of names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// 姓, common ones first.
    pub(crate) surnames: Vec<String>,
    /// 名.
    pub(crate) given: Vec<String>,
    /// 字号.
    pub(crate) brands: Vec<String>,
    /// Streets.
    pub(crate) streets: Vec<String>,
}

/// 专项行动.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Season {
    /// 专项名称.
    pub(crate) name: String,
    /// First day.
    pub(crate) first: Date,
    /// Last day.
    pub(crate) last: Date,
    /// How many checks there are, in percent of a plain month.
    pub(crate) load: i64,
}

/// Days without checks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Holiday {
    /// First day.
    pub(crate) first: Date,
    /// Last day.
    pub(crate) last: Date,
}

/// What can be found wrong somewhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrase {
    /// 隐患部位.
    pub(crate) part: String,
    /// 隐患内容.
    pub(crate) text: String,
    /// 隐患类别.
    pub(crate) sort: String,
    /// 判定依据.
    pub(crate) basis: String,
    /// 整改措施.
    pub(crate) measure: String,
    /// Days until 整改期限; 0 = 当场整改.
    pub(crate) days: i64,
    /// 整改资金 in units of 100 元.
    #[serde(default)]
    pub(crate) cost: Span,
    /// Months in which it occurs; empty = all.
    #[serde(default)]
    pub(crate) months: Vec<i8>,
    /// Whether it becomes 重大 when it is left.
    #[serde(default)]
    pub(crate) rises: bool,
    /// 重大 from the start.
    #[serde(default)]
    pub(crate) major: bool,
    /// 群死群伤风险.
    #[serde(default)]
    pub(crate) mass: bool,
}

/// A range of numbers, both ends in, written `3-8`.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Span {
    /// Least.
    pub(crate) low: i64,
    /// Most.
    pub(crate) high: i64,
}

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let ends = text.split_once('-').map(|(low, high)| (low.parse(), high.parse()));
        match ends {
            Some((Ok(low), Ok(high))) if low <= high => Ok(Self { low, high }),
            _ => Err(format!("{text} is no range like 3-8")),
        }
    }
}
