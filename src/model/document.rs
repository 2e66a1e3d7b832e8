//! 公文: the tree of GB/T 9704—2012 elements, no fonts, no twips.

use super::{FrontMatter, Paper, Provenance};
use std::fmt;
use std::ops::Range;

/// 版式 (`gongwen.md` §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// 文件, the default.
    #[default]
    File,
    /// 信函 (10.1)
    Letter,
    /// 纪要 (10.3)
    Minutes,
    /// 命令 (10.2)
    Order,
    /// 表格 (practice)
    Form,
}

impl Layout {
    /// All, in the order of the contract.
    pub const ALL: [Self; 5] =
        [Self::File, Self::Letter, Self::Minutes, Self::Order, Self::Form];

    /// Reads the Chinese name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.to_string() == text)
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::File => "文件",
            Self::Letter => "信函",
            Self::Minutes => "纪要",
            Self::Order => "命令",
            Self::Form => "表格",
        })
    }
}

/// 要素: what a line or paragraph of a paper is. Names are those of `format --explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ElementKind {
    /// 份号 (7.2.1)
    CopyNumber,
    /// 密级 (7.2.2)
    Secrecy,
    /// 紧急程度 (7.2.3)
    Urgency,
    /// 发文机关标志 (7.2.4)
    Masthead,
    /// 发文字号 (7.2.5)
    DocumentNumber,
    /// 签发人 (7.2.6)
    Approver,
    /// 令号 (10.2)
    OrderNumber,
    /// 标题 (7.3.1)
    Title,
    /// 主送机关 (7.3.2)
    Addressee,
    /// 一级标题 (7.3.3)
    Heading1,
    /// 二级标题
    Heading2,
    /// 三级标题
    Heading3,
    /// 四级标题
    Heading4,
    /// 正文
    Body,
    /// 出席, 请假, 列席 (10.3)
    Attendance,
    /// 责任标签 (`gongwen.md` 7.5)
    ResponsibilityTag,
    /// 附件说明 (7.3.4)
    AnnexNote,
    /// 署名 (7.3.5)
    Signature,
    /// 成文日期 (7.3.5.4)
    IssueDate,
    /// 附注 (7.3.6)
    Note,
    /// 附件标记 (7.3.7)
    AnnexLabel,
    /// 附件标题 (7.3.7)
    AnnexTitle,
    /// 附文标题: title of an attached text
    AttachedTitle,
    /// 抄送 (7.4.2)
    CopiedTo,
    /// 印发 (7.4.3)
    Printed,
    /// 页码, dropped
    PageNumber,
    /// 表格
    Table,
    /// 接页: continues the paragraph of the line it was joined to
    Continued,
    /// 空行
    BlankLine,
    /// 杂质: converter debris
    Debris,
}

impl ElementKind {
    /// The kinds with their Chinese names, in the order of the contract.
    pub const NAMES: [(Self, &'static str); 30] = [
        (Self::CopyNumber, "份号"),
        (Self::Secrecy, "密级"),
        (Self::Urgency, "紧急程度"),
        (Self::Masthead, "发文机关标志"),
        (Self::DocumentNumber, "发文字号"),
        (Self::Approver, "签发人"),
        (Self::OrderNumber, "令号"),
        (Self::Title, "标题"),
        (Self::Addressee, "主送机关"),
        (Self::Heading1, "一级标题"),
        (Self::Heading2, "二级标题"),
        (Self::Heading3, "三级标题"),
        (Self::Heading4, "四级标题"),
        (Self::Body, "正文"),
        (Self::Attendance, "出席"),
        (Self::ResponsibilityTag, "责任标签"),
        (Self::AnnexNote, "附件说明"),
        (Self::Signature, "署名"),
        (Self::IssueDate, "成文日期"),
        (Self::Note, "附注"),
        (Self::AnnexLabel, "附件标记"),
        (Self::AnnexTitle, "附件标题"),
        (Self::AttachedTitle, "附文标题"),
        (Self::CopiedTo, "抄送"),
        (Self::Printed, "印发"),
        (Self::PageNumber, "页码"),
        (Self::Table, "表格"),
        (Self::Continued, "接页"),
        (Self::BlankLine, "空行"),
        (Self::Debris, "杂质"),
    ];

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Reads the Chinese name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }

