//! What the town is made of: the tables below `tables/`, read and typed.

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

/// Why the sample cannot be made: a table that is not as it should be, or the disk.
pub(crate) type Fault = Box<dyn std::error::Error>;

/// All tables.
pub(crate) struct Tables {
    /// 机关: header → text or number.
    pub(crate) office: toml::Table,
    /// 村.
    pub(crate) villages: Vec<VillageEntry>,
    /// 站所.
    pub(crate) stations: Vec<StationEntry>,
    /// Kinds of 单位.
    pub(crate) kinds: Vec<Rc<Kind>>,
    /// Parts of names.
    pub(crate) names: Names,
    /// 专项行动.
    pub(crate) seasons: Vec<Season>,
    /// Days without checks.
    pub(crate) holidays: Vec<Holiday>,
    /// 备注 of overdue hazards.
    pub(crate) excuses: Vec<String>,
    /// What can be found wrong, by group.
    pub(crate) hazards: BTreeMap<String, Vec<Phrase>>,
}

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
    /// 是否执法机构.
    #[serde(default)]
    pub(crate) is_enforcing: bool,
    /// Whether it visits units of every field.
    #[serde(default)]
    pub(crate) is_general: bool,
    /// How many people.
    pub(crate) staff: usize,
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

/// A file whose one list has the name of what it lists.
type List<T> = BTreeMap<String, Vec<T>>;

/// `seasons.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    /// 专项行动.
    season: Vec<Season>,
    /// Days without checks.
    holiday: Vec<Holiday>,
    /// 备注 of overdue hazards.
    excuses: Vec<String>,
}

impl Tables {
    /// Reads `examples/sample_town/tables`.
    pub(crate) fn load() -> Result<Self, Fault> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample_town/tables");
        let at = |name: &str| root.join(name);
        let year: Year = file(&at("seasons.toml"))?;
        let mut office: BTreeMap<String, toml::Table> = file(&at("office.toml"))?;
        Ok(Self {
            office: office.remove("office").unwrap_or_default(),
            villages: list(&at("villages.toml"), "village")?,
            stations: list(&at("stations.toml"), "station")?,
            kinds: list(&at("kinds.toml"), "kind")?,
            names: file(&at("names.toml"))?,
            seasons: year.season,
            holidays: year.holiday,
            excuses: year.excuses,
            hazards: hazards(&root.join("hazards"))?,
        })
    }
}

/// The phrases of every group; the group is the file's name.
fn hazards(folder: &Path) -> Result<BTreeMap<String, Vec<Phrase>>, Fault> {
    let mut groups = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let group = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        groups.insert(group, list(&path, "hazard")?);
    }
    Ok(groups)
}

/// The list of a file.
fn list<T: DeserializeOwned>(path: &Path, name: &str) -> Result<Vec<T>, Fault> {
    let mut lists: List<T> = file(path)?;
    lists.remove(name).ok_or_else(|| format!("{}: no {name}", path.display()).into())
}

/// A whole file.
fn file<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let text = std::fs::read_to_string(path)?;
    toml::from_str(&text).map_err(|fault| format!("{}: {fault}", path.display()).into())
}
