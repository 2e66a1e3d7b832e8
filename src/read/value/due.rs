//! Until when: deadlines in words, and those that name no year (`model.md` §6).

use super::{Context, Reading};
use crate::model::{Day, Limit, Unread, Value, print_day};
use jiff::ToSpan;

/// Days from a day to a deadline of the next year, at the most, that names no year.
const AHEAD: i32 = 183;

/// A deadline that the year of its row would put before the day from which it counts is one
/// of the next year.
pub(super) fn next_year(day: Day, reading: Reading, context: &Context) -> Reading {
    let Some(note) = reading.note.as_ref().filter(|n| n.code != "E-DATE-YEAR2") else {
        return reading;
    };
    let later = Day::new(day.year() + 1, day.month(), day.day()).ok();
    let is_near = |from: Day, later: &Day| {
        from.checked_add(AHEAD.days()).is_ok_and(|last| *later <= last)
    };
    let from = context.from.filter(|from| day < *from);
    match from.and_then(|from| later.filter(|later| is_near(from, later))) {
        Some(day) if note.code == "E-DATE-NOYEAR" => no_year(day, "发现日期，不早于当天"),
        Some(day) => Reading::noted(Value::Date(day), note.code, print_day(day)),
        None => reading,
    }
}

/// A day whose year was taken from elsewhere.
pub(super) fn no_year(day: Day, from: &str) -> Reading {
    let says = format!("{}（年份取自{from}）", print_day(day));
    Reading::noted(Value::Date(day), "E-DATE-NOYEAR", says)
}

/// Words that only deadlines use.
pub(super) fn deadline(text: &str, context: &Context) -> Option<Reading> {
    let noted = |day, code| Reading::noted(Value::Date(day), code, print_day(day));
    let words = |day| noted(day, "E-DATE-WORDS");
    if is_end_of_month(text) {
        return context.from.map(|from| words(from.last_of_month()));
    }
    match Limit::read(text, context.year)? {
        Limit::AtOnce => {
            let day = context.from.map_or(Value::Blank, Value::Date);
            Some(Reading::plain(day).and("整改方式", super::text("当场整改")))
        }
        Limit::Standing => Some(Reading::plain(Value::NotApplicable)),
        Limit::Day(day) | Limit::Years(_, day) => Some(words(day)),
        Limit::Month(day) => Some(noted(day, "E-DATE-MONTH")),
        Limit::Days(count) => context.from?.checked_add(count.days()).ok().map(words),
        Limit::Months(count) => context.from?.checked_add(count.months()).ok().map(words),
        Limit::WorkingDays(_) => {
            // Counted, or told of, once 节假日 is read.
            let unread = Unread { text: text.into(), code: "E-HOLIDAYS" };
            Some(Reading::plain(Value::Unknown(Box::new(unread))))
        }
        Limit::Every(_) | Limit::Stage => None,
    }
}

/// 月底前, 本月底: the end of the month from which it counts.
fn is_end_of_month(text: &str) -> bool {
    let body = text.strip_suffix('前').unwrap_or(text);
    ["月底", "月末", "本月底", "本月末", "当月底", "当月末"].contains(&body)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{CATALOG, reading};
    use super::Context;
    use crate::model::{Day, print_day};
    use crate::read::raw::Raw;
    use crate::read::value::read;
    use jiff::civil::date;

    #[test]
    fn deadlines_in_words() {
        for (text, day) in [
            ("6月底", "2026-06-30"),
            ("6月底前", "2026-06-30"),
            ("2024年6月底前", "2024-06-30"),
            ("年底", "2026-12-31"),
            ("10月前", "2026-09-30"),
            ("2025年", "2025-12-31"),
            ("3日内", "2026-03-13"),
            ("立即", "2026-03-10"),
            ("2024年3月", "2024-03-31"),
            ("3月19日-21日", "2026-03-21"),
            ("2026.3.20-22", "2026-03-22"),
            ("一周内", "2026-03-17"),
            ("两周内", "2026-03-24"),
            ("3天", "2026-03-13"),
            ("限10日", "2026-03-20"),
            ("限10日内", "2026-03-20"),
            ("5日内整改", "2026-03-15"),
            ("1个月内", "2026-04-10"),
            ("24小时内", "2026-03-11"),
            ("36小时内", "?"),
            ("10日", "?"),
            ("月底前", "2026-03-31"),
            ("本月底", "2026-03-31"),
            ("当天", "2026-03-10"),
            ("当日", "2026-03-10"),
            ("即知即改", "2026-03-10"),
            ("立整立改", "2026-03-10"),
            ("9.20前", "2026-09-20"),
            ("1月5日", "2026-01-05"),
            ("3月1日", "2026-03-01"),
        ] {
            // What is not understood is printed as it stands.
            let day = day.parse::<Day>().map_or_else(|_| text.to_owned(), print_day);
            assert_eq!(reading("隐患", "整改期限", Raw::Text(text)).0, day, "{text}");
        }
        for text in ["15个工作日内", "5个工作日"] {
            let told_later = (text.to_owned(), None);
            assert_eq!(reading("隐患", "整改期限", Raw::Text(text)), told_later);
        }
        assert_eq!(reading("隐患", "整改期限", Raw::Text("长期坚持")).0, "/");
    }

    #[test]
    fn a_deadline_without_a_year_lies_behind_its_hazard() {
        let context = Context {
            year: 2025,
            year_from: "同一行的其他日期",
            from: Some(date(2025, 12, 28)),
            header_unit: None,
            today: date(2026, 10, 31),
        };
        let sheet = CATALOG.sheets.iter().find(|s| &*s.name == "隐患").unwrap();
        for (text, day) in [
            ("1月5日", date(2026, 1, 5)),
            ("1月5日前", date(2026, 1, 5)),
            ("1.5前", date(2026, 1, 5)),
            ("12月30日", date(2025, 12, 30)),
            ("2025年1月5日", date(2025, 1, 5)),
            ("8月5日", date(2025, 8, 5)),
        ] {
            let column = sheet.column("整改期限").unwrap();
            let value = read(Raw::Text(text), column, &context).value;
            assert_eq!(value.day(), Some(day), "{text}");
        }
    }
}
