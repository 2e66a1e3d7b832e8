//! X16–X18: 附件说明, 署名 and 成文日期 from the right edge, kept together (7.3.4, 7.3.5;
//! `gongwen.md` 4.7).

use super::{is_near, signed};
use crate::catalog::Align;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{blanks_before, blanks_behind, characters, width};
use crate::model::ElementKind::{AnnexNote, BlankLine, IssueDate, Signature};

/// Hundredths of a 字 that a place may deviate.
const HALF: i32 = 50;
/// Where 附件 begins.
const FIRST: i32 = 200;
/// Where the numbers of further names begin: behind `附件：`.
const FURTHER: i32 = 500;
/// Right gap of a sealed date.
const SEALED: i32 = 400;
/// Right gap of what is not sealed.
const UNSEALED: i32 = 200;

/// Measures the end of the paper.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.all(AnnexNote) {
        annex_note(paper, paragraph, notes);
    }
    if let Some((at, date)) = paper.first(IssueDate) {
        signed_off(paper, at, date, notes);
        kept(paper, at, notes);
    }
}

/// X16: begins two characters in, wrapped lines under the name, no mark behind a name.
fn annex_note(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let text = paragraph.text.trim();
    if let Some(mark) = text.chars().last().filter(|c| "。；，、.;,".contains(*c)) {
        notes.at("X16·标点", paragraph, mark.to_string());
    }
    let is_first = text.starts_with("附件");
    let behind = text.trim_start_matches("附件").trim_start_matches(['：', ':']);
    let is_numbered = behind.starts_with(|c: char| c.is_ascii_digit());
    let character = paper.decl.page.character.value;
    let start = paragraph.lines.indent.start(character) + blanks_before(&paragraph.text);
    let wanted = if is_first { FIRST } else { FURTHER };
    let wraps = width(text) > line(paper) - start;
    let left = paragraph.lines.indent.left.hundredths(character);
    let name = FURTHER + if is_numbered { 100 } else { 0 };
    if !is_near(start, wanted, HALF) {
        notes.at("X16", paragraph, format!("左空 {}", characters(start)));
    } else if wraps && !is_near(left, name, HALF) {
        notes.at("X16", paragraph, format!("回行左空 {}", characters(left)));
    }
}

/// Hundredths of a 字 that a line holds.
fn line(paper: &Paper) -> i32 {
    signed(paper.decl.page.characters.value) * 100
}

/// Distance of a line's end from the right edge; `None` where a tab stands in it.
fn right_gap(paper: &Paper, paragraph: &Paragraph) -> Option<i32> {
    let text = &paragraph.text;
    if text.contains('\t') {
        return None;
    }
    let character = paper.decl.page.character.value;
    let indent = &paragraph.lines.indent;
    let (start, right) = (indent.start(character), indent.right.hundredths(character));
    let behind = blanks_behind(text);
    let taken = width(text);
    Some(match paragraph.lines.align() {
        Align::Right => right + behind,
        Align::Center => (line(paper) - start - right - taken) / 2 + right + behind,
        Align::Left | Align::Both => line(paper) - start - taken + behind,
    })
}

/// Right gaps of 署名 and date from their widths, sealed or not.
fn gaps(signature: i32, date: i32, is_sealed: bool) -> (i32, i32) {
    match (is_sealed, signature > date) {
        (true, _) if signature > date + 2 * SEALED => (0, (signature - date) / 2),
        (true, _) => ((2 * SEALED + date - signature) / 2, SEALED),
        (false, true) => (UNSEALED, signature - date),
        (false, false) => (date - signature + 2 * UNSEALED, UNSEALED),
    }
}

/// X17: the gaps of 4.7, sealed or not: the file does not tell which.
fn signed_off(paper: &Paper, at: usize, date: &Paragraph, notes: &mut Notes) {
    let before = paper.story.paragraphs[..at].iter();
    let signatures: Vec<_> = before.filter(|p| p.kind == Some(Signature)).collect();
    let Some(gap) = right_gap(paper, date) else { return };
    match &signatures[..] {
        [] if [SEALED, UNSEALED].iter().any(|wanted| is_near(gap, *wanted, HALF)) => {}
        [] => notes.at("X17", date, format!("成文日期右空 {}", characters(gap))),
        [signature] => pair(paper, signature, (date, gap), notes),
        // Several organs: their rows depend on the seals.
        _ => {}
    }
}

/// X17 of one 署名 and its date.
fn pair(
    paper: &Paper,
    signature: &Paragraph,
    (date, date_gap): (&Paragraph, i32),
    notes: &mut Notes,
) {
    let Some(gap) = right_gap(paper, signature) else { return };
    let widths = (width(signature.text.trim()), width(date.text.trim()));
    let [sealed, plain] = [true, false].map(|seal| gaps(widths.0, widths.1, seal));
    let fits = |(first, second): (i32, i32)| {
        is_near(gap, first, HALF) && is_near(date_gap, second, HALF)
    };
    if fits(sealed) || fits(plain) {
        return;
    }
    let [found, sealed, plain] = [(gap, date_gap), sealed, plain]
        .map(|(first, second)| format!("{}、{}", characters(first), characters(second)));
    let read = format!("署名、日期右空 {found}（盖章应为 {sealed}，不盖章应为 {plain}）");
    notes.at("X17", signature, read);
}

/// X18: from 附件说明 to 署名 each paragraph keeps with the next.
fn kept(paper: &Paper, date: usize, notes: &mut Notes) {
    let tail = paper.first(AnnexNote).or_else(|| paper.first(Signature));
    let Some((start, _)) = tail.filter(|(start, _)| *start < date) else { return };
    let is_tail = |p: &&Paragraph| {
        matches!(p.kind, Some(AnnexNote | BlankLine | Signature)) && p.is_in_flow()
    };
    for paragraph in paper.story.paragraphs[start..date].iter().filter(is_tail) {
        if paragraph.lines.keeps_next != Some(true) {
            notes.at("X18", paragraph, "未设置".to_owned());
        }
    }
}
