//! 成品: bytes with a path, and what the manifest says of them.

use super::Text;
use serde::{Deserialize, Serialize};

/// State of a paper in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperState {
    /// 草稿: without a number yet (登记), or a paper without series.
    #[serde(rename = "草稿")]
    Draft,
    /// 预留: a number of an 自动 series is reserved.
    #[serde(rename = "预留")]
    Reserved,
    /// 已发
    #[serde(rename = "已发")]
    Issued,
    /// 作废
    #[serde(rename = "作废")]
    Void,
}

impl PaperState {
    /// The Chinese word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Reserved => "预留",
            Self::Issued => "已发",
            Self::Void => "作废",
        }
    }

    /// Reads the Chinese word.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Draft, Self::Reserved, Self::Issued, Self::Void];
        all.into_iter().find(|state| state.name() == text)
    }
}

/// What the 发文登记簿 (L-37) says of a paper beside number, 文种, date and state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letter {
    /// 标题.
    pub title: Text,
    /// 主送.
    pub addressee: Text,
    /// 签发人.
    pub approver: Text,
    /// 附件数.
    pub annexes: u32,
    /// 引用文号.
    pub cites: Vec<Text>,
}

/// One line of `manifest.json` (contract in `architecture.md`), without hash and run.
///
/// The register keeps it as JSON: a field that an old entry lacks is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// `D-08`, `L-10`, `年度台账`, …
    pub kind: Text,
    /// 名称.
    pub name: Text,
    /// 版式 of a paper.
    pub layout: Option<Text>,
    /// 文种 of a paper.
    pub doc_type: Option<Text>,
    /// Whether it is set for a seal.
    pub is_sealed: bool,
    /// 文号, blank serial included.
    pub number: Option<Text>,
    /// State of a paper.
    pub state: Option<PaperState>,
    /// 对象; empty for the town.
    pub subject: Text,
    /// Label of the month or year.
    pub period: Text,
    /// Template file it was made from.
    pub template: Text,
    /// Addresses of its source rows: `checks.xlsx›检查›12`.
    pub rows: Vec<String>,
    /// Register key of a paper (`Paper::key`); empty for others.
    pub key: Text,
    /// What stands behind each printed value, as JSON, kept with the paper in the register.
    pub provenance: String,
    /// Columns of the 发文登记簿, kept in the register; `None` for what is no paper.
    pub letter: Option<Letter>,
}

/// A finished file.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Path below the output folder, `/` between folders.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// What it is.
    pub entry: Entry,
}
