//! 版面: every measure, font and colour of a paper (`layout.toml`), with clause and strength
//! (`gongwen.md`).

mod overlay; // what an office says differently
mod style; // fonts and named styles

pub use style::{Align, FontDecl, StyleDecl};

use super::Declarations;
use crate::model::{ElementKind, Error, Result, Text};
use serde::Deserialize;
use std::collections::BTreeSet;

/// 强度: what may be said of a deviation (`gongwen.md`, table of strengths).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Strength {
    /// 应当: the standard wants it.
    #[serde(rename = "应当")]
    Must,
    /// 一般: the standard says what is usual.
    #[serde(rename = "一般")]
    Usual,
    /// 推荐: the standard recommends it.
    #[serde(rename = "推荐")]
    Recommended,
    /// 惯例: the standard is silent.
    #[serde(rename = "惯例")]
    Practice,
}

/// A number of the layout with its basis.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Twips, half points, eighths of a point or hundredths of a character (`layout.toml`).
    pub value: u32,
    /// Clause of GB/T 9704—2012; empty for practice.
    pub clause: Text,
    /// How strong the clause is.
    pub strength: Strength,
}

/// 公文用纸 and 版心 (5.1–5.2).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of w:pgSz and w:pgMar")]
pub struct PageDecl {
    pub width: Measure,
    pub height: Measure,
    pub top: Measure,
    pub left: Measure,
    pub bottom: Measure,
    pub right: Measure,
    pub header: Measure,
    pub footer: Measure,
    /// 行: exact line pitch.
    pub line: Measure,
    /// 行数 of a side.
    pub lines: Measure,
    /// 字数 of a line.
    pub characters: Measure,
    /// 字: width of one character.
    pub character: Measure,
    /// White that the estimate of pages puts between Chinese and Latin, hundredths of a 字.
    pub latin_gap: Measure,
}

impl PageDecl {
    /// 版心 width: 156 mm.
    pub fn text_width(&self) -> u32 {
        self.width.value - self.left.value - self.right.value
    }
}

/// Margins of a landscape side (8).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of w:pgMar")]
pub struct LandscapeDecl {
    pub top: Measure,
    pub right: Measure,
    pub bottom: Measure,
    pub left: Measure,
}

/// 发文机关标志 (7.2.4, 10.1, 10.2).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MastheadDecl {
    /// Top edge below the 版心 top in 文件 and 纪要.
    pub file_top: Measure,
    /// The same in 命令.
    pub order_top: Measure,
    /// Top edge below the paper edge in 信函.
    pub letter_top: Measure,
    /// Smallest size before letters are narrowed.
    pub smallest: Measure,
    /// Narrowest letters in percent.
    pub narrowest: Measure,
    /// What the glyph sits lower than its line box.
    pub nudge: Measure,
}

/// 红色分隔线 (7.2.7).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedRuleDecl {
    /// Thickness.
    pub weight: Measure,
    /// Distance from the number, in points.
    pub space: Measure,
    /// `FF0000`.
    pub colour: Text,
}

/// 信函 lines (10.1).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterDecl {
    /// Length of both double lines: 170 mm.
    pub rule_width: Measure,
    /// From the masthead to the upper line: 4 mm.
    pub upper_gap: Measure,
    /// The lower line from the paper top: 277 mm.
    pub lower_top: Measure,
    /// From the upper line to the number: 7/8 of a 3号 character.
    pub number_gap: Measure,
    /// Thick line, in twips.
    pub thick: Measure,
    /// Thin line, in twips.
    pub thin: Measure,
    /// White between the two.
    pub space: Measure,
}

/// 版记 lines (7.4.1).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImprintDecl {
    /// First and last line.
    pub outer: Measure,
    /// Lines between.
    pub inner: Measure,
}

