//! X05–X07: size, font and spacing of the text, font slots, fonts of the levels (5.2.2, 7.3.3).

use crate::catalog::StyleDecl;
use crate::inspect::face::{stranger, suits};
use crate::inspect::look::{Face, Letters};
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::run::Run;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{points, size};
use crate::model::ElementKind::{
    self, Addressee, AnnexNote, Attendance, Body, CopyNumber, DocumentNumber, Heading1,
    Heading2, Heading3, Heading4, IssueDate, Note, Signature,
};
use crate::model::Layout;

/// Elements set in the body's font and size, headings among them.
const TEXT: [ElementKind; 12] = [
    CopyNumber,
    DocumentNumber,
    Addressee,
    Body,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    AnnexNote,
    Signature,
    IssueDate,
    Note,
];
/// Characters up to which a heading without text behind it may go (`gongwen.md` 7.2).
const HEADING: usize = 40;

/// Measures every run of the text, and the font slots of everything.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    // The number of a form has no clause.
    let is_form = paper.layout == Layout::Form;
    let is_text = |p: &&Paragraph| {
        let kind = p.kind.filter(|kind| !is_form || *kind != DocumentNumber);
        p.is_in_flow() && kind.is_some_and(|kind| TEXT.contains(&kind))
    };
    for paragraph in paper.story.paragraphs.iter().filter(is_text) {
        text(paper, paragraph, notes);
    }
    for paragraph in paper.all(Attendance) {
        sizes(paper, paragraph, notes);
    }
    for paragraph in paper.stories().flat_map(|story| &story.paragraphs) {
        slots(paragraph, notes);
    }
}

/// X05 and X07 of one paragraph: of a heading with text behind it, each by its own rule.
fn text(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    sizes(paper, paragraph, notes);
    let Some(kind) = paragraph.kind else { return };
    let text: String = paragraph.runs.iter().map(|run| &*run.text).collect();
    let heading = match kind {
        Heading1 | Heading2 => heading(&text),
        // Set like the text behind it.
        Heading3 | Heading4 => Some(text.len()),
        _ => Some(0),
    };
    let mut at = 0;
    for run in paragraph.shown() {
        let is_heading = heading.is_some_and(|end| at < end);
        at += run.text.len();
        let style = paper.decl.style_of(if is_heading { kind } else { Body });
        if let Some(style) = style.filter(|_| heading.is_some()) {
            font(paper, (paragraph, run), (style, is_heading), notes);
        }
        if run.letters.bold == Some(true) {
            notes.at("X07·加粗", paragraph, "加粗".to_owned());
        }
    }
}

/// Bytes of the heading in a paragraph: all of it, or its first sentence; `None` where that
/// is too long to tell a heading from an item.
fn heading(text: &str) -> Option<usize> {
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    Some(end).filter(|end| text[..*end].chars().count() <= HEADING)
}

/// The Chinese font of a run against that of its element.
fn font(
    paper: &Paper,
    (paragraph, run): (&Paragraph, &Run),
    (style, is_heading): (&StyleDecl, bool),
    notes: &mut Notes,
) {
    let Some(name) = stranger(paper.decl, &style.font, run) else { return };
    // 签发人: the names in 楷体 (7.2.6), beside a number or alone.
    let is_signer = paragraph.text.contains("签发人") && suits(paper.decl, "楷体", name);
    if !is_signer {
        let code = match paragraph.kind {
            Some(Heading1) if is_heading => "X07",
            Some(Heading2) if is_heading => "X07·二级",
            Some(Heading3 | Heading4) if is_heading => "X07·三级",
            _ => "X05·字体",
        };
        notes.at(code, paragraph, name.to_owned());
    }
}

/// X05: size and spacing, once a paragraph.
fn sizes(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let Some(style) = paper.decl.style_of(Body) else { return };
    if let Some(run) = paragraph.shown().find(|run| run.letters.size() != style.size) {
        notes.at("X05", paragraph, size(run.letters.size()));
    }
    let grid = paper.section(paragraph).and_then(|section| section.grid.as_ref());
    let has_grid = grid.is_some_and(|grid| grid.character_space().is_some());
    let spacing = |letters: &Letters| letters.spacing.unwrap_or(0);
    let wide = paragraph.shown().find(|run| spacing(&run.letters) != style.spacing());
    if let Some(run) = wide.filter(|_| !has_grid && paragraph.kind == Some(Body)) {
        notes.at("X05·字距", paragraph, points(spacing(&run.letters)));
    }
}

/// X06: each of the four slots names a font.
fn slots(paragraph: &Paragraph, notes: &mut Notes) {
    let mut faces = paragraph.shown().flat_map(|run| &run.letters.faces);
    if faces.clone().any(|face| *face == Some(Face::Theme)) {
        notes.at("X06", paragraph, "主题字体".to_owned());
    } else if faces.any(Option::is_none) {
        notes.at("X06·缺", paragraph, "未指定字体".to_owned());
    }
}
