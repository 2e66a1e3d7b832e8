//! A paper on its way: planned, then rendered to text.

use super::{Day, Layout, Period, Provenance, RowRef, Series, Table, Text};

/// 对象 of a paper (front matter 每).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The town: 一份, 月, 年.
    Town,
    /// A row of any sheet: 村, 单位, 隐患 …
    Row(RowRef),
}

/// A paper that is due, before it is rendered.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Position in `Catalog::documents`.
    pub document: usize,
    /// 种类: `D-08`.
    pub kind: Text,
    /// 对象.
    pub subject: Subject,
    /// The subject's name, for file names and the register; empty for the town.
    pub subject_name: Text,
    /// The month or year it is for.
    pub period: Period,
    /// What `register` keys on: kind, subject key and period, joined by U+001F.
    pub key: Text,
    /// 成文日期: D for a draft.
    pub issue_date: Day,
    /// Where its number comes from; `None` = a paper without number.
    pub series: Option<Series>,
    /// 发文字号 in full: `兰安改〔2026〕3号`, or `兰政发〔2026〕　号` in a 登记 series.
    pub number: Option<Text>,
    /// Serial reserved for it by this or an earlier run (自动 series).
    pub serial: Option<u32>,
}

/// What the front matter of a template said, after rendering. By default nothing but that
/// there is a 标志.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// 名称: 隐患整改通知书.
    pub name: Text,
    /// 文种: 通知 …; `None` outside the statutory kinds.
    pub doc_type: Option<Text>,
    /// 版式.
    pub layout: Layout,
    /// 密级.
    pub secrecy: Option<Text>,
    /// 紧急程度.
    pub urgency: Option<Text>,
    /// 签发人.
    pub approver: Option<Text>,
    /// 标志: false for a 便函.
    pub has_masthead: bool,
    /// Whether it is set for a seal (机关.盖章).
    pub is_sealed: bool,
    /// Who issues it, for properties and checks (落款名称).
    pub issuer: Text,
    /// 成文日期 as printed.
    pub issue_date: Text,
}

impl Default for FrontMatter {
    fn default() -> Self {
        Self {
            name: "".into(),
            doc_type: None,
            layout: Layout::File,
            secrecy: None,
            urgency: None,
            approver: None,
            has_masthead: true,
            is_sealed: false,
            issuer: "".into(),
            issue_date: "".into(),
        }
    }
}

/// 稿: the rendered text with sentinels, and what stands behind each printed value.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The paper.
    pub paper: Paper,
    /// Front matter.
    pub front: FrontMatter,
    /// Text that reads as the paper will, with sentinels round printed values.
    pub text: String,
    /// By sentinel index.
    pub sources: Vec<Provenance>,
    /// Tables of `{{ 表("台账名") }}`: the line `TABLE index` in `text` stands for each.
    pub tables: Vec<Table>,
}
