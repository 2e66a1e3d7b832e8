//! Days in every shape that offices write (`model.md` §6).

use super::digits::{make, parts, serial};
use super::due::{deadline, next_year, no_year};
use super::shape::{done_on, plain};
use super::span::range;
use super::{Context, FROM_RUN, Reading};
use crate::catalog::ColumnDecl;
use crate::model::{Day, Limit, Value, print_day};
use crate::read::raw::Raw;
use std::ops::RangeInclusive;

/// The years of which anything is recorded, or planned.
pub(super) const YEARS: RangeInclusive<i16> = 1990..=2100;

/// Reads a date cell.
pub(super) fn read(
    raw: Raw,
    text: &str,
    column: &ColumnDecl,
    context: &Context,
) -> Reading {
    let reading = match raw {
        Raw::Day(day) => Reading::plain(Value::Date(day)),
        Raw::Moment(moment) => Reading::plain(Value::Date(moment.date())),
        Raw::Number(number) => from_number(number, column.is_deadline, context),
        _ => written(text, column, context),
    };
    match &reading.value {
        Value::Date(day) if !YEARS.contains(&day.year()) => impossible(text),
        Value::Date(day) if column.is_event() && *day > context.today => {
            last_year(*day, reading, context)
        }
        Value::Date(day) if column.is_deadline && !Limit::names_year(&plain(text)) => {
            next_year(*day, reading, context)
        }
        _ => reading,
    }
}

/// A text cell; the day of completion may stand beside the word that it is done.
fn written(text: &str, column: &ColumnDecl, context: &Context) -> Reading {
    let done = done_on(text).filter(|_| &*column.header == "整改完成日期");
    let day = plain(done.as_deref().unwrap_or(text));
    let mut reading = from_text(&day, column.is_deadline, context);
    match &mut reading.value {
        Value::Date(_) if done.is_some() => {
            reading.and("整改情况", super::text("已整改"))
        }
        Value::Unknown(unread) => {
            unread.text = text.into();
            reading
        }
        _ => reading,
    }
}

/// A day that the year of the run would put into the future is one of last year: nothing has
/// happened yet that is to come.
fn last_year(day: Day, reading: Reading, context: &Context) -> Reading {
    let is_guessed = context.year_from == FROM_RUN
        && reading.note.as_ref().is_some_and(|note| note.code == "E-DATE-NOYEAR");
    let earlier = Day::new(day.year() - 1, day.month(), day.day()).ok();
    match earlier.filter(|_| is_guessed) {
        Some(day) => no_year(day, "统计截止日，不晚于当天"),
        None => reading,
    }
}

/// Not a day that exists.
fn impossible(text: &str) -> Reading {
    Reading::unknown(text, "E-DATE-IMPOSSIBLE", "没有这一天")
}

/// A number cell: a serial day, eight digits, a decimal like 3.19 or 2024.3.
fn from_number(number: &str, is_deadline: bool, context: &Context) -> Reading {
    if let Some(moment) = serial(number) {
        return Reading::plain(Value::Date(moment.date()));
    }
    let Some((month, day)) = number.split_once('.') else {
        return compact(number).unwrap_or_else(|| impossible(number));
    };
    if month.len() == 4 {
        return match day {
            "1" => Reading::unknown(
                number,
                "E-ASK-DATE",
                format!("是{month}年1月，还是{month}年10月"),
            ),
            _ => month_only(number, [month, day], is_deadline),
        };
    }
    let found = make(context.year, month, day);
    // 3.1 may have been 3.10 before the spreadsheet took the zero.
    let tenth = (day.len() == 1).then(|| make(context.year, month, &format!("{day}0")));
    match (found, tenth.flatten()) {
        (Some(_), Some(_)) => {
            let says = format!("是{month}月{day}日，还是{month}月{day}0日");
            Reading::unknown(number, "E-ASK-DATE", says)
        }
        (Some(day), None) => {
            Reading::noted(Value::Date(day), "E-DATE-DECIMAL", print_day(day))
        }
        (None, _) => impossible(number),
    }
}

/// 20240305
fn compact(digits: &str) -> Option<Reading> {
    if digits.len() != 8 {
        return None;
    }
    let day = make(digits[..4].parse().ok()?, &digits[4..6], &digits[6..])?;
    Some(Reading::plain(Value::Date(day)))
}

/// A date as it is plain.
fn from_text(text: &str, is_deadline: bool, context: &Context) -> Reading {
    if let Some(reading) = whole(text) {
        return reading;
    }
    if let Some(reading) = range(text, is_deadline, context) {
        return reading;
    }
    let parts = parts(text);
    let is_month = text.contains('年') || parts.first().is_some_and(|p| p.len() == 4);
    match parts.as_slice() {
        [year, month, day] if year.len() == 2 => two_digit_year(text, [year, month, day]),
        [year, month] if is_month => month_only(text, [year, month], is_deadline),
        [month, day] => match make(context.year, month, day) {
            Some(day) => no_year(day, context.year_from),
            None => impossible(text),
        },
        _ if is_deadline => deadline(text, context).unwrap_or_else(|| impossible(text)),
        _ => impossible(text),
    }
}

/// A full date, perhaps with a time of day.
fn whole(text: &str) -> Option<Reading> {
    let date = text.split([' ', 'T']).next()?;
    let has_time = date.ends_with(['时', '分', '秒', '点']);
    let date = date.split_once('日').filter(|_| has_time).map_or(date, |(date, _)| date);
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        return compact(date);
    }
    match parts(date).as_slice() {
        [year, month, day] if year.len() == 4 => {
            let found = make(year.parse().ok()?, month, day);
            Some(
                found
                    .map_or_else(|| impossible(text), |d| Reading::plain(Value::Date(d))),
            )
        }
        _ => None,
    }
}

