//! settings.xml and fontTable.xml (our own parts: docx-rs writes the one out of schema order
//! and the other with fixed fonts, `crates.md` §1).

use super::escape::{attribute, escape};
use super::xml::{DECLARATION, WORD};
use crate::catalog::LayoutDecl;

/// settings.xml.
pub(super) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>"#,
    r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
    r#"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"#,
    r#"<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"#,
    r#"<w:adjustLineHeightInTable/><w:useFELayout/>"#,
    r#"<w:compatSetting w:name="compatibilityMode""#,
    r#" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#,
    r#"</w:settings>"#,
);

/// fontTable.xml: the named fonts with their alternatives, because Windows has neither the
/// _GB2312 pair nor any 小标宋 and replaces a missing name silently (`gongwen.md` 4.8).
pub(super) fn font_table(layout: &LayoutDecl) -> String {
    let mut out = format!("{DECLARATION}<w:fonts{WORD}>");
    for font in &layout.fonts {
        let Some((name, others)) = font.names.split_first() else { continue };
        out.push_str("<w:font");
        attribute(&mut out, "w:name", name);
        out.push('>');
        if !others.is_empty() {
            out.push_str("<w:altName w:val=\"");
            escape(&mut out, &others.join(","));
            out.push_str("\"/>");
        }
        out.push_str("<w:charset w:val=\"86\"/><w:family");
        attribute(&mut out, "w:val", &font.family);
        out.push_str("/><w:pitch w:val=\"default\"/></w:font>");
    }
    out.push_str("</w:fonts>");
    out
}
