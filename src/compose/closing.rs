//! 落款 and what stands round it: 附件说明 (7.3.4), 署名, 成文日期 (7.3.5), 附注 (7.3.6).

use super::heading::entry;
use super::pattern::Mark;
use super::placeholder::{DAY, VALUE, is_placeholder};
use super::reading::{Reading, Zone, is_finished};
use crate::model::ElementKind;

/// Signatures over one date, at most.
const JOINT: usize = 12;
/// 附注 under one date, at most.
const NOTES: usize = 3;

/// Takes an 附件说明: `附件：…` and the numbered names under it.
pub(super) fn take_annex_note(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let is_named = line.marks.has(Mark::NamedAnnex) && reading.zone == Zone::Main;
    if !is_named && !line.marks.has(Mark::AnnexNote) {
        return false;
    }
    let is_entry = |reading: &Reading, number| {
        reading.has(reading.at, &[Mark::Third])
            && reading.is(reading.at, |shape| entry(shape) == Some(number))
    };
    let is_bare = line.marks.has(Mark::AnnexLabel);
    reading.take(ElementKind::AnnexNote);
    if is_bare && (is_entry(reading, 1) || reading.is_plain(reading.at)) {
        reading.join(ElementKind::Continued);
    }
    let mut number = 2;
    while is_entry(reading, number) {
        reading.take(ElementKind::AnnexNote);
        number += 1;
    }
    true
}

/// Takes 署名 and 成文日期, either alone where the part ends, and the 附注 under them.
pub(super) fn take(reading: &mut Reading) -> bool {
    if reading.paragraphs == 0 {
        return false;
    }
    if take_signed_day(reading) || take_signatures(reading) || take_day(reading) {
        let notes = notes(reading, reading.at);
        (0..notes).for_each(|_| reading.take(ElementKind::Note));
        if reading.zone == Zone::Main {
            reading.zone = Zone::Closed;
        }
        return true;
    }
    false
}

/// Takes 署名 and 成文日期 that share a line.
fn take_signed_day(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let start = line.shape.find(|c: char| c == DAY || c.is_ascii_digit());
    let Some(start) = start.filter(|_| line.marks.has(Mark::SignedDay)) else {
        return false;
    };
    let name = line.shape[..start].trim_end();
    // More text may follow a name that is known as one: an attached text.
    let may_go_on = !name.ends_with(VALUE) && is_settled(reading, reading.at);
    if !reading.is_name(name) || !may_go_on && !is_over(reading, reading.at + 1) {
        return false;
    }
    reading.begin(ElementKind::Signature, 0..name.len());
    reading.begin(ElementKind::IssueDate, start..line.shape.len());
    reading.at += 1;
    true
}

/// Takes 署名 with the date under it: one name or several of organs, or one that is like no
/// other element. One organ may stand without a date where the paper ends.
fn take_signatures(reading: &mut Reading) -> bool {
    let at = reading.at;
    let organs = (at..at + JOINT)
        .take_while(|at| reading.is_organ(*at) && !reading.is_imprint(*at))
        .count();
    let is_value = |at: usize| reading.is(at, |shape| shape.chars().eq([VALUE]));
    let behind = at + organs;
    let (names, has_day) = if is_day(reading, behind) {
        (organs, true)
    } else if organs > 1 && is_value(behind - 1) && is_over(reading, behind) {
        // The date is a value of data too.
        (organs - 1, true)
    } else if reading.is_plain(at) && is_day(reading, at + 1) {
        (1, true)
    } else {
        (organs, false)
    };
    let fits = match (names, has_day) {
        (0, _) => false,
        (1, true) => organs > 0 || is_settled(reading, at),
        (1, false) => {
            reading.zone == Zone::Main
                && is_settled(reading, at)
                && is_over(reading, at + 1)
        }
        (_, has_day) => has_day && is_settled(reading, at),
    };
    if fits {
        (0..names).for_each(|_| reading.take(ElementKind::Signature));
        if has_day {
            reading.take(ElementKind::IssueDate);
        }
    }
    fits
}

/// Whether the text before a line is done with: no sentence is open, no list announced.
fn is_settled(reading: &Reading, at: usize) -> bool {
    let is_noted = reading.open().is_some_and(|open| {
        matches!(open.kind, ElementKind::AnnexNote | ElementKind::Table)
    });
    let is_done = |shape: &str| {
        let is_listing = shape.ends_with(['：', ':']) || shape.contains("如下");
        shape.ends_with(is_placeholder) || is_finished(shape) && !is_listing
    };
    is_noted || reading.is(at.saturating_sub(1), is_done)
}

/// Takes a date without 署名 where a part ends.
fn take_day(reading: &mut Reading) -> bool {
    let is_one =
        reading.has(reading.at, &[Mark::Day]) && is_over(reading, reading.at + 1);
    if is_one {
        reading.take(ElementKind::IssueDate);
    }
    is_one
}

/// Whether a line is a date, in full or to be filled in.
fn is_day(reading: &Reading, at: usize) -> bool {
    reading.has(at, &[Mark::Day, Mark::BlankDay])
}

/// Whether the text of a part is over before this line, but for 附注.
fn is_over(reading: &Reading, at: usize) -> bool {
    reading.is_end(at + notes(reading, at))
}

/// How many lines from here are 附注.
fn notes(reading: &Reading, at: usize) -> usize {
    (at..at + NOTES).take_while(|at| reading.has(*at, &[Mark::Bracketed])).count()
}
