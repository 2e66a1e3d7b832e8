//! Periods of reports: 2026-10, 2026Q4, 2026年10月, 第三季度, 上半年 (`model.md` §1, §6).

use super::{Context, Reading, link};
use crate::catalog::ColumnDecl;
use crate::model::{Day, Moment, Period, Value, small_number};
use crate::read::raw::Raw;

/// Reads a period cell. Text that is none may name a row of another sheet (阶段名称).
pub(super) fn read(
    raw: Raw,
    text: &str,
    column: &ColumnDecl,
    context: &Context,
) -> Reading {
    let day = match raw {
        Raw::Day(day) => Some(day),
        Raw::Moment(moment) => Some(moment.date()),
        Raw::Number(number) => super::digits::serial(number).map(Moment::date),
        _ => None,
    };
    if let Some(day) = day {
        return of_day(day);
    }
    if let (Raw::Number(_), Some((year, "1"))) = (raw, text.split_once('.')) {
        let says = format!("是{year}年1月，还是{year}年10月");
        return Reading::unknown(text, "E-ASK-DATE", says);
    }
    let label = text.to_uppercase();
    match Period::from_label(&label).or_else(|| digits(&label)) {
        Some(Period::Day(day)) => return of_day(day),
        Some(period) => return Reading::plain(Value::Period(period)),
        None => {}
    }
    match in_words(text, context.year) {
        Some((period, true)) => noted(period, "E-DATE-WORDS", ""),
        Some((period, false)) => {
            noted(period, "E-DATE-NOYEAR", &format!("（年份取自{}）", context.year_from))
        }
        None if column.to.is_empty() => {
            Reading::unknown(text, "E-PERIOD", "2026-10、2026Q4、2026H2 或 2026")
        }
        None => Reading::plain(link(text)),
    }
}

/// A period that was put into words.
fn noted(period: Period, code: &'static str, from: &str) -> Reading {
    Reading::noted(Value::Period(period), code, period.print() + from)
}

/// The month of a day; a spreadsheet makes the first out of `2026-10`.
fn of_day(day: Day) -> Reading {
    let month = Period::Month(day.year(), day.month());
    match day.day() {
        1 => Reading::plain(Value::Period(month)),
        _ => noted(month, "E-DATE-MONTH", ""),
    }
}

/// 2026-9, 2026.10, 2026/10, 202610.
fn digits(text: &str) -> Option<Period> {
    let (year, month) = match text.split_once(['-', '.', '/']) {
        Some(parts) => parts,
        None if text.len() == 6 => (text.get(..4)?, text.get(4..)?),
        None => return None,
    };
    Period::from_label(&format!("{year}-{month:0>2}"))
}

/// 2026年10月, 10月份, 2026年第三季度, 上半年, 2026年度, 2025—2026学年第一学期; and whether
/// the year is said.
fn in_words(text: &str, year: i16) -> Option<(Period, bool)> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((years, term)) = text.split_once("学年") {
        let first = four_digits(years.get(..4)?)?;
        return term_of(first, term).map(|period| (period, true));
    }
    let is_dash = |c| matches!(c, '-' | '—' | '–' | '至' | '～' | '~');
    if let Some((first, last)) = text.trim_end_matches('年').split_once(is_dash) {
        let first = four_digits(first.trim_end_matches('年'))?;
        let last = four_digits(last.trim_start_matches('—'))?;
        return (first < last).then_some((Period::Campaign(first, last), true));
    }
    let said = text.split_once('年').and_then(|(said, rest)| {
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        Some((four_digits(said)?, rest))
    });
    let (year, rest) = match said {
        Some((year, "" | "全年")) => return Some((Period::Year(year), true)),
        Some(said) => said,
        None => (year, text.as_str()),
    };
    part_of(year, rest).map(|period| (period, said.is_some()))
}

