//! 清洗 (`gongwen.md` 7.1): indents, debris, page numbers and blank lines out of the text,
//! spread words folded. No wording changes; every repair is counted.

use super::line::{Line, Waste, is_blank};
use super::pattern::{Mark, Marks};
use super::remark::Tally;
use crate::catalog::RecogniserDecl;
use crate::model::ElementKind;
use std::ops::Range;

/// A text without what is no text.
#[derive(Debug, Default)]
pub(super) struct Clean {
    /// The lines with text.
    pub(super) lines: Vec<Line>,
    /// The others: 空行, 杂质, 页码.
    pub(super) dropped: Vec<(Line, ElementKind)>,
    /// Lines that were indented.
    pub(super) indents: Tally,
    /// 杂质
    pub(super) debris: Tally,
    /// 页码
    pub(super) page_numbers: Tally,
    /// Spread words.
    pub(super) spread: Tally,
}

/// Cleans all lines.
pub(super) fn clean(words: &RecogniserDecl, lines: Vec<Line>) -> Clean {
    let mut clean = Clean::default();
    for mut line in lines {
        let debris = take_debris(&words.debris, &mut line);
        let was_indented = line.trim();
        clean.debris.add(debris, line.number);
        if line.shape.is_empty() {
            let is_blank = debris == 0;
            let kind =
                if is_blank { ElementKind::BlankLine } else { ElementKind::Debris };
            clean.dropped.push((line, kind));
            continue;
        }
        clean.indents.add(u32::from(was_indented), line.number);
        if fold(words, &mut line) {
            clean.spread.add(1, line.number);
        }
        line.marks = Marks::of(&line.shape);
        clean.lines.push(line);
    }
    drop_page_numbers(&mut clean);
    clean
}

/// Takes converter debris out; how many pieces.
fn take_debris(debris: &[regex::Regex], line: &mut Line) -> u32 {
    let mut count = 0;
    for pattern in debris {
        let found = pattern.find_iter(&line.shape).map(|found| found.range());
        let parts: Vec<Range<usize>> = found.filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            line.take_out(&parts, Waste::Debris);
            count += u32::try_from(parts.len()).unwrap_or(u32::MAX);
        }
    }
    count
}

/// Drops lines that are nothing but a page number, if they increase through the text.
fn drop_page_numbers(clean: &mut Clean) {
    let is_number = |line: &Line| line.marks.has(Mark::PageNumber);
    let numbers: Vec<u32> =
        clean.lines.iter().filter(|line| is_number(line)).map(number).collect();
    if numbers.is_empty() || !numbers.is_sorted_by(|one, next| one < next) {
        return;
    }
    for line in clean.lines.extract_if(.., |line| is_number(line)) {
        clean.page_numbers.add(1, line.number);
        clean.dropped.push((line, ElementKind::PageNumber));
    }
    clean.dropped.sort_by_key(|(line, _)| (line.number, line.offset));
}

/// The first number in a line.
fn number(line: &Line) -> u32 {
    let digits = line.shape.chars().skip_while(|c| c.to_digit(10).is_none());
    digits.map_while(|c| c.to_digit(10)).fold(0, |number, digit| 10 * number + digit)
}

/// Letters of a spread line that must be a known word; a longer one must have equal gaps.
const SHORT: usize = 6;

/// Folds what blanks have spread (`通　　知`): a whole line, or a word at its end.
fn fold(words: &RecogniserDecl, line: &mut Line) -> bool {
    if !line.values.is_empty() || !line.shape.contains(is_blank) {
        return false;
    }
    let gaps = gaps(&line.shape);
    let known = || words.title_words.iter().chain(&words.spread);
    let letters = || line.shape.chars().filter(|c| !is_blank(*c));
    let is_spread = letters().all(is_han) && letters().count() == gaps.len() + 1;
    let folded = if !is_spread {
        let at_end = known().filter_map(|word| spread_end(&line.shape, &gaps, word));
        at_end.filter(|gaps| is_even(gaps)).max_by_key(|gaps| gaps.len())
    } else if gaps.len() < SHORT {
        known().any(|word| word.chars().eq(letters())).then_some(&gaps[..])
    } else {
        is_even(&gaps).then_some(&gaps[..])
    };
    let folded = folded.unwrap_or_default().iter();
    let parts: Vec<Range<usize>> = folded.map(|gap| gap.range.clone()).collect();
    line.take_out(&parts, Waste::Blanks);
    !parts.is_empty()
}

/// A run of blanks between letters.
struct Gap {
    /// Where.
    range: Range<usize>,
    /// How many blanks.
    width: usize,
}

/// Whether all gaps are of one width.
fn is_even(gaps: &[Gap]) -> bool {
    gaps.windows(2).all(|two| two[0].width == two[1].width)
}

/// The gaps of a line without blanks at its ends.
fn gaps(shape: &str) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (at, c) in shape.char_indices().filter(|(_, c)| is_blank(*c)) {
        let end = at + c.len_utf8();
        match gaps.last_mut().filter(|gap| gap.range.end == at) {
            Some(gap) => {
                gap.range.end = end;
                gap.width += 1;
            }
            None => gaps.push(Gap { range: at..end, width: 1 }),
        }
    }
    gaps
}

/// The gaps at the end of a line that spread a word there.
fn spread_end<'g>(shape: &str, gaps: &'g [Gap], word: &str) -> Option<&'g [Gap]> {
    let between = word.chars().count().checked_sub(1).filter(|count| *count > 0)?;
    let own = &gaps[gaps.len().checked_sub(between)?..];
    let mut rest = shape;
    for (letter, gap) in word.chars().rev().zip(own.iter().rev()) {
        rest = rest.strip_suffix(letter)?;
        if rest.len() != gap.range.end {
            return None;
        }
        rest = &rest[..gap.range.start];
    }
    rest.ends_with(word.chars().next()?).then_some(own)
}

/// Whether a character is Han.
const fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}
