//! X09 and X10: 发文机关标志: red, centred, inside the 版心, at its height; two empty lines to
//! the number (7.2.4, 7.2.5, 10.1–10.3).

use super::title::said;
use super::{MILLIMETRE, is_near, signed};
use crate::catalog::Align;
use crate::inspect::face::stranger;
use crate::inspect::look::Frame;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::recognise::reddish;
use crate::inspect::run::Run;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{millimetres, width};
use crate::model::ElementKind::{self, Approver, DocumentNumber, Masthead, OrderNumber};
use crate::model::Layout;

/// Measures every line of the masthead, where the first one stands, and the white below.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.all(Masthead) {
        line(paper, paragraph, notes);
    }
    if let Some((at, masthead)) = paper.first(Masthead) {
        let (wanted, from) = wanted_top(paper);
        let margin = paper.section(masthead).map_or(0, |section| section.top);
        let edge = if paper.layout == Layout::Letter { 0 } else { margin };
        let found = top(paper, at).map(|top| top - edge);
        if let Some(found) = found.filter(|top| !is_near(*top, wanted, MILLIMETRE)) {
            let wanted = millimetres(wanted);
            let read = format!("距{from}上边 {}，应为 {wanted}", millimetres(found));
            notes.at("X09·位置", masthead, read);
        }
        white(paper, notes);
    }
}

/// Colour, font, alignment and width of one line.
fn line(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    for run in paragraph.shown() {
        let colour = run.letters.colour.as_deref().unwrap_or("AUTO");
        if colour != &*paper.decl.red_rule.colour {
            let code = if reddish(colour) { "X09·近红" } else { "X09" };
            notes.at(code, paragraph, colour.to_owned());
        }
        if let Some(name) = stranger(paper.decl, "标题", run) {
            notes.at("X09·字体", paragraph, name.to_owned());
        }
    }
    let wide = letters_width(paragraph);
    if wide > i64::from(paper.decl.page.text_width()) {
        let wide = i32::try_from(wide).unwrap_or(i32::MAX);
        notes.at("X09·宽度", paragraph, millimetres(wide));
    }
    let align = paragraph.lines.align();
    if paragraph.is_in_flow() && !matches!(align, Align::Center) {
        notes.at("X09·居中", paragraph, said(align).to_owned());
    }
}

/// Twips that the letters of a line take.
fn letters_width(paragraph: &Paragraph) -> i64 {
    let of = |run: &Run| {
        let letters = &run.letters;
        let each = i64::from(letters.size()) * i64::from(letters.scale.unwrap_or(100));
        let spacing = i64::from(letters.spacing.unwrap_or(0));
        i64::from(width(run.text.trim())) * (each * 10 + spacing * 100) / 10_000
    };
    paragraph.runs.iter().map(of).sum()
}

/// Where the top edge belongs, and from where that counts.
fn wanted_top(paper: &Paper) -> (i32, &'static str) {
    let masthead = &paper.decl.masthead;
    match paper.layout {
        Layout::Letter => (signed(masthead.letter_top.value), "纸"),
        Layout::Order => (signed(masthead.order_top.value), "版心"),
        _ => (signed(masthead.file_top.value), "版心"),
    }
}

/// Where the top edge is, from the edge of the paper; `None` where only a renderer can tell.
pub(super) fn top(paper: &Paper, at: usize) -> Option<i32> {
    let paragraph = paper.story.paragraphs.get(at)?;
    let margin = paper.section(paragraph)?.top;
    // Letters stand at the foot of a line that is higher than they are.
    let line = paragraph.lines.exact()?;
    let above = line - signed(paragraph.size()).saturating_mul(10);
    let edge = match (&paragraph.text_box, &paragraph.lines.frame) {
        (Some(shape), _) => from_edge(&shape.down.from, shape.down.offset?, margin)?,
        (None, Some(Frame { anchor, y, .. })) => from_edge(anchor, (*y)?, margin)?,
        (None, None) if paragraph.table.is_some() => return None,
        (None, None) => margin + flow_height(paper, at)?,
    };
    Some(edge + above)
}

/// A distance from the paper edge.
fn from_edge(anchor: &str, offset: i32, margin: i32) -> Option<i32> {
    match anchor {
        "page" => Some(offset),
        "margin" => Some(offset + margin),
        _ => None,
    }
}

/// Twips above which no height is summed up.
const FARTHEST: i32 = 1 << 24;

/// Height of the lines above a paragraph on the first page, all of them exact.
fn flow_height(paper: &Paper, at: usize) -> Option<i32> {
    let above = paper.story.paragraphs.get(..at)?.iter();
    let mut above = above.filter(|p| p.text_box.is_none() && p.lines.frame.is_none());
    above.try_fold(0_i32, |sum, p| {
        let around: i32 = p.lines.around.iter().take(2).flatten().sum();
        let line = p.lines.exact().filter(|_| p.table.is_none())?;
        Some(sum + line + around).filter(|sum| *sum < FARTHEST)
    })
}

/// X10: empty lines between the masthead and the number.
fn white(paper: &Paper, notes: &mut Notes) {
    let kind = match paper.layout {
        Layout::File | Layout::Minutes => DocumentNumber,
        Layout::Order => OrderNumber,
        Layout::Letter | Layout::Form => return,
    };
    let Some((at, number)) = paper.first(kind) else { return };
    let is_plain = |p: &&Paragraph| p.is_in_flow() && p.lines.frame.is_none();
    if !is_plain(&number) {
        return;
    }
    let mut above = paper.before(at).skip_while(|p| p.kind == Some(Approver));
    let blanks = above.clone().take_while(|p| p.kind == Some(ElementKind::BlankLine));
    let blanks = blanks.count();
    let next = above.nth(blanks).filter(is_plain);
    let is_masthead = next.is_some_and(|p| p.kind == Some(Masthead));
    if is_masthead && blanks != paper.decl.blank.masthead_number.value as usize {
        notes.at("X10", number, format!("空 {blanks} 行"));
    }
}
