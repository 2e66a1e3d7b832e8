//! X19: page numbers: odd right, even left, a character from the edge, 7 mm below (7.5).

use super::{MILLIMETRE, is_near, signed};
use crate::catalog::{Align, StyleDecl};
use crate::inspect::face::suits;
use crate::inspect::look::Face;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::section::Section;
use crate::inspect::story::{Paragraph, Story};
use crate::inspect::words::{
    blanks_before, blanks_behind, characters, millimetres, size,
};
use crate::model::{Layout, Text, is_chinese};
use std::collections::BTreeSet;

/// Hundredths of a character that the gap may deviate.
const HALF: i32 = 50;

/// Measures the footers of upright pages.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let upright = || paper.story.sections.iter().filter(|s| !s.is_landscape());
    let first = upright().next().filter(|_| paper.layout != Layout::Form);
    if let Some(first) = first {
        presence(paper, first, notes);
    }
    let mut seen = BTreeSet::new();
    for section in upright() {
        let footers = &section.footers;
        for (id, style) in [(&footers.odd, "公文单页码"), (&footers.even, "公文双页码")]
        {
            let footer = paper.margin(id.as_ref()).and_then(number);
            let footer = footer.filter(|_| seen.insert((id, style)));
            if let (Some(number), Some(style)) = (footer, paper.decl.style(style)) {
                measure(paper, (section, number), style, notes);
            }
        }
    }
}

/// The paragraph that holds the number of the page.
pub(super) fn number(story: &Story) -> Option<&Paragraph> {
    let is_page = |p: &&Paragraph| p.fields.iter().any(|field| field.verb() == "PAGE");
    story.paragraphs.iter().find(is_page)
}

/// Whether odd and even pages have their numbers, and the first page too.
fn presence(paper: &Paper, section: &Section, notes: &mut Notes) {
    let footers = &section.footers;
    let has = |id: &Option<Text>| paper.margin(id.as_ref()).and_then(number).is_some();
    if !has(&footers.odd) {
        notes.whole("X19", "页脚没有页码域".to_owned());
        return;
    }
    if !paper.has_even_sides() {
        notes.whole("X19·奇偶", "未选“奇偶页不同”".to_owned());
    } else if !has(&footers.even) {
        notes.whole("X19·奇偶", "偶数页没有页码".to_owned());
    }
    if section.has_first_page && paper.layout != Layout::Letter && !has(&footers.first) {
        notes.whole("X19·首页", "首页没有页码".to_owned());
    }
}

/// One number against the style of its side.
fn measure(
    paper: &Paper,
    (section, number): (&Section, &Paragraph),
    style: &StyleDecl,
    notes: &mut Notes,
) {
    if number.fields.iter().any(|field| !field.is_split || !field.has_result) {
        notes.whole("X19·域", "页码域不完整".to_owned());
    }
    if paper.layout == Layout::Form {
        return;
    }
    if !is_dashed(&number.text) {
        notes.whole("X19·横线", number.text.trim().to_owned());
    }
    place(number, style, notes);
    letters(paper, number, style, notes);
    let line = signed(style.line.unwrap_or(style.size * 10));
    let own = number.lines.exact().unwrap_or(signed(style.size) * 13);
    let wanted = signed(paper.decl.page.footer.value) + line / 2;
    let found = section.footer + own / 2;
    if number.text_box.is_none() && !is_near(found, wanted, MILLIMETRE) {
        let below = section.bottom - found;
        notes.whole("X19·距离", format!("页码中心在版心下 {}", millimetres(below)));
    }
}

/// `— 1 —`
fn is_dashed(text: &str) -> bool {
    let inside = text.trim().strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
    let digits = inside.map(str::trim).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// On its side, a character from the edge.
fn place(number: &Paragraph, style: &StyleDecl, notes: &mut Notes) {
    let framed = number.text_box.as_ref().and_then(|shape| shape.across.align.clone());
    let framed = framed.or_else(|| number.lines.frame.as_ref()?.align.clone());
    let align = match framed.as_deref() {
        // The outer edge is the right one on odd pages, the left one on even pages.
        Some("outside") => style.align,
        Some("right") => Align::Right,
        Some("left") => Align::Left,
        Some("center") => Align::Center,
        _ => number.lines.align(),
    };
    let align = if align == Align::Both { Align::Left } else { align };
    let side = |align| match align {
        Align::Right => "右侧",
        Align::Center => "居中",
        Align::Left | Align::Both => "左侧",
    };
    if align != style.align {
        notes
            .whole("X19·位置", format!("页码{}，应在{}", side(align), side(style.align)));
        return;
    }
    let (indent, text) = (&number.lines.indent, &number.text);
    let character = style.characters(100);
    let (gap, wanted) = if align == Align::Right {
        (indent.right.hundredths(character) + blanks_behind(text), style.right)
    } else {
        (indent.start(character) + blanks_before(text), style.left)
    };
    if !is_near(gap, signed(wanted), HALF) {
        let read = format!("{}页码距版心边 {}", side(align), characters(gap));
        notes.whole("X19·位置", read);
    }
}

/// 4号 半角宋体, the dashes too.
fn letters(paper: &Paper, number: &Paragraph, style: &StyleDecl, notes: &mut Notes) {
    for run in number.shown() {
        if run.letters.size() != style.size {
            notes.whole("X19·字号", size(run.letters.size()));
        }
        let is_wide = run.text.contains(|c| c == '—' || is_chinese(c));
        let face = &run.letters.faces[usize::from(!is_wide)];
        match face {
            Some(Face::Named(name)) if !suits(paper.decl, &style.font, name) => {
                notes.whole("X19·字体", name.to_string());
            }
            _ => {}
        }
    }
}
