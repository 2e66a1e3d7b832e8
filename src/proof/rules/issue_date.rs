//! NU-08: the 成文日期 is Arabic, in full, unpadded, and a day that exists
//! (GB/T 9704—2012 7.3.5.4).

use super::super::hit::Hit;
use super::super::paragraph::Paragraph;
use crate::catalog::ProofRule;
use crate::model::{Day, print_day, read_han};
use std::ops::Range;

/// A date in another form than the standard's, with the right form.
pub(in super::super) fn form(rule: &ProofRule, paragraphs: &[Paragraph]) -> Vec<Hit> {
    dates(rule, paragraphs, |text, [year, month, day]| {
        let printed = print_day(real_day([year, month, day])?);
        (printed != text).then_some(Some(printed))
    })
}

/// A date that no calendar has.
pub(in super::super) fn unreal(rule: &ProofRule, paragraphs: &[Paragraph]) -> Vec<Hit> {
    dates(rule, paragraphs, |_, date| real_day(date).is_none().then_some(None))
}

/// Judges every date of the rule's elements; the judge gives the replacement of a wrong one.
fn dates(
    rule: &ProofRule,
    paragraphs: &[Paragraph],
    judge: impl Fn(&str, [u32; 3]) -> Option<Option<String>>,
) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if !rule.kinds.contains(&paragraph.kind) {
            continue;
        }
        let range = trimmed(&paragraph.text);
        let text = &paragraph.text[range.clone()];
        let judged = read(text).and_then(|date| judge(text, date));
        hits.extend(judged.map(|to| Hit { rule: 0, paragraph: at, range, to }));
    }
    hits
}

/// The text without blanks at its ends.
fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// The day, if it exists and its year is written in full.
fn real_day([year, month, day]: [u32; 3]) -> Option<Day> {
    let year = i16::try_from(year).ok().filter(|year| *year >= 1000)?;
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Year, month and day of a date in digits or in Han.
fn read(text: &str) -> Option<[u32; 3]> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some([year.parse().ok()?, month.parse().ok()?, day.parse().ok()?]);
    }
    Some([han_year(year)?, read_han(month)?, read_han(day)?])
}

/// A year digit by digit: 二〇二六; ○ and 零 stand for 〇 by mistake.
fn han_year(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |year, letter| {
        let digit = match letter {
            '○' | '零' => 0,
            _ => read_han(letter.encode_utf8(&mut [0; 4]))?,
        };
        year.checked_mul(10)?.checked_add(digit)
    })
}
