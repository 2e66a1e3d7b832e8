//! 层次 (7.3.3): headings by their ordinals, alone on a line or with text behind them.

use super::line::Line;
use super::pattern::Mark;
use super::reading::Reading;
use super::remark::{Remark, Taken};
use super::tag;
use crate::model::{ElementKind, ordinal_number};

/// Characters of a heading, at most (`gongwen.md` 7.2).
const LONGEST: usize = 40;

/// Marks behind the numbers of levels 1 and 3.
const MARKS: [char; 4] = ['、', '.', '．', '，'];

/// Patterns by level.
const LEVELS: [(Mark, ElementKind); 4] = [
    (Mark::First, ElementKind::Heading1),
    (Mark::Second, ElementKind::Heading2),
    (Mark::Third, ElementKind::Heading3),
    (Mark::Fourth, ElementKind::Heading4),
];

/// Takes a line that begins with an ordinal.
pub(super) fn take(reading: &mut Reading) -> bool {
    let Some(line) = reading.line(reading.at) else { return false };
    let Some((mark, kind)) = LEVELS.iter().find(|(mark, _)| line.marks.has(*mark)) else {
        return false;
    };
    let ordinal = ordinal(&line.shape, *mark);
    let kind = level(reading, *kind, &line.shape[..ordinal]);
    let tags = tag::find(&reading.words.tags, &line.shape);
    let heading = heading(line, kind, (ordinal, tags.start()));
    reading.begin(kind, line.all());
    if let Some(label) = reading.labels.last_mut() {
        (label.ordinal, label.heading) = (Some(ordinal), heading);
    }
    tag::label(reading, reading.at, tags.closed);
    reading.paragraphs += 1;
    reading.at += 1;
    true
}

/// The number of a line that begins as level 3.
pub(super) fn entry(shape: &str) -> Option<u32> {
    ordinal_number(&shape[..ordinal(shape, Mark::Third)])
}

/// Bytes of the ordinal, mark included.
fn ordinal(shape: &str, mark: Mark) -> usize {
    let ends: &[char] = match mark {
        Mark::Second | Mark::Fourth => &['）', ')'],
        _ => &MARKS,
    };
    let end = shape.char_indices().find(|(_, c)| ends.contains(c));
    end.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The level. A level-1 ordinal that breaks its own series and goes on with the open one of
/// level 2 is one of level 2 (ST-14).
fn level(reading: &mut Reading, kind: ElementKind, ordinal: &str) -> ElementKind {
    let number = ordinal_number(ordinal);
    match (kind, number) {
        (ElementKind::Heading1, Some(number)) if reading.series.is_second(number) => {
            reading.series.second(number);
            tell(reading, ordinal);
            return ElementKind::Heading2;
        }
        (ElementKind::Heading1, Some(number)) => reading.series.first(number),
        (ElementKind::Heading2, Some(number)) => reading.series.second(number),
        _ => {}
    }
    kind
}

/// Tells that a level-1 ordinal was taken for one of level 2.
fn tell(reading: &mut Reading, ordinal: &str) {
    let Some(line) = reading.line(reading.at) else { return };
    let number = ordinal.trim_end_matches(MARKS);
    let taken = Taken {
        start: line.columns(0..0).start,
        from: ordinal.to_owned(),
        to: format!("（{number}）"),
    };
    reading.remarks.push(Remark { code: "ST-14", line: line.number, taken: Some(taken) });
}

/// Bytes of the heading proper when text follows it on the line: a short title up to the
/// first 。, or the ordinal alone before text without a title. `None` = the line is the
/// heading: short, or a level-1 sentence.
fn heading(
    line: &Line,
    kind: ElementKind,
    (ordinal, tag): (usize, Option<usize>),
) -> Option<usize> {
    let shape = &line.shape;
    let title = sentence(&shape[..tag.unwrap_or(shape.len())]);
    let is_short = line.length(0..title) <= LONGEST;
    let is_whole = title == shape.len();
    let is_sentence = kind == ElementKind::Heading1 && shape.ends_with('。');
    let is_open = shape.ends_with(['，', '、', ',']);
    if is_whole && (is_short || is_sentence) && !is_open {
        None
    } else if is_short && !is_whole {
        Some(title)
    } else {
        Some(ordinal)
    }
}

/// Bytes up to the first 。 outside brackets and quotation marks, 。 included.
fn sentence(text: &str) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '《' | '“' => depth += 1,
            '）' | ')' | '〕' | '》' | '”' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}
