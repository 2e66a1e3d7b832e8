//! 主体 (7.3) and the parts behind it: titles, levels, notes, tables, annexes.

use super::approver::split_label;
use super::galley::{Galley, Hold};
use super::keep;
use super::signature;
use super::table;
use super::title;
use crate::model::{Element, ElementKind, Layout, Part, Result};
use std::ops::Range;

/// Sets elements in order; blank lines follow from what stands next to what.
pub(super) fn set(
    galley: &mut Galley,
    elements: &[Element],
    setting: &Setting,
) -> Result<()> {
    behind(galley, None, elements, setting)
}

/// Sets elements behind another.
pub(super) fn behind(
    galley: &mut Galley,
    before: Option<ElementKind>,
    elements: &[Element],
    setting: &Setting,
) -> Result<()> {
    let mut before = before;
    let mut rest = elements;
    while let Some(element) = rest.first() {
        let kind = element.kind;
        let group = rest.iter().take_while(|e| joins(kind, e.kind)).count().max(1);
        let (now, more) = rest.split_at(group);
        rest = more;
        if kind == ElementKind::Addressee && keep::is_too_long(galley, element) {
            galley.moved = Some(element.text());
            continue;
        }
        gap(galley, before, now, setting)?;
        match kind {
            ElementKind::Title | ElementKind::AttachedTitle => {
                let hold = if before.is_none() { setting.first } else { Hold::Free };
                titles(galley, now, "公文标题", hold)?;
            }
            ElementKind::AnnexTitle if !galley.is_landscape => {
                titles(galley, now, "公文附件标题", Hold::Free)?;
            }
            ElementKind::Signature | ElementKind::IssueDate => {
                signature::set(galley, now, setting.is_sealed)?;
            }
            ElementKind::AnnexLabel => {
                galley.element(element, setting.first)?;
            }
            _ => one(galley, element, more, setting)?,
        }
        before = now.last().map(|element| element.kind);
    }
    Ok(())
}

/// What the elements of a part have in common.
pub(super) struct Setting {
    /// 版式.
    pub(super) layout: Layout,
    /// Whether a seal is set over the signature.
    pub(super) is_sealed: bool,
    /// How the first element begins.
    pub(super) first: Hold,
}

/// Whether the next element is set in one go with the first.
fn joins(first: ElementKind, next: ElementKind) -> bool {
    match first {
        ElementKind::Title | ElementKind::AttachedTitle => next == first,
        ElementKind::Signature | ElementKind::IssueDate => {
            matches!(next, ElementKind::Signature | ElementKind::IssueDate)
        }
        _ => false,
    }
}

/// Empty lines before an element (7.3.1–7.3.5, 10.3).
fn gap(
    galley: &mut Galley,
    before: Option<ElementKind>,
    group: &[Element],
    setting: &Setting,
) -> Result<()> {
    let (Some(before), Some(first)) = (before, group.first()) else { return Ok(()) };
    let kind = first.kind;
    let blank = &galley.layout().blank;
    let is_title = |kind| {
        use ElementKind::{AnnexTitle, AttachedTitle, Title};
        matches!(kind, Title | AttachedTitle | AnnexTitle)
    };
    let (lines, hold) = match kind {
        _ if is_title(before) && setting.layout == Layout::Form => (0, Hold::Free),
        _ if is_title(before) => (blank.title_addressee.value, Hold::Next),
        // 附件标题 on line 3 (7.3.7).
        ElementKind::AnnexTitle if before == ElementKind::AnnexLabel => (1, Hold::Next),
        ElementKind::AnnexNote if before != kind => (blank.annex_note.value, Hold::Next),
        ElementKind::Attendance if before != kind => (blank.attendance.value, Hold::Free),
        ElementKind::Signature | ElementKind::IssueDate if setting.is_sealed => {
            let lines = signature::lines(galley, group, setting.is_sealed);
            (keep::sealed_blanks(galley, lines), Hold::Next)
        }
        ElementKind::Signature | ElementKind::IssueDate => {
            (blank.signature.value, Hold::Next)
        }
        _ => (0, Hold::Free),
    };
    galley.blank(lines, hold)
}

