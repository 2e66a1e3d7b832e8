//! 字体 and 样式: what named styles say (`layout.toml`, `[[font]]` and `[[style]]`).

use super::Strength;
use crate::model::Text;
use serde::Deserialize;

/// 字体 by role; an office names the fonts it has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontDecl {
    /// 标题, 正文, 楷体, 黑体, 页码.
    pub role: Text,
    /// The first is written, the others are its alternative names.
    pub names: Vec<Text>,
    /// For characters outside GB/T 2312: the font for those of GBK, for the others of the
    /// basic plane, for those beyond; empty = the font holds all (`gongwen.md` 4.8).
    #[serde(default)]
    pub wider: Vec<Text>,
    /// Fall-back class of OOXML: roman, modern, script, swiss.
    pub family: Text,
    /// Clause.
    pub clause: Text,
    /// Strength.
    pub strength: Strength,
}

/// 对齐.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are those of w:jc")]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
    Both,
}

/// 样式: a named style of styles.xml.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleDecl {
    /// Name and id: 公文正文.
    pub name: Text,
    /// Elements that are set in it.
    #[serde(default)]
    pub elements: Vec<Text>,
    /// A character style says only the font.
    #[serde(default)]
    pub character: bool,
    /// Role of its font.
    pub font: Text,
    /// Size in half points; 0 in a character style.
    #[serde(default)]
    pub size: u32,
    /// Alignment.
    #[serde(default)]
    pub align: Align,
    /// Exact line, twips; absent = the page's.
    #[serde(default)]
    pub line: Option<u32>,
    /// Character spacing in twips; absent = −5, 28 characters a line (`gongwen.md` 4.2).
    #[serde(default)]
    pub spacing: Option<i32>,
    /// Left indent, hundredths of a character.
    #[serde(default)]
    pub left: u32,
    /// Right indent.
    #[serde(default)]
    pub right: u32,
    /// First line indent.
    #[serde(default)]
    pub first_line: u32,
    /// Hanging indent.
    #[serde(default)]
    pub hanging: u32,
    /// Colour; absent = black.
    #[serde(default)]
    pub colour: Option<Text>,
    /// Stays with the next paragraph.
    #[serde(default)]
    pub keep_next: bool,
    /// Outline level 1–4; 0 = none.
    #[serde(default)]
    pub outline: u32,
    /// Carries the red rule below.
    #[serde(default)]
    pub red_rule: bool,
    /// Clause.
    pub clause: Text,
    /// Strength.
    pub strength: Strength,
}

/// Character spacing that puts 28 characters on a line (`gongwen.md` 4.2).
const SPACING: i32 = -5;

impl StyleDecl {
    /// Character spacing in twips.
    pub fn spacing(&self) -> i32 {
        self.spacing.unwrap_or(SPACING)
    }

    /// Twips of `hundredths` of one character of this style.
    pub fn characters(&self, hundredths: u32) -> u32 {
        (self.size * 10).saturating_add_signed(self.spacing()) * hundredths / 100
    }
}