    /// The level 1–4 of a heading.
    pub const fn heading_level(self) -> Option<u8> {
        match self {
            Self::Heading1 => Some(1),
            Self::Heading2 => Some(2),
            Self::Heading3 => Some(3),
            Self::Heading4 => Some(4),
            _ => None,
        }
    }
}

/// A run of text with one origin.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Span {
    /// What is printed.
    pub text: String,
    /// Position in `Document::sources`; `None` = words of the template or of a clerk.
    pub source: Option<u32>,
}

/// One element of the paper: a paragraph, a line, a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Line of the source text where it begins, 1-based (paragraph of a DOCX).
    pub line: u32,
    /// 层次序数 of a heading as written, mark included: `一、`, `（一）`, `1.`.
    pub ordinal: Option<String>,
    /// All of its text, ordinal included; of a run-in heading the text behind it too.
    pub spans: Vec<Span>,
    /// Characters of the heading proper (ordinal and end mark included) when text follows it
    /// on the same line; `None` when the element is one piece.
    pub run_in: Option<usize>,
    /// The table, for `Table`.
    pub table: Option<Table>,
}

impl Element {
    /// The text without spans.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// 表: rows of cells, the first `header_rows` of them the header.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    /// How many rows are repeated on each page.
    pub header_rows: usize,
    /// Rows of cells, all of one length.
    pub rows: Vec<Vec<TableCell>>,
    /// Relative column widths; empty = by content.
    pub widths: Vec<u32>,
}

/// One table cell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TableCell {
    /// Its text.
    pub spans: Vec<Span>,
}

/// A part that begins a new page: an annex (7.3.7) or an attached text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which of the two.
    pub piece: Piece,
    /// Whether it is set on landscape pages.
    pub is_landscape: bool,
    /// Label and title first, then its body.
    pub elements: Vec<Element>,
}

/// Kind of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// 附件
    Annex,
    /// 附文: the text that an 印发 notice issues.
    Attached,
}

/// 行: what a line of the source text, or a piece of one, was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, 1-based (paragraph of a DOCX).
    pub number: u32,
    /// What it is.
    pub kind: ElementKind,
    /// 层次序数 of a heading as written.
    pub ordinal: Option<String>,
    /// Whether text follows the heading on this line.
    pub is_run_in: bool,
    /// The text, without indent.
    pub text: String,
    /// Characters of the line that it takes, indent counted.
    pub range: Range<u32>,
    /// Whether the line holds something else too.
    pub is_piece: bool,
}

/// A paper as elements: 版头, 主体, parts on pages of their own, 版记.
#[derive(Clone, Debug)]
pub struct Document {
    /// The planned paper; `None` for free text (`format`).
    pub paper: Option<Paper>,
    /// Front matter.
    pub front: FrontMatter,
    /// 版头 (7.2): above the red line, in reading order.
    pub head: Vec<Element>,
    /// 主体 (7.3): title to 附注.
    pub body: Vec<Element>,
    /// Annexes and attached texts.
    pub parts: Vec<Part>,
    /// 版记 (7.4).
    pub imprint: Vec<Element>,
    /// What stands behind the spans.
    pub sources: Vec<Provenance>,
    /// The source text line by line, with what was left out or joined.
    pub lines: Vec<SourceLine>,
}

impl Document {
    /// All elements in reading order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        let parts = self.parts.iter().flat_map(|part| &part.elements);
        self.head.iter().chain(&self.body).chain(parts).chain(&self.imprint)
    }

    /// The title as one line; empty if there is none.
    pub fn title(&self) -> String {
        let title = self.body.iter().filter(|e| e.kind == ElementKind::Title);
        title.map(Element::text).collect()
    }
}
