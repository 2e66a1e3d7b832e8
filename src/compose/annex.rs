//! 附件 (7.3.7) and 附文: what begins on a page of its own.

use super::line::is_blank;
use super::pattern::Mark;
use super::placeholder::{VALUE, is_placeholder};
use super::reading::{ELEMENTS, Reading, Zone};
use super::title;
use crate::model::{ElementKind, Layout, Piece};

/// Paragraphs of a notice that issues another text, at most, when it has no 落款.
const SHORT: u32 = 4;
/// Characters of the title of an annex, at most.
const LONGEST: usize = 60;

/// Takes an 附件标记 with the 附件标题 under it.
pub(super) fn take_label(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let is_note = reading.zone == Zone::Main && line.marks.has(Mark::AnnexNote);
    if is_note || !line.marks.has(Mark::AnnexLabel) {
        return false;
    }
    reading.begin_part(Piece::Annex);
    reading.begin(ElementKind::AnnexLabel, 0..upright(&line.shape).len());
    reading.at += 1;
    let may_be_title = |reading: &Reading| {
        !reading.has(reading.at, &ELEMENTS) && reading.is(reading.at, is_title)
    };
    if may_be_title(reading) {
        // Of a title in two lines the first is the name of an organ.
        let is_first = reading.is_organ(reading.at)
            && reading.is(reading.at, |shape| !shape.ends_with(is_placeholder));
        reading.take(ElementKind::AnnexTitle);
        if is_first && may_be_title(reading) {
            reading.join(ElementKind::Continued);
        }
    }
    true
}

/// Takes an 附件标记 that has the 附件标题 behind it, where no 附件说明 can stand any more.
pub(super) fn take_named(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let is_named = reading.zone != Zone::Main && line.marks.has(Mark::NamedAnnex);
    if !is_named || !is_title(&line.shape) {
        return false;
    }
    let number = |c: char| is_blank(c) || c.is_numeric() || c == VALUE;
    let name = line.shape.trim_start_matches("附件").trim_start_matches(number);
    let name = name.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':'));
    let name = line.shape.len() - name.len();
    reading.begin_part(Piece::Annex);
    reading.begin(ElementKind::AnnexLabel, 0..line.shape[..name].trim_end().len());
    reading.begin(ElementKind::AnnexTitle, name..upright(&line.shape).len());
    reading.at += 1;
    true
}

/// The line without the word that its pages lie on their side.
pub(super) fn upright(shape: &str) -> &str {
    let rest = shape.strip_suffix("横排").filter(|rest| rest.ends_with(is_blank));
    rest.map_or(shape, |rest| rest.trim_end_matches(is_blank))
}

/// Whether a line may be the title of an annex.
fn is_title(shape: &str) -> bool {
    !shape.ends_with(['。', '：', ':']) && shape.chars().count() <= LONGEST
}

/// Takes the title of an attached text (`gongwen.md` 7.3): what stands behind the 落款 of a
/// notice that issues it, or looks like a title there.
pub(super) fn take_attached(reading: &mut Reading) -> bool {
    if reading.zone != Zone::Closed {
        return take_unsigned(reading);
    }
    let lines = title::block(reading, reading.at);
    let is_attached = reading.is_issuing || is_worded(reading, lines);
    if is_attached {
        begin_attached(reading, lines);
    } else {
        reading.zone = Zone::Rest;
        if reading.front.layout != Layout::Form {
            reading.remark("E-TEXT-AFTER", reading.at);
        }
    }
    is_attached && lines > 0
}

/// Takes a second title under a short notice that issues another text and has no 落款.
fn take_unsigned(reading: &mut Reading) -> bool {
    let is_short = (1..=SHORT).contains(&reading.paragraphs) && reading.series.is_empty();
    if reading.zone != Zone::Main || !reading.is_issuing || !is_short {
        return false;
    }
    let lines = title::block(reading, reading.at);
    let is_titled = is_worded(reading, lines);
    if is_titled {
        reading.remark("E-TEXT-UNSIGNED", reading.at);
        begin_attached(reading, lines);
    }
    is_titled
}

/// Whether one of the next lines ends in a word of titles.
fn is_worded(reading: &Reading, lines: usize) -> bool {
    (reading.at..reading.at + lines).any(|at| title::is_worded(reading, at))
}

/// Lets the attached text begin with these lines as its title.
fn begin_attached(reading: &mut Reading, lines: usize) {
    reading.begin_part(Piece::Attached);
    (0..lines).for_each(|_| reading.take(ElementKind::AttachedTitle));
}