/// 24.3.5
fn two_digit_year(text: &str, [year, month, day]: [&str; 3]) -> Reading {
    let year = year.parse::<i16>().ok().map(|year| 2000 + year);
    match year.and_then(|year| make(year, month, day)) {
        Some(day) => Reading::noted(Value::Date(day), "E-DATE-YEAR2", print_day(day)),
        None => impossible(text),
    }
}

/// 2024年3月: the last day as a deadline, else asked.
fn month_only(text: &str, [year, month]: [&str; 2], is_deadline: bool) -> Reading {
    let first = year.parse().ok().and_then(|year| make(year, month, "1"));
    match first {
        Some(first) if is_deadline => {
            let last = first.last_of_month();
            Reading::noted(Value::Date(last), "E-DATE-MONTH", print_day(last))
        }
        Some(_) => Reading::unknown(text, "E-ASK-DAY", "哪一天"),
        None => impossible(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Raw, Value, read};
    use crate::catalog::Catalog;
    use jiff::civil::date;

    fn reading(raw: Raw, header: &str) -> (String, Option<&'static str>) {
        let catalog = Catalog::load(None).unwrap();
        let sheet = catalog.sheets.iter().find(|s| &*s.name == "隐患").unwrap();
        let context = Context {
            year: 2026,
            year_from: "统计截止日",
            from: Some(date(2026, 3, 10)),
            header_unit: None,
            today: date(2026, 10, 31),
        };
        let text = crate::read::clean::value(&raw.text());
        let reading = read(raw, &text, sheet.column(header).unwrap(), &context);
        let value = match reading.value {
            Value::Date(day) => day.to_string(),
            Value::Unknown(_) => "?".into(),
            other => format!("{other:?}"),
        };
        (value, reading.note.map(|note| note.code))
    }

    #[test]
    fn events_in_every_shape() {
        for (text, day, code) in [
            ("2024-3-5", "2024-03-05", None),
            ("2024/03/05", "2024-03-05", None),
            ("2024.3.5", "2024-03-05", None),
            ("2024年3月5日", "2024-03-05", None),
            ("20240305", "2024-03-05", None),
            ("2024-03-05 10:20", "2024-03-05", None),
            ("24.3.5", "2024-03-05", Some("E-DATE-YEAR2")),
            ("3月5日", "2026-03-05", Some("E-DATE-NOYEAR")),
            ("3/5", "2026-03-05", Some("E-DATE-NOYEAR")),
            ("2024年3月", "?", Some("E-ASK-DAY")),
            ("2024年3月5日（星期二）", "2024-03-05", None),
            ("2024年3月5日10时20分", "2024-03-05", None),
            ("2024-3-19至2024-3-21", "2024-03-19", Some("E-DATE-RANGE")),
            ("3月19日—4月2日", "2026-03-19", Some("E-DATE-RANGE")),
            ("12月30日", "2025-12-30", Some("E-DATE-NOYEAR")),
            ("3月19日-21日", "2026-03-19", Some("E-DATE-RANGE")),
            ("2024.2.30", "?", Some("E-DATE-IMPOSSIBLE")),
            ("1989-3-5", "?", Some("E-DATE-IMPOSSIBLE")),
            ("昨天", "?", Some("E-DATE-IMPOSSIBLE")),
            ("9999-12-31", "?", Some("E-DATE-IMPOSSIBLE")),
            ("2026年 9 月 5 日", "2026-09-05", None),
            ("2026. 9. 7", "2026-09-07", None),
            ("2026/ 9/9", "2026-09-09", None),
            ("2026年9月14日星期一", "2026-09-14", None),
            ("2026年9月15日下午", "2026-09-15", None),
            ("二〇二六年九月五日", "2026-09-05", None),
            ("2026年九月十一日", "2026-09-11", None),
            ("元月5日", "2026-01-05", Some("E-DATE-NOYEAR")),
            ("2026·9·20", "2026-09-20", None),
            ("2026.9.5-9.6", "2026-09-05", Some("E-DATE-RANGE")),
            ("2026.9.23-24", "2026-09-23", Some("E-DATE-RANGE")),
            ("9.27-28", "2026-09-27", Some("E-DATE-RANGE")),
            ("2026.3.10-12", "2026-03-10", Some("E-DATE-RANGE")),
            ("2026.3.10-9", "?", Some("E-DATE-IMPOSSIBLE")),
        ] {
            let raw = Raw::Text(text);
            assert_eq!(reading(raw, "发现日期"), (day.into(), code), "{text}");
        }
    }

    #[test]
    fn numbers_as_dates() {
        for (number, day, code) in [
            ("45352", "2024-03-01", None),
            ("20240305", "2024-03-05", None),
            ("20261117", "2026-11-17", None),
            ("2958465", "?", Some("E-DATE-IMPOSSIBLE")),
            ("3.19", "2026-03-19", Some("E-DATE-DECIMAL")),
            ("3.1", "?", Some("E-ASK-DATE")),
            ("10.1", "?", Some("E-ASK-DATE")),
            ("3.4", "2026-03-04", Some("E-DATE-DECIMAL")),
            ("2.3", "2026-02-03", Some("E-DATE-DECIMAL")),
            ("2024.3", "?", Some("E-ASK-DAY")),
            ("2024.1", "?", Some("E-ASK-DATE")),
            ("13.5", "?", Some("E-DATE-IMPOSSIBLE")),
        ] {
            let raw = Raw::Number(number);
            assert_eq!(reading(raw, "发现日期"), (day.into(), code), "{number}");
        }
    }
}
