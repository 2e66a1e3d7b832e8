//! styles.xml: the named styles that say all formatting (our own part: docx-rs writes styles
//! out of schema order and without defaults, `crates.md` §1).

use super::escape::{attribute, escape};
use super::xml::{DECLARATION, WORD};
use crate::catalog::{Align, LayoutDecl, StyleDecl};
use std::fmt::Write as _;

/// The style all others build on; character units and the grid follow its size.
const BASE: &str = "公文正文";

/// Writes the part.
pub(super) fn part(layout: &LayoutDecl) -> String {
    let mut out = format!("{DECLARATION}<w:styles{WORD}>");
    out.push_str("<w:docDefaults><w:rPrDefault><w:rPr>");
    let base = layout.style(BASE);
    if let Some(base) = base {
        fonts(&mut out, layout, base);
        let size = base.size;
        let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    }
    out.push_str("<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>");
    out.push_str("</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
    if let Some(base) = base {
        normal(&mut out, layout, base);
    }
    out.push_str(concat!(
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">"#,
        r#"<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>"#,
        r#"<w:semiHidden/></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal">"#,
        r#"<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>"#,
        r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
        r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>"#,
        r#"<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>"#,
        r#"</w:tblCellMar></w:tblPr></w:style>"#,
    ));
    for style in &layout.styles {
        named(&mut out, layout, style);
    }
    out.push_str("</w:styles>");
    out
}

/// The default paragraph style: 3号 on the line pitch, no indent.
fn normal(out: &mut String, layout: &LayoutDecl, base: &StyleDecl) {
    out.push_str(concat!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal">"#,
        r#"<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>"#,
        r#"<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>"#,
        r#"<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>"#,
        r#"<w:snapToGrid w:val="0"/>"#,
    ));
    line(out, layout.page.line.value);
    out.push_str("</w:pPr><w:rPr>");
    let _ = write!(out, "<w:spacing w:val=\"{}\"/><w:kern w:val=\"0\"/>", base.spacing());
    let size = base.size;
    let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    out.push_str("</w:rPr></w:style>");
}

/// One declared style.
fn named(out: &mut String, layout: &LayoutDecl, style: &StyleDecl) {
    let kind = if style.character { "character" } else { "paragraph" };
    let _ = write!(out, "<w:style w:type=\"{kind}\" w:customStyle=\"1\"");
    attribute(out, "w:styleId", &style.name);
    out.push_str("><w:name w:val=\"");
    escape(out, &style.name);
    out.push_str("\"/>");
    if !style.character {
        out.push_str("<w:basedOn w:val=\"Normal\"/>");
    }
    out.push_str("<w:qFormat/>");
    if !style.character {
        out.push_str("<w:pPr>");
        paragraph(out, layout, style);
        out.push_str("</w:pPr>");
    }
    out.push_str("<w:rPr>");
    fonts(out, layout, style);
    if let Some(colour) = &style.colour {
        out.push_str("<w:color");
        attribute(out, "w:val", colour);
        out.push_str("/>");
    }
    if !style.character {
        let (size, spacing) = (style.size, style.spacing());
        let _ = write!(out, "<w:spacing w:val=\"{spacing}\"/>");
        let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    }
    out.push_str("</w:rPr></w:style>");
}

/// Paragraph formatting in schema order.
fn paragraph(out: &mut String, layout: &LayoutDecl, style: &StyleDecl) {
    if style.keep_next {
        out.push_str("<w:keepNext/>");
    }
    if style.red_rule {
        let rule = &layout.red_rule;
        let (weight, space) = (rule.weight.value, rule.space.value);
        let _ = write!(out, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"{weight}\"");
        let _ = write!(out, " w:space=\"{space}\"");
        attribute(out, "w:color", &rule.colour);
        out.push_str("/></w:pBdr>");
    }
    line(out, style.line.unwrap_or(layout.page.line.value));
    indent(out, style);
    let align = match style.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Both => "both",
    };
    let _ = write!(out, "<w:jc w:val=\"{align}\"/>");
    if let Some(level) = style.outline.checked_sub(1) {
        let _ = write!(out, "<w:outlineLvl w:val=\"{level}\"/>");
    }
}

/// `w:ind` in hundredths of a character and in twips.
fn indent(out: &mut String, style: &StyleDecl) {
    let sides = [
        ("left", style.left),
        ("right", style.right),
        ("hanging", style.hanging),
        ("firstLine", style.first_line),
    ];
    if sides.iter().all(|(_, hundredths)| *hundredths == 0) {
        return;
    }
    out.push_str("<w:ind");
    for (side, hundredths) in sides.into_iter().filter(|(_, hundredths)| *hundredths > 0)
    {
        let twips = style.characters(hundredths);
        let _ = write!(out, " w:{side}Chars=\"{hundredths}\" w:{side}=\"{twips}\"");
    }
    out.push_str("/>");
}

/// Exact line spacing without space before or after.
fn line(out: &mut String, twips: u32) {
    let _ = write!(
        out,
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{twips}\" w:lineRule=\"exact\"/>"
    );
}

/// All four slots, so that no theme and no Latin default gets in.
fn fonts(out: &mut String, layout: &LayoutDecl, style: &StyleDecl) {
    let font = layout.font(&style.font).and_then(|font| font.names.first());
    out.push_str("<w:rFonts w:hint=\"eastAsia\"");
    for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
        attribute(out, slot, font.map_or("", |name| name));
    }
    out.push_str("/>");
}
