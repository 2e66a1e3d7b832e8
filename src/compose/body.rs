//! 主体: line after line, each taken by the first reading that fits; then lines that a page
//! end cut are joined again.

use super::pattern::Mark;
use super::reading::{ELEMENTS, Reading, Zone};
use super::{annex, closing, heading, table, tag};
use crate::model::{ElementKind, Layout};

/// The readings, in the order of trial. Each takes the next line and more, or nothing.
const READINGS: [fn(&mut Reading) -> bool; 12] = [
    table::take,
    annex::take_label,
    annex::take_named,
    take_imprint,
    closing::take,
    closing::take_annex_note,
    annex::take_attached,
    take_attendance,
    heading::take,
    tag::take,
    take_continued,
    take_paragraph,
];

/// Takes all lines that are left.
pub(super) fn read(reading: &mut Reading) {
    while reading.at < reading.lines.len() && READINGS.iter().any(|take| take(reading)) {}
}

/// Takes 抄送 and 印发 (7.4). A form has no 版记.
fn take_imprint(reading: &mut Reading) -> bool {
    let at = reading.at;
    let is_moved =
        reading.zone != Zone::Main || !reading.is(at, |s| s.starts_with("主送"));
    if reading.front.layout == Layout::Form || !reading.is_imprint(at) || !is_moved {
        return false;
    }
    if reading.has(at, &[Mark::CopiedTo]) {
        reading.take(ElementKind::CopiedTo);
        while is_list_open(reading) {
            reading.join(ElementKind::Continued);
        }
    } else {
        let is_two_lines = !reading.has(at, &[Mark::Printed]);
        reading.take(ElementKind::Printed);
        if is_two_lines {
            reading.join(ElementKind::Continued);
        }
    }
    true
}

/// Whether the line before ended inside a list of organs that the next one goes on with.
fn is_list_open(reading: &Reading) -> bool {
    reading.is(reading.at - 1, |shape| shape.ends_with(['，', '、', ',']))
        && reading.line(reading.at).is_some()
        && !reading.has(reading.at, &ELEMENTS)
}

/// Takes 出席, 请假, 列席 of a 纪要 (10.3).
fn take_attendance(reading: &mut Reading) -> bool {
    let is_one = reading.front.layout == Layout::Minutes
        && reading.has(reading.at, &[Mark::Attendance]);
    if is_one {
        reading.take(ElementKind::Attendance);
    }
    is_one
}

/// Joins a line to the paragraph that a page end cut before it (`gongwen.md` 7.4).
fn take_continued(reading: &mut Reading) -> bool {
    let at = reading.at;
    let is_cut = reading.open().is_some_and(|open| match open.kind {
        ElementKind::Body | ElementKind::Attendance => true,
        kind => kind.heading_level().is_some() && open.heading.is_some(),
    });
    let is_next = reading.labels.last().is_some_and(|label| label.line + 1 == at);
    if !is_cut || !is_next || !reading.may_continue(at) {
        return false;
    }
    let tags = tag::continued(reading);
    reading.joined.add(1, reading.lines[at].number);
    reading.join(ElementKind::Continued);
    tag::label(reading, at, tags);
    true
}

/// Takes a paragraph of text.
fn take_paragraph(reading: &mut Reading) -> bool {
    let at = reading.at;
    let tags = tag::find(&reading.words.tags, &reading.lines[at].shape);
    reading.take(ElementKind::Body);
    tag::label(reading, at, tags.closed);
    reading.paragraphs += 1;
    true
}
