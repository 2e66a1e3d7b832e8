//! 标题 (7.3.1) and 主送机关 (7.3.2).

use super::head;
use super::pattern::Mark;
use super::placeholder::VALUE;
use super::reading::{ELEMENTS, Reading, ends_in, holds};
use crate::model::{ElementKind, Layout};

/// Lines of a title, at most.
const LINES: usize = 4;
/// Characters of a line of a title, at most; of one that ends in the word of a title.
const LONGEST: (usize, usize) = (40, 100);
/// Characters of a 主送机关 line that is no list of short names, at most; of one that is no
/// organ by its words.
const ADDRESSEE: (usize, usize) = (80, 30);

/// Marks that may end a title by mistake (TI-07).
const END_MARKS: [char; 10] = ['。', '；', '，', '、', '：', '！', '.', ';', ',', ':'];

/// Takes the title, a number under it, and the 主送机关.
pub(super) fn read(reading: &mut Reading) {
    let from = reading.at;
    let lines = block(reading, from);
    let is_issuing = |at| reading.is(at, |shape| holds(&reading.words.issuing, shape));
    reading.is_issuing = (from..from + lines).any(is_issuing);
    (0..lines).for_each(|_| reading.take(ElementKind::Title));
    if lines == 0 && reading.front.layout != Layout::Order && !reading.lines.is_empty() {
        reading.remark("E-TEXT-TITLE", from);
    }
    while head::take_number(reading) {}
    let is_addressed = take_addressee(reading);
    let is_downward =
        |shape: &str| ends_in(&reading.words.downward, shape.trim_end_matches(END_MARKS));
    if lines > 0
        && !is_addressed
        && reading.front.layout == Layout::File
        && reading.is(from + lines - 1, is_downward)
    {
        reading.remark("E-TEXT-ADDRESSEE", from + lines - 1);
    }
}

/// How many lines from here are a title: up to the last one of four that ends in a word of
/// titles; without such a word all of them, or the first of many.
pub(super) fn block(reading: &Reading, from: usize) -> usize {
    let lines =
        (from..=from + LINES).take_while(|at| is_line(reading, (from, *at))).count();
    let mut ends = (0..lines.min(LINES)).rev();
    match ends.find(|line| is_worded(reading, from + line)) {
        Some(last) => {
            let is_added =
                last + 1 < lines && reading.has(from + last + 1, &[Mark::Bracketed]);
            last + 1 + usize::from(is_added)
        }
        None if lines > LINES => 1,
        None => lines,
    }
}

/// Whether a line ends in a word of titles: 通知, 方案, 方案（试行）, 方案》.
pub(super) fn is_worded(reading: &Reading, at: usize) -> bool {
    reading.is(at, |shape| {
        let bare = without_bracket(shape.trim_end_matches(END_MARKS)).trim_end();
        ends_in(&reading.words.title_words, bare.trim_end_matches('》'))
    })
}

/// Whether a line may be one of a title that begins on line `from`.
fn is_line(reading: &Reading, (from, at): (usize, usize)) -> bool {
    if reading.has(at, &ELEMENTS) || at == from && reading.has(at, &[Mark::Bracketed]) {
        return false;
    }
    let is_worded = is_worded(reading, at);
    reading.is(at, |shape| {
        let is_sure = is_worded && !shape.contains('，');
        let is_slip = is_sure && shape.contains("关于");
        let inner = if is_slip { shape.trim_end_matches(END_MARKS) } else { shape };
        let longest = if is_sure { LONGEST.1 } else { LONGEST.0 };
        let is_closed = inner.ends_with(END_MARKS) || inner.ends_with(['？', '?', '!']);
        !is_closed && !inner.contains(['。', '；']) && inner.chars().count() <= longest
    })
}

/// The text without a last bracket: 方案（试行）, 方案 (2024-2026年).
fn without_bracket(text: &str) -> &str {
    let inner = text.strip_suffix(['）', ')']);
    let start = inner.and_then(|inner| inner.rfind(['（', '(']));
    start.map_or(text, |start| &text[..start])
}

/// Takes the 主送机关, several lines if it is wrapped.
fn take_addressee(reading: &mut Reading) -> bool {
    let at = reading.at;
    let is_wrapped = |at: usize| {
        reading.is(at, |shape| shape.ends_with(['，', '、', ',']))
            && reading.is(at, |shape| shape.chars().count() <= ADDRESSEE.0)
            && !reading.has(at, &ELEMENTS)
    };
    let wrapped = (at..at + LINES).take_while(|at| is_wrapped(*at)).count();
    let is_one = is_addressee(reading, at + wrapped);
    if is_one {
        reading.take(ElementKind::Addressee);
        (0..wrapped).for_each(|_| reading.join(ElementKind::Continued));
    }
    is_one
}

/// Whether a line is, or ends, a 主送机关.
fn is_addressee(reading: &Reading, at: usize) -> bool {
    let words = reading.words;
    let layout = reading.front.layout;
    let is_named = |shape: &str| {
        let name = shape.trim_end_matches(['：', ':']);
        match layout {
            Layout::File | Layout::Letter => {
                let is_short =
                    name.chars().count() <= ADDRESSEE.1 && !name.contains('，');
                let is_known =
                    holds(&words.organs, name) || holds(&words.addressed, name);
                is_short || is_known || name.contains(VALUE)
            }
            Layout::Form => ends_in(&words.organs, name) || name.ends_with(VALUE),
            Layout::Minutes | Layout::Order => false,
        }
    };
    let is_one = |shape: &str| {
        let is_list = || shape.split(['、', '，']).all(|name| name.chars().count() <= 16);
        shape.ends_with(['：', ':'])
            && (shape.chars().count() <= ADDRESSEE.0 || is_list())
            && !shape.contains(['。', '！', '？'])
            && !holds(&words.not_addressed, shape)
            && is_named(shape)
    };
    reading.is(at, is_one)
}