/// A title, broken into lines; the lines of a clerk are kept when they fit.
fn titles(
    galley: &mut Galley,
    elements: &[Element],
    style: &str,
    first: Hold,
) -> Result<()> {
    let letters = &galley.shape(style)?.letters;
    let phrases = &galley.layout().title.phrases;
    let mut hold = first;
    for element in elements {
        let text = element.text();
        for line in title::lines(&text, &names(element), phrases) {
            galley.runs(style, &[(letters, &[line])], hold)?;
            hold = Hold::Free;
        }
    }
    Ok(())
}

/// Bytes of the values in an element: names of organs, units, villages, actions.
fn names(element: &Element) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut names = Vec::new();
    for span in &element.spans {
        let start = at;
        at += span.text.len();
        if span.source.is_some() {
            names.push(start..at);
        }
    }
    names
}

/// Any other element.
fn one(
    galley: &mut Galley,
    element: &Element,
    more: &[Element],
    setting: &Setting,
) -> Result<()> {
    use ElementKind::{AnnexNote, Attendance, BlankLine, Debris, PageNumber, Table};
    let kind = Some(element.kind);
    let set = |trial: &mut Galley, rest: &[Element]| behind(trial, kind, rest, setting);
    let hold = keep::before_closing(galley, element, more, set)?;
    galley.shows_text |= !galley.text_block(element, hold).keeps;
    match element.kind {
        Table => element.table.as_ref().map_or(Ok(()), |t| table::set(galley, t, hold)),
        AnnexNote => {
            let text = element.text();
            let rest =
                text.strip_prefix("附件").map(|t| t.trim_start_matches(['：', ':']));
            let style = match rest {
                None => "公文附件说明续项",
                Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                    "公文附件说明首项"
                }
                Some(_) => "公文附件说明",
            };
            galley.line(style, &element.spans, hold)
        }
        Attendance => {
            let text = element.text();
            let (label, names) = split_label(&text);
            let bold = galley.letters("公文黑体字")?;
            let plain = &galley.shape("公文出席")?.letters;
            galley.runs("公文出席", &[(bold, &[label]), (plain, &[names])], hold)
        }
        BlankLine | Debris | PageNumber => Ok(()),
        _ if element.run_in.is_some() => run_in(galley, element, hold),
        _ => galley.element(element, hold),
    }
}

/// A heading with text behind it: body style, the heading in the letters of its level.
fn run_in(galley: &mut Galley, element: &Element, hold: Hold) -> Result<()> {
    let plain = &galley.shape("公文正文")?.letters;
    let letters = match element.kind {
        ElementKind::Heading1 => galley.letters("公文黑体字")?,
        ElementKind::Heading2 => galley.letters("公文楷体字")?,
        _ => plain,
    };
    let text = element.text();
    let characters = element.run_in.unwrap_or_default();
    let at = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    let (heading, rest) = text.split_at(at);
    galley.runs("公文正文", &[(letters, &[heading]), (plain, &[rest])], hold)
}

/// Annexes and attached texts, each on a new page; landscape ones in a section of their own.
/// `first_section` is the section that is open when they begin.
pub(super) fn parts(
    galley: &mut Galley,
    parts: &[Part],
    layout: Layout,
    first_section: &str,
) -> Result<Ending> {
    let sections = &galley.press.sections;
    let is_form = layout == Layout::Form;
    let portrait = if is_form { &sections.form } else { &sections.portrait };
    let landscape = if is_form { &sections.landscape_form } else { &sections.landscape };
    let mut open = first_section.to_owned();
    let mut was_landscape = false;
    for part in parts {
        let turns = part.is_landscape != was_landscape || part.is_landscape;
        if turns {
            galley.end_section(&open)?;
            galley.turn(part.is_landscape);
            open.clone_from(if part.is_landscape { landscape } else { portrait });
        }
        let first = if turns { Hold::Free } else { Hold::Page };
        let setting = Setting { layout, is_sealed: false, first };
        set(galley, &part.elements, &setting)?;
        was_landscape = part.is_landscape;
    }
    Ok(Ending { section: open, is_landscape: was_landscape })
}

/// How the last part ended.
pub(super) struct Ending {
    /// Properties of the section that is still open.
    pub(super) section: String,
    /// Whether it is landscape.
    pub(super) is_landscape: bool,
}
