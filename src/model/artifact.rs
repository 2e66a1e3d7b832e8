//! 成品: bytes with a path, and what the manifest says of them.

use super::Text;

/// State of a paper in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// 草稿: without a number yet (登记), or a paper without series.
    Draft,
    /// 预留: a number of an 自动 series is reserved.
    Reserved,
    /// 已发
    Issued,
    /// 作废
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

/// One line of `manifest.json` (contract in `architecture.md`), without hash and run.
#[derive(Clone, Debug, Default)]
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
