//! X13–X15: addressee, indents of the text, spacing of its lines (7.3.2, 7.3.3, 3.2).

use super::is_near;
use super::title::said;
use crate::catalog::Align;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{characters, points, times};
use crate::model::ElementKind::{
    Addressee, AnnexNote, Attendance, Body, Heading1, Heading2, Heading3, Heading4,
    IssueDate, Note, Signature,
};

/// Two characters of 3号 in twips, and what they may deviate.
const INDENT: (i32, i32) = (632, 12);
/// Hundredths of a character that an indent of none may deviate.
const NONE: i32 = 5;

/// Measures every paragraph of the text.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.story.paragraphs.iter().filter(|p| p.is_in_flow()) {
        let Some(kind) = paragraph.kind else { continue };
        match kind {
            Addressee => addressee(paper, paragraph, notes),
            Body | Heading1 | Heading2 | Heading3 | Heading4 => {
                indent(paper, paragraph, notes);
            }
            _ => {}
        }
        let tail = [Addressee, AnnexNote, Attendance, Signature, IssueDate, Note];
        if kind == Body || kind.heading_level().is_some() || tail.contains(&kind) {
            spacing(paragraph, notes);
        }
    }
}

/// X13: flush left, a full-width colon at the end.
fn addressee(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    if !paragraph.text.trim_end().ends_with('：') {
        let last = paragraph.text.trim_end().chars().last();
        notes.at("X13·冒号", paragraph, last.map(String::from).unwrap_or_default());
    }
    let start = paragraph.lines.indent.start(paper.decl.page.character.value);
    let align = paragraph.lines.align();
    if !matches!(align, Align::Left | Align::Both) {
        notes.at("X13", paragraph, said(align).to_owned());
    } else if !is_near(start, 0, NONE) {
        notes.at("X13", paragraph, format!("缩进 {}", characters(start)));
    } else if leading_blanks(paragraph) > 0 {
        notes.at("X13", paragraph, "行首有空格".to_owned());
    }
}

/// How many blanks stand before the text.
fn leading_blanks(paragraph: &Paragraph) -> usize {
    let text = paragraph.runs.iter().flat_map(|run| run.text.chars());
    text.take_while(|c| matches!(c, ' ' | '\u{3000}' | '\t' | '\u{A0}')).count()
}

/// X14: two characters in, by the indent and not by blanks; further lines flush left.
fn indent(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let blanks = leading_blanks(paragraph);
    if blanks > 0 {
        notes.at("X14·空格", paragraph, format!("{blanks} 个空格"));
        return;
    }
    let (wanted, tolerance) = INDENT;
    let (indent, character) = (&paragraph.lines.indent, paper.decl.page.character.value);
    let first = indent.first_line;
    let is_two = match first.hundredths.filter(|hundredths| *hundredths != 0) {
        Some(hundredths) => hundredths == 200,
        None => is_near(first.twips.unwrap_or(0), wanted, tolerance),
    };
    let left = indent.left.hundredths(character);
    let hanging = indent.hanging.hundredths(character);
    if !is_two || hanging != 0 || !is_near(left, 0, NONE) {
        let first = indent.start(character) - left;
        let mut read = format!("首行缩进 {}", characters(first));
        if left != 0 {
            read = format!("左缩进 {}，{read}", characters(left));
        }
        notes.at("X14", paragraph, read);
    }
}

/// X15: exact lines without space around, no widow control.
fn spacing(paragraph: &Paragraph, notes: &mut Notes) {
    let lines = &paragraph.lines;
    if lines.around.iter().flatten().any(|space| *space != 0) {
        let [before, after, ..] = lines.around.map(|space| space.unwrap_or(0));
        let read = format!("段前 {}，段后 {}", points(before), points(after));
        notes.at("X15", paragraph, read);
    }
    // An exact line would cut a picture off.
    let has_picture = paragraph.shapes.iter().any(|shape| shape.is_inline);
    if lines.exact().is_none() && !has_picture {
        notes.at("X15·行距", paragraph, pitch(paragraph));
    }
    if lines.widow_control.unwrap_or(true) {
        notes.at("X15·孤行", paragraph, "孤行控制".to_owned());
    }
}

/// A line spacing that is not exact, as WPS names it.
fn pitch(paragraph: &Paragraph) -> String {
    let line = paragraph.lines.line.unwrap_or(240);
    match paragraph.lines.rule.as_deref() {
        Some("atLeast") => format!("最小值 {}", points(line)),
        _ => format!("{}行距", times(line)),
    }
}
