//! A day of every year, `MM-DD`, or a whole date: 截止日, 年度总结应报日.

use super::{Reading, text};
use crate::model::{Day, Value};
use crate::read::raw::Raw;

/// A leap year: 02-29 is a day of some years.
const LEAP: i16 = 2024;

/// Reads the cell: a whole date stays one, month and day become `MM-DD`.
pub(super) fn read(raw: Raw, word: &str) -> Reading {
    let parts: Vec<&str> = word
        .split(['年', '月', '日', '号', '-', '/', '.'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    match (raw, parts.as_slice()) {
        (Raw::Day(day), _) => Reading::plain(Value::Date(day)),
        (Raw::Moment(moment), _) => Reading::plain(Value::Date(moment.date())),
        // 6.3 as a number: the 3rd or the 30th.
        (Raw::Number(_), [month, day]) if day.len() == 1 => {
            let says = format!("是{month}月{day}日，还是{month}月{day}0日");
            Reading::unknown(word, "E-ASK-DATE", says)
        }
        (_, [month, day]) => day_of(LEAP, month, day).map_or_else(
            || impossible(word),
            |day| Reading::plain(text(&format!("{:02}-{:02}", day.month(), day.day()))),
        ),
        (_, [year, month, day]) if year.len() == 4 => {
            let day = year.parse().ok().and_then(|year| day_of(year, month, day));
            day.map_or_else(|| impossible(word), |day| Reading::plain(Value::Date(day)))
        }
        _ => impossible(word),
    }
}

/// Not a day that exists.
fn impossible(word: &str) -> Reading {
    Reading::unknown(word, "E-DATE-IMPOSSIBLE", "没有这一天")
}

/// A day that exists.
fn day_of(year: i16, month: &str, day: &str) -> Option<Day> {
    Day::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::Raw;

    #[test]
    fn a_day_of_the_year_is_month_and_day() {
        for (written, value, code) in [
            ("06-30", "06-30", None),
            ("6月30日", "06-30", None),
            ("2/29", "02-29", None),
            ("2026-06-30", "2026年6月30日", None),
            ("2-30", "2-30", Some("E-DATE-IMPOSSIBLE")),
            ("年底", "年底", Some("E-DATE-IMPOSSIBLE")),
        ] {
            let raw = Raw::Text(written);
            assert_eq!(reading("指标", "截止日", raw), (value.into(), code), "{written}");
        }
        let number = |n: &str| reading("指标", "截止日", Raw::Number(n));
        assert_eq!(number("6.3").1, Some("E-ASK-DATE"));
        assert_eq!(number("6.15").0, "06-15");
    }
}