/// Empty lines between elements.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlankDecl {
    /// 标志 → 文号.
    pub masthead_number: Measure,
    /// 红线 → 标题.
    pub rule_title: Measure,
    /// 标题 → 主送.
    pub title_addressee: Measure,
    /// 正文 → 附件说明.
    pub annex_note: Measure,
    /// 正文 → 署名 with a seal.
    pub sealed_signature: Measure,
    /// The same, where that keeps the date on the page.
    pub sealed_signature_least: Measure,
    /// Between two rows of sealed 署名.
    pub seal_rows: Measure,
    /// 正文 → 署名 without one.
    pub signature: Measure,
    /// 正文 → 出席.
    pub attendance: Measure,
}

/// 标题 (7.3.1).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleDecl {
    /// 词组 that no line of a title cuts, beside the words of the dictionary.
    pub phrases: Vec<Text>,
}

/// 表格.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDecl {
    /// White left and right in a cell.
    pub cell_margin: Measure,
    /// Thickness of the lines.
    pub border: Measure,
}

/// Rules that an office may switch.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutRules {
    /// 版记 on an even page (practice, `gongwen.md` 2.3).
    pub imprint_on_even_page: bool,
}

/// `layout.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is documented at its type")]
pub struct LayoutDecl {
    pub rules: LayoutRules,
    pub page: PageDecl,
    pub landscape: LandscapeDecl,
    pub masthead: MastheadDecl,
    pub red_rule: RedRuleDecl,
    pub letter: LetterDecl,
    pub imprint: ImprintDecl,
    pub blank: BlankDecl,
    pub title: TitleDecl,
    pub table: TableDecl,
    #[serde(rename = "font")]
    pub fonts: Vec<FontDecl>,
    #[serde(rename = "style")]
    pub styles: Vec<StyleDecl>,
}

impl LayoutDecl {
    /// The font of a role.
    pub fn font(&self, role: &str) -> Option<&FontDecl> {
        self.fonts.iter().find(|font| &*font.role == role)
    }

    /// A style by name.
    pub fn style(&self, name: &str) -> Option<&StyleDecl> {
        self.styles.iter().find(|style| &*style.name == name)
    }

    /// The style that an element is set in.
    pub fn style_of(&self, kind: ElementKind) -> Option<&StyleDecl> {
        let name = kind.name();
        self.styles.iter().find(|s| s.elements.iter().any(|element| &**element == name))
    }

    /// What does not fit together, one line each.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut names = BTreeSet::new();
        for font in self.fonts.iter().filter(|font| font.names.is_empty()) {
            faults.push(format!("字体“{}”没有名字", font.role));
        }
        for style in &self.styles {
            if !names.insert(&style.name) {
                faults.push(format!("样式“{}”重复", style.name));
            }
            if self.font(&style.font).is_none() {
                faults.push(format!("样式“{}”的字体“{}”没有写", style.name, style.font));
            }
            for element in &style.elements {
                if ElementKind::parse(element).is_none() {
                    faults.push(format!("样式“{}”：没有要素“{element}”", style.name));
                }
            }
        }
        if self.page.width.value <= self.page.left.value + self.page.right.value {
            faults.push("左右页边距之和超过纸宽".to_owned());
        }
        faults
    }
}

/// Where it is.
const PATH: &str = "layout.toml";

/// Reads `layout.toml`: ours, and what the office says differently over it.
pub(super) fn load(declarations: &Declarations) -> Result<LayoutDecl> {
    let fault = |fault| Error::Templates(format!("{PATH}：{fault}"));
    let mut table = Declarations::shipped(PATH).parse::<toml::Table>().map_err(fault)?;
    overlay::lay(
        &mut table,
        declarations.get(PATH).unwrap_or_default().parse().map_err(fault)?,
    );
    let layout: LayoutDecl = table.try_into().map_err(fault)?;
    let faults = layout.faults();
    if faults.is_empty() {
        Ok(layout)
    } else {
        Err(Error::Templates(format!("{PATH}：{}", faults.join("；"))))
    }
}
