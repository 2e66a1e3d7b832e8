//! 时限原文: the words stay, what they say goes into 时限类型, 截止日期 and 频次
//! (`model.md` §3 任务, `gongwen.md` 7.5).

use super::{Context, Reading, text};
use crate::model::{Day, Limit, Unread, Value, print_day};
use jiff::ToSpan;

/// Reads a limit in words.
pub(super) fn read(word: &str, context: &Context) -> Reading {
    let plain = Reading::plain(text(word));
    let kind = |reading: Reading, kind: &str| reading.and("时限类型", text(kind));
    let until = |day: Option<Day>| match day {
        Some(day) => kind(dated(word, day, context), "截止日期"),
        None => unclear(word),
    };
    match Limit::read(word, context.year) {
        Some(Limit::Standing) => kind(plain, "长期坚持"),
        Some(Limit::Every(every)) => kind(plain, "周期").and("频次", text(every)),
        Some(Limit::Stage) => kind(plain, "阶段"),
        Some(Limit::Years(first, last)) => kind(plain, "年度")
            .and("起始日期", Value::Date(first))
            .and("截止日期", Value::Date(last)),
        Some(Limit::Day(day) | Limit::Month(day)) => until(Some(day)),
        Some(Limit::AtOnce) => until(context.from),
        Some(Limit::Days(count)) => {
            until(context.from.and_then(|from| from.checked_add(count.days()).ok()))
        }
        Some(Limit::Months(count)) => {
            until(context.from.and_then(|from| from.checked_add(count.months()).ok()))
        }
        Some(Limit::WorkingDays(_)) | None => unclear(word),
    }
}

/// A limit that is a day; told of where it fills 截止日期.
fn dated(word: &str, day: Day, context: &Context) -> Reading {
    let reading = if Limit::names_year(word) {
        Reading::noted(text(word), "E-DATE-WORDS", print_day(day))
    } else {
        let says = format!("{}（年份取自{}）", print_day(day), context.year_from);
        Reading::noted(text(word), "E-DATE-NOYEAR", says)
    };
    reading.and("截止日期", Value::Date(day))
}

/// 近期, 尽快: a limit, but no day; unknown is not the same as none.
fn unclear(word: &str) -> Reading {
    let unread = Unread { text: word.into(), code: "E-LIMIT" };
    Reading::noted(text(word), "E-LIMIT", "")
        .and("截止日期", Value::Unknown(Box::new(unread)))
}