/// A month, quarter, half or term of a year.
fn part_of(year: i16, text: &str) -> Option<Period> {
    match text {
        "上半年" => return Some(Period::Half(year, 1)),
        "下半年" => return Some(Period::Half(year, 2)),
        "春季学期" | "春学期" => return Some(Period::Term(year, 1)),
        "秋季学期" | "秋学期" => return Some(Period::Term(year, 2)),
        _ => {}
    }
    let number = |text: &str, most: i64| {
        let number = small_number(text).filter(|n| (1..=most).contains(n))?;
        i8::try_from(number).ok()
    };
    if let Some(quarter) = text.strip_suffix("季度").or_else(|| text.strip_suffix('季'))
    {
        let quarter = quarter.strip_prefix('第').unwrap_or(quarter);
        return Some(Period::Quarter(year, number(quarter, 4)?));
    }
    let month = text.strip_suffix('份').unwrap_or(text).strip_suffix('月')?;
    Some(Period::Month(year, number(month, 12)?))
}

/// A term by its place in the school year, which begins in September.
fn term_of(first: i16, term: &str) -> Option<Period> {
    match term {
        "第一学期" | "上学期" => Some(Period::Term(first, 2)),
        "第二学期" | "下学期" => Some(Period::Term(first + 1, 1)),
        _ => None,
    }
}

/// A year.
fn four_digits(text: &str) -> Option<i16> {
    match Period::from_label(text) {
        Some(Period::Year(year)) => Some(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::Raw;

    fn texts(cases: &[(&str, &str, Option<&str>)]) {
        for (text, value, code) in cases {
            let (read, note) = reading("已报", "所属期", Raw::Text(text));
            assert_eq!((read.as_str(), note), (*value, *code), "{text}");
        }
    }

    #[test]
    fn periods_in_digits() {
        texts(&[
            ("2026-10", "2026年10月", None),
            ("2026Q4", "2026年第4季度", None),
            ("2026h2", "2026年下半年", None),
            ("2026T1", "2026年春季学期", None),
            ("2026", "2026年", None),
            ("2024-2026", "2024—2026年", None),
            ("2026-9", "2026年9月", None),
            ("2026.10", "2026年10月", None),
            ("202610", "2026年10月", None),
            ("2026-10-31", "2026年10月", Some("E-DATE-MONTH")),
            ("2026-13", "2026-13", Some("E-PERIOD")),
        ]);
        for (number, value, code) in [
            ("2026", "2026年", None),
            ("202610", "2026年10月", None),
            ("2026.11", "2026年11月", None),
            ("2026.1", "2026.1", Some("E-ASK-DATE")),
            ("46296", "2026年10月", None),
        ] {
            let (read, note) = reading("已报", "所属期", Raw::Number(number));
            assert_eq!((read.as_str(), note), (value, code), "{number}");
        }
    }

    #[test]
    fn periods_in_words() {
        let (words, year) = (Some("E-DATE-WORDS"), Some("E-DATE-NOYEAR"));
        texts(&[
            ("2026年10月", "2026年10月", words),
            ("2026年十月份", "2026年10月", words),
            ("十月份", "2026年10月", year),
            ("2026年第三季度", "2026年第3季度", words),
            ("三季度", "2026年第3季度", year),
            ("2026年上半年", "2026年上半年", words),
            ("下半年", "2026年下半年", year),
            ("2026年度", "2026年", words),
            ("2026年秋季学期", "2026年秋季学期", words),
            ("2025—2026学年第一学期", "2025年秋季学期", words),
            ("2025-2026学年第二学期", "2026年春季学期", words),
            ("2024—2026年", "2024—2026年", words),
            ("上月", "上月", Some("E-PERIOD")),
            ("十三月", "十三月", Some("E-PERIOD")),
        ]);
    }

    #[test]
    fn a_stage_may_stand_for_a_period() {
        let raw = Raw::Text("动员部署阶段");
        assert_eq!(reading("报送", "所属期", raw), ("动员部署阶段".into(), None));
    }
}
