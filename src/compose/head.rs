//! 版头 (7.2): what stands above the title, in any order a clerk may write it.

use super::pattern::Mark;
use super::reading::{Reading, ends_in};
use crate::model::{ElementKind, Layout};

/// Names of organs over each other that share one 文件, at most.
const JOINT: usize = 8;

/// Takes all lines of the head.
pub(super) fn read(reading: &mut Reading) {
    while take_note(reading) || take_number(reading) || take_masthead(reading) {}
}

/// Takes 份号, 密级 or 紧急程度.
fn take_note(reading: &mut Reading) -> bool {
    let notes = [
        (Mark::CopyNumber, ElementKind::CopyNumber),
        (Mark::Secrecy, ElementKind::Secrecy),
        (Mark::Urgency, ElementKind::Urgency),
    ];
    let at = reading.at;
    let note = notes.iter().find(|(mark, _)| reading.has(at, &[*mark]));
    // Six digits are a 份号 on the first line only.
    let note = note.filter(|(mark, _)| *mark != Mark::CopyNumber || at == 0);
    note.map(|(_, kind)| reading.take(*kind)).is_some()
}

/// Takes a 发文字号, with the 签发人 if it shares the line; a 签发人; a 令号.
pub(super) fn take_number(reading: &mut Reading) -> bool {
    let at = reading.at;
    let layout = reading.front.layout;
    if reading.has(at, &[Mark::Approver]) {
        take_approver(reading);
    } else if layout == Layout::Order && reading.has(at, &[Mark::OrderNumber]) {
        reading.take(ElementKind::OrderNumber);
    } else if reading.has(at, &[Mark::Number]) && is_code(reading) {
        number(reading);
    } else if layout == Layout::Minutes && reading.has(at, &[Mark::IssueNumber])
        || layout == Layout::Form && reading.has(at, &[Mark::FormNumber])
    {
        reading.take(ElementKind::DocumentNumber);
    } else {
        return false;
    }
    true
}

/// Whether the letters before the year may be a 机关代字: ten at most.
fn is_code(reading: &Reading) -> bool {
    reading.is(reading.at, |shape| {
        let code = shape.split_once(['〔', '[', '【', '(', '（']).map(|(code, _)| code);
        code.is_none_or(|code| code.chars().filter(|c| !c.is_whitespace()).count() <= 10)
    })
}

/// Labels a 发文字号 and what shares its line.
fn number(reading: &mut Reading) {
    let Some(line) = reading.line(reading.at) else { return };
    match line.shape.find("签发人") {
        None => reading.take(ElementKind::DocumentNumber),
        Some(at) => {
            let number = line.shape[..at].trim_end().len();
            reading.begin(ElementKind::DocumentNumber, 0..number);
            reading.begin(ElementKind::Approver, at..line.shape.len());
            reading.at += 1;
            take_names(reading);
        }
    }
}

/// Takes a line of 签发人.
fn take_approver(reading: &mut Reading) {
    reading.take(ElementKind::Approver);
    take_names(reading);
}

/// Takes the names that a 签发人 has on further lines: two to a line (7.2.6).
fn take_names(reading: &mut Reading) {
    let is_name = |name: &str| (2..=4).contains(&name.chars().count());
    let is_names = |shape: &str| shape.split_whitespace().all(is_name);
    while reading.is_plain(reading.at)
        && !reading.is_organ(reading.at)
        && reading.is(reading.at, is_names)
        && !reading.is(reading.at, |shape| ends_in(&reading.words.title_words, shape))
    {
        reading.join(ElementKind::Continued);
    }
}

/// Takes the 发文机关标志: all of its lines.
fn take_masthead(reading: &mut Reading) -> bool {
    let has_one = reading.labels.iter().any(|label| label.kind == ElementKind::Masthead);
    if !reading.front.has_masthead || has_one {
        return false;
    }
    let lines = match reading.front.layout {
        Layout::File => file(reading),
        Layout::Letter | Layout::Form => usize::from(reading.is_organ(reading.at)),
        Layout::Minutes => minutes(reading),
        Layout::Order => usize::from(reading.has(reading.at, &[Mark::OrderMasthead])),
    };
    (0..lines).for_each(|_| reading.take(ElementKind::Masthead));
    lines > 0
}

/// Lines of the 标志 of a 文件: names of organs, the last with 文件 or before a 文号.
/// 0 = there is none: a name before the title belongs to the title.
fn file(reading: &Reading) -> usize {
    let at = reading.at;
    let organs = (at..at + JOINT).take_while(|at| reading.is_organ(*at)).count();
    let is_file = |at| {
        reading.has(at, &[Mark::FileMasthead])
            && reading
                .is(at, |shape| !shape.contains("关于") && shape.chars().count() <= 40)
    };
    if is_file(at + organs) {
        organs + 1
    } else if reading.has(at + organs, &[Mark::Number]) {
        organs
    } else {
        0
    }
}

/// Lines of the 标志 of a 纪要: one, when a number or another title follows.
fn minutes(reading: &Reading) -> usize {
    let next = reading.at + 1;
    let is_followed = reading.has(next, &[Mark::IssueNumber, Mark::Number])
        || reading.has(next, &[Mark::MinutesMasthead]);
    usize::from(reading.has(reading.at, &[Mark::MinutesMasthead]) && is_followed)
}
