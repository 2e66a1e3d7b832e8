//! Days with a time of day: 发生时间, 接报时间 (`model.md` §1 `time`).

use super::{Context, Reading, date, digits};
use crate::catalog::ColumnDecl;
use crate::model::{Moment, Value, print_day};
use crate::read::raw::Raw;
use jiff::civil::Time;

/// Words before a time of day that leave it as it is, and those that add twelve hours.
const MORNING: [&str; 3] = ["上午", "凌晨", "早上"];
/// 下午3时 = 15时.
const AFTERNOON: [&str; 4] = ["下午", "晚上", "傍晚", "晚"];

/// Reads a time cell; a cell with a day alone is a day.
pub(super) fn read(
    raw: Raw,
    text: &str,
    column: &ColumnDecl,
    context: &Context,
) -> Reading {
    match raw {
        Raw::Moment(moment) => return Reading::plain(Value::Moment(moment)),
        Raw::Number(number) if number.contains('.') => {
            if let Some(moment) = digits::serial(number) {
                return Reading::plain(Value::Moment(moment));
            }
        }
        _ => {}
    }
    let Some((head, tail)) = parts(text).filter(|_| matches!(raw, Raw::Text(_))) else {
        return date::read(raw, text, column, context);
    };
    let day = date::read(Raw::Text(head), head, column, context);
    let Value::Date(date) = day.value else {
        return date::read(raw, text, column, context);
    };
    match (time_of_day(tail), day.note) {
        (Some(time), note) => {
            let value = Value::Moment(Moment::from_parts(date, time));
            Reading { value, note, also: Vec::new(), offer: None }
        }
        // 10时许: the day is certain, the minute is not.
        (None, None) => {
            Reading::noted(Value::Date(date), "E-DATE-WORDS", print_day(date))
        }
        (None, note) => {
            Reading { value: Value::Date(date), note, also: Vec::new(), offer: None }
        }
    }
}

/// The day and the time of day of a text that has both.
fn parts(text: &str) -> Option<(&str, &str)> {
    let is_time = |tail: &str| tail.contains([':', '：', '时', '点']);
    let cuts = text.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T' | '日' | '号'));
    let mut parts = cuts.map(|(at, c)| {
        let behind = at + c.len_utf8();
        let head = if matches!(c, ' ' | 'T') { &text[..at] } else { &text[..behind] };
        (head, text[behind..].trim())
    });
    parts.find(|(_, tail)| is_time(tail))
}

/// 10:20, 10:20:30, 10时20分, 下午3点.
fn time_of_day(text: &str) -> Option<Time> {
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (text, later) = match (after(&AFTERNOON), after(&MORNING)) {
        (Some(rest), _) => (rest, 12),
        (None, rest) => (rest.unwrap_or(text), 0),
    };
    let marks = [':', '：', '时', '点', '分', '秒'];
    let numbers: Option<Vec<i8>> = text
        .trim_end_matches(marks)
        .split(marks)
        .map(|n| n.trim().parse().ok())
        .collect();
    let (hour, minute) = match numbers?.as_slice() {
        [hour] => (*hour, 0),
        [hour, minute] | [hour, minute, _] => (*hour, *minute),
        _ => return None,
    };
    Time::new(if hour < 12 { hour + later } else { hour }, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::Raw;

    #[test]
    fn a_moment_in_every_shape() {
        for (text, value, code) in [
            ("2024-03-05 10:20", "2024年3月5日10时20分", None),
            ("2024/3/5 9:05:30", "2024年3月5日9时5分", None),
            ("2024年3月5日10时20分", "2024年3月5日10时20分", None),
            ("2024年3月5日 下午3点", "2024年3月5日15时", None),
            ("2024-03-05T23：59", "2024年3月5日23时59分", None),
            ("3月5日10时", "2026年3月5日10时", Some("E-DATE-NOYEAR")),
            ("2024年3月5日10时许", "2024年3月5日", Some("E-DATE-WORDS")),
            ("2024-03-05 25:00", "2024年3月5日", Some("E-DATE-WORDS")),
            ("2024-03-05", "2024年3月5日", None),
            ("2024-02-30 10:20", "2024-02-30 10:20", Some("E-DATE-IMPOSSIBLE")),
        ] {
            let raw = Raw::Text(text);
            let (read, note) = reading("事故", "发生时间", raw);
            assert_eq!((read.as_str(), note), (value, code), "{text}");
        }
    }

    #[test]
    fn numbers_as_moments() {
        for (number, value) in [
            ("45356.430555555556", "2024年3月5日10时20分"),
            ("45356.9999999", "2024年3月6日0时"),
            ("45356", "2024年3月5日"),
        ] {
            let raw = Raw::Number(number);
            assert_eq!(reading("事故", "发生时间", raw).0, value, "{number}");
        }
        let date = Raw::Number("45356.430555555556");
        assert_eq!(reading("事故", "追责情况", date).0, "45356.430555555556");
        assert_eq!(reading("隐患", "发现日期", date).0, "2024年3月5日");
    }
}
