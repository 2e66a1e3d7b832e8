//! Runs of text: in the font of their style, and character by character in wider fonts where
//! that one does not hold them (X29; `gongwen.md` 4.8).

use super::escape::{attribute, run_content};
use super::prototype::run;
use crate::catalog::{FontDecl, LayoutDecl, StyleDecl};
use crate::model::{Repertoire, Result};
use docx_rs::Run;

/// How runs of one kind begin.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    /// By repertoire, from the basic one; the last serves all wider ones.
    opens: Vec<String>,
}

impl Letters {
    /// Runs that only follow their paragraph style.
    pub(super) fn plain(layout: &LayoutDecl, style: &StyleDecl) -> Self {
        Self::new("<w:r>".to_owned(), layout.font(&style.font))
    }

    /// Runs in a character style.
    pub(super) fn styled(layout: &LayoutDecl, style: &StyleDecl) -> Result<Self> {
        Self::said(layout, style, &Run::new().style(&style.name))
    }

    /// Runs with formatting of their own, in the font of a style.
    pub(super) fn said(
        layout: &LayoutDecl,
        style: &StyleDecl,
        formatting: &Run,
    ) -> Result<Self> {
        Ok(Self::new(run(formatting)?, layout.font(&style.font)))
    }

    /// From the opening of a run and the font it is in.
    fn new(open: String, font: Option<&FontDecl>) -> Self {
        let wider = font.map_or(&[][..], |font| &font.wider);
        let wider: Vec<String> = wider.iter().map(|name| renamed(&open, name)).collect();
        Self { opens: std::iter::once(open).chain(wider).collect() }
    }

    /// Appends texts as one run, or as several where characters are rare.
    pub(super) fn write(&self, out: &mut String, texts: &[&str]) {
        let mut open = None;
        for (repertoire, piece) in texts.iter().flat_map(|text| pieces(text)) {
            let now = self.open(repertoire);
            if open != Some(now) {
                out.extend([open.map_or("", |_| "</w:r>"), now]);
                open = Some(now);
            }
            run_content(out, piece);
        }
        out.push_str(open.map_or("", |_| "</w:r>"));
    }

    /// The opening for a repertoire.
    fn open(&self, repertoire: Repertoire) -> &str {
        let last = self.opens.len().saturating_sub(1);
        self.opens.get(last.min(repertoire as usize)).map_or("<w:r>", String::as_str)
    }
}

/// A text cut where the repertoire changes.
fn pieces(text: &str) -> impl Iterator<Item = (Repertoire, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let repertoire = Repertoire::of(rest.chars().next()?);
        let end = rest.find(|c| Repertoire::of(c) != repertoire).unwrap_or(rest.len());
        let (piece, more) = rest.split_at(end);
        rest = more;
        Some((repertoire, piece))
    })
}

/// An opening with another font, named in all four slots behind `w:rStyle`.
fn renamed(open: &str, font: &str) -> String {
    let mut fonts = String::from("<w:rFonts w:hint=\"eastAsia\"");
    for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
        attribute(&mut fonts, slot, font);
    }
    fonts.push_str("/>");
    let Some(start) = open.find("<w:rPr>") else {
        return format!("{open}<w:rPr>{fonts}</w:rPr>");
    };
    let style = open.find("<w:rStyle");
    let style = style.and_then(|at| open[at..].find('>').map(|end| at + end + 1));
    let (before, behind) = open.split_at(style.unwrap_or(start + "<w:rPr>".len()));
    format!("{before}{fonts}{behind}")
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn rare_characters_go_to_wider_fonts() {
        let wide = r#"<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>"#;
        let opens = ["<w:r>".to_owned(), super::renamed("<w:r>", "宋体")];
        let letters = Letters { opens: opens.to_vec() };
        let mut out = String::new();
        letters.write(&mut out, &["李", "喆䶮明"]);
        let text = |text: &str| format!("<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
        let (plain, rare) = (text("李"), text("喆</w:t><w:t xml:space=\"preserve\">䶮"));
        let wanted =
            format!("<w:r>{plain}<w:r><w:rPr>{wide}</w:rPr>{rare}<w:r>{}", text("明"));
        assert_eq!(out, wanted);
        assert_eq!(
            super::renamed(
                r#"<w:r><w:rPr><w:rStyle w:val="甲"/><w:sz w:val="2"/></w:rPr>"#,
                "宋体"
            ),
            format!(
                r#"<w:r><w:rPr><w:rStyle w:val="甲"/>{wide}<w:sz w:val="2"/></w:rPr>"#
            )
        );
    }
}
