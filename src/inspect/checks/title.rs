//! X08: the title: 2号小标宋, centred, two empty lines below the red line (7.3.1).

use super::{is_near, signed};
use crate::catalog::Align;
use crate::inspect::face::stranger;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{points, size};
use crate::model::{ElementKind, Layout};

/// Measures every line of the title and of attached titles, and the white above.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for kind in [ElementKind::Title, ElementKind::AttachedTitle] {
        for paragraph in paper.all(kind) {
            line(paper, paragraph, notes);
        }
    }
    if paper.layout != Layout::Form {
        white(paper, notes);
    }
}

/// One line of a title.
fn line(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let Some(style) = paper.decl.style_of(ElementKind::Title) else { return };
    for run in paragraph.shown() {
        let letters = &run.letters;
        if letters.size() != style.size {
            notes.at("X08·字号", paragraph, size(letters.size()));
        }
        if let Some(name) = stranger(paper.decl, &style.font, run) {
            notes.at("X08", paragraph, name.to_owned());
        }
        if letters.bold == Some(true) {
            notes.at("X08·加粗", paragraph, "加粗".to_owned());
        }
    }
    let align = paragraph.lines.align();
    if align != Align::Center {
        notes.at("X08·居中", paragraph, said(align).to_owned());
    }
}

/// Alignment in words.
pub(super) const fn said(align: Align) -> &'static str {
    match align {
        Align::Left => "左对齐",
        Align::Center => "居中",
        Align::Right => "右对齐",
        Align::Both => "两端对齐",
    }
}

/// Empty lines between the head and the title.
fn white(paper: &Paper, notes: &mut Notes) {
    let Some((at, title)) = paper.first(ElementKind::Title) else { return };
    let blank = |p: &&Paragraph| p.kind == Some(ElementKind::BlankLine);
    let has_head = paper.before(at).any(|p| !blank(&p));
    let wanted = paper.decl.blank.rule_title.value;
    let pitch = signed(paper.decl.page.line.value);
    let blanks: Vec<&Paragraph> = paper.before(at).take_while(blank).collect();
    let is_exact = |p: &&Paragraph| p.lines.exact().is_some_and(|l| is_near(l, pitch, 2));
    if has_head && blanks.len() != wanted as usize {
        notes.at("X08·空行", title, format!("空 {} 行", blanks.len()));
    } else if has_head && !blanks.iter().all(is_exact) {
        notes.at(
            "X08·空行",
            title,
            format!("空 {} 行，行距不是固定值 {}", blanks.len(), points(pitch)),
        );
    }
}
