//! The digits of a day: what stands between the marks, and whether there is such a day.

use crate::model::{Day, Moment};
use jiff::ToSpan;

/// A serial day of Excel, 36526–73050, its fraction the time of day to the minute.
pub(super) fn serial(number: &str) -> Option<Moment> {
    let (days, part) = number.split_once('.').unwrap_or((number, ""));
    let days = days.parse::<i64>().ok().filter(|d| (36_526..=73_050).contains(d))?;
    let part = part.get(..part.len().min(15))?;
    let unit = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let fraction: i64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let minutes = (i128::from(fraction) * 1440 * 2 / i128::from(unit) + 1) / 2;
    let start = jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0);
    let day = start.checked_add(days.days()).ok()?;
    day.checked_add(i64::try_from(minutes).ok()?.minutes()).ok()
}

/// The digits of a date: 2024年3月5日, 2024-3-5, 2024/3/5, 2024.3.5.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let is_mark =
        |c: char| matches!(c, '年' | '月' | '日' | '号' | '-' | '/' | '.' | '—');
    let parts: Vec<&str> =
        text.split(is_mark).map(str::trim).filter(|p| !p.is_empty()).collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.iter().all(digits) { parts } else { Vec::new() }
}

/// A day that exists.
pub(super) fn make(year: i16, month: &str, day: &str) -> Option<Day> {
    Day::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}
