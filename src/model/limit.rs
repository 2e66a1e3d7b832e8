//! 时限: what the words of a limit say (`model.md` §6, `gongwen.md` 7.5).

use super::{Day, small_number};

/// Until when something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 长期坚持, 持续推进, 常态化: no day.
    Standing,
    /// 立即, 当场, 立行立改: the day itself.
    AtOnce,
    /// 6月底前, 年底, 10月前, 6月30日前.
    Day(Day),
    /// 2024年3月: its last day.
    Month(Day),
    /// 2026年, 2025—2026年: first and last day.
    Years(Day, Day),
    /// 3日内, first day not counted.
    Days(i32),
    /// 1个月内.
    Months(i32),
    /// 15个工作日内, first day not counted.
    WorkingDays(i32),
    /// 每季度至少1次: 日, 月, 季, 半年, 学期 or 年.
    Every(&'static str),
    /// 第一阶段: a stage of the plan.
    Stage,
}

/// What a cycle says, and its word in 频次; longer ones first.
const CYCLES: [(&str, &str); 11] = [
    ("每半年", "半年"),
    ("每学期", "学期"),
    ("每季度", "季"),
    ("每季", "季"),
    ("每个月", "月"),
    ("每月", "月"),
    ("每年度", "年"),
    ("每年", "年"),
    ("每日", "日"),
    ("每天", "日"),
    ("每个学期", "学期"),
];

/// Words for at once.
const AT_ONCE: &[&str] = &["立即", "当场", "立行立改", "立整立改", "即知即改"];

impl Limit {
    /// Reads a limit; `year` completes one that names none.
    pub fn read(text: &str, year: i16) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_end_matches(['。', '，', '；', ';']);
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if (holds(AT_ONCE) && !text.contains(is_digit)) || is_same_day(text) {
            return Some(Self::AtOnce);
        }
        if is_standing(text) {
            return Some(Self::Standing);
        }
        let cycle = || CYCLES.iter().find(|(word, _)| text.contains(word));
        within(text)
            .or_else(|| until(text, year))
            .or_else(|| cycle().map(|(_, every)| Self::Every(every)))
            .or_else(|| {
                let is_stage = text.contains("阶段") && text.chars().count() <= 20;
                is_stage.then_some(Self::Stage)
            })
    }

    /// Whether the text names the year itself.
    pub fn names_year(text: &str) -> bool {
        let digits = text.split(|c| !is_digit(c));
        digits.into_iter().any(|run| run.len() == 4)
    }
}

/// An ASCII digit.
const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// 长期坚持, 持续推进, 常态化开展: nothing but words that go on for ever.
fn is_standing(text: &str) -> bool {
    let mut rest = text;
    for word in ["坚持", "长期", "持续", "常态化"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let ends = ["", "坚持", "推进", "开展", "实施", "落实"];
    rest.len() < text.len() && ends.contains(&rest) && text != "坚持"
}

/// 当天, 当日内.
fn is_same_day(text: &str) -> bool {
    ["当天", "当日"].contains(&text.trim_end_matches("完成").trim_end_matches('内'))
}

/// 3日内, 限10日, 15个工作日内, 两周内, 1个月内, 24小时内; not 10日, which may be a date.
fn within(text: &str) -> Option<Limit> {
    let body = text.trim_end_matches("完成").trim_end_matches("整改");
    let limited = ["限期", "限"].iter().find_map(|word| body.strip_prefix(word));
    let inner = ["以内", "之内", "内"].iter().find_map(|word| body.strip_suffix(word));
    let is_span = limited.is_some() || inner.is_some() || !body.ends_with('日');
    let body = limited.unwrap_or(body);
    let body = body.trim_end_matches('内').trim_end_matches(['以', '之']);
    let count = |number: &str| i32::try_from(small_number(number)?).ok();
    if let Some(days) = body.strip_suffix("工作日") {
        return count(days.trim_end_matches('个')).map(Limit::WorkingDays);
    }
    if let Some(hours) = body.strip_suffix("小时") {
        let hours = count(hours)?;
        return (hours % 24 == 0).then_some(Limit::Days(hours / 24));
    }
    if let Some(weeks) = body.strip_suffix("星期").or_else(|| body.strip_suffix('周'))
    {
        return count(weeks.trim_end_matches('个'))?.checked_mul(7).map(Limit::Days);
    }
    if let Some(months) = body.strip_suffix("个月") {
        return count(months).map(Limit::Months);
    }
    let days = body.strip_suffix(['日', '天']).filter(|_| is_span)?;
    count(days.trim_end_matches("自然").trim_end_matches('个')).map(Limit::Days)
}

/// A day, month, quarter, half or year, with or without 底 and 前.
fn until(text: &str, year: i16) -> Option<Limit> {
    let body = text.strip_suffix("完成").unwrap_or(text);
    let is_before = body.ends_with('前');
    let body = ["之前", "以前", "前"]
        .iter()
        .find_map(|word| body.strip_suffix(word))
        .unwrap_or(body);
    if let Some(span) = years(body) {
        return Some(span);
    }
    let (year, rest) = match body.split_once('年') {
        Some((number, rest)) if number.len() == 4 => (number.parse().ok()?, rest),
        Some(("" | "本" | "今", rest)) => (year, rest),
        _ => (year, body),
    };
    let has_year = rest.len() < body.len();
    let is_end = rest.ends_with(['底', '末']);
    let span = rest.trim_end_matches(['底', '末']);
    let last = match span {
        "" if has_year && is_end => Some(12),
        "" if has_year => return years(&format!("{year}年")),
        "上半年" => Some(6),
        "下半年" => Some(12),
        _ => quarter(span),
    };
    if let Some(last) = last {
        return Some(Limit::Day(day(year, last, 1)?.last_of_month()));
    }
    let limit = month(year, rest).or_else(|| dotted(year, rest).filter(|_| is_before))?;
    if is_before { before(limit) } else { Some(limit) }
}

/// 10月前: September is the last month that counts; a day itself still counts.
fn before(limit: Limit) -> Option<Limit> {
    let Limit::Month(last) = limit else { return Some(limit) };
    last.first_of_month().yesterday().ok().map(Limit::Day)
}

/// 2026年, 2025—2026年, 2025年至2026年.
fn years(text: &str) -> Option<Limit> {
    let text = text.strip_suffix('度').unwrap_or(text).strip_suffix('年')?;
    let (first, last) =
        text.split_once(['-', '—', '–', '至', '～', '~']).unwrap_or((text, text));
    let year = |text: &str| {
        let digits = text.trim_start_matches('—').trim_end_matches('年');
        digits.parse::<i16>().ok().filter(|y| (1990..=2099).contains(y))
    };
    Some(Limit::Years(day(year(first)?, 1, 1)?, day(year(last)?, 12, 31)?))
}

/// 第三季度, 三季度: its last month.
fn quarter(text: &str) -> Option<i64> {
    let number = text.strip_suffix("季度")?;
    let number = small_number(number.strip_prefix('第').unwrap_or(number))?;
    (1..=4).contains(&number).then_some(number * 3)
}

/// 6月, 6月底, 6月30日, 2026.6.30.
fn month(year: i16, text: &str) -> Option<Limit> {
    if let Some((month, rest)) = text.split_once('月') {
        let first = day(year, small_number(month)?, 1)?;
        return match rest.trim_start_matches('份') {
            "底" | "末" => Some(Limit::Day(first.last_of_month())),
            "" => Some(Limit::Month(first.last_of_month())),
            rest => {
                let date = rest.strip_suffix(['日', '号'])?;
                day(year, i64::from(first.month()), small_number(date)?).map(Limit::Day)
            }
        };
    }
    let numbers: Option<Vec<i64>> =
        text.split(['-', '/', '.']).map(|part| part.parse().ok()).collect();
    match numbers?.as_slice() {
        [year @ 1990..=2099, month, date] => {
            day(i16::try_from(*year).ok()?, *month, *date).map(Limit::Day)
        }
        _ => None,
    }
}

/// 9.20, with 前 behind it.
fn dotted(year: i16, text: &str) -> Option<Limit> {
    let (month, date) = text.split_once(['.', '/'])?;
    day(year, month.parse().ok()?, date.parse().ok()?).map(Limit::Day)
}

/// A day that exists.
fn day(year: i16, month: i64, date: i64) -> Option<Day> {
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(date).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::Limit;

    fn said(text: &str) -> String {
        match Limit::read(text, 2026) {
            None => "?".to_owned(),
            Some(Limit::Day(day)) => day.to_string(),
            Some(Limit::Month(day)) => format!("月 {day}"),
            Some(Limit::Years(first, last)) => format!("{first} {last}"),
            Some(Limit::Days(n)) => format!("{n} 日"),
            Some(Limit::Months(n)) => format!("{n} 个月"),
            Some(Limit::WorkingDays(n)) => format!("{n} 工作日"),
            Some(Limit::Every(every)) => format!("每 {every}"),
            Some(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn days_and_months() {
        for (text, says) in [
            ("6月底", "2026-06-30"),
            ("6月底前完成", "2026-06-30"),
            ("六月末前", "2026-06-30"),
            ("2024年6月底前", "2024-06-30"),
            ("年底", "2026-12-31"),
            ("年底前", "2026-12-31"),
            ("2027年底前", "2027-12-31"),
            ("10月前", "2026-09-30"),
            ("2027年1月前", "2026-12-31"),
            ("6月30日前", "2026-06-30"),
            ("2025年6月5日前", "2025-06-05"),
            ("2025-06-05前", "2025-06-05"),
            ("2024年3月", "月 2024-03-31"),
            ("第三季度末", "2026-09-30"),
            ("2027年上半年", "2027-06-30"),
            ("2月30日前", "?"),
            ("13月底前", "?"),
        ] {
            assert_eq!(said(text), says, "{text}");
        }
    }

    #[test]
    fn years_cycles_and_words() {
        for (text, says) in [
            ("2025年", "2025-01-01 2025-12-31"),
            ("2025—2026年", "2025-01-01 2026-12-31"),
            ("2025年至2026年", "2025-01-01 2026-12-31"),
            ("3日内", "3 日"),
            ("十五个工作日内", "15 工作日"),
            ("10个自然日内", "10 日"),
            ("两周内", "14 日"),
            ("3天", "3 日"),
            ("10日", "?"),
            ("限10日", "10 日"),
            ("5日内整改", "5 日"),
            ("1个月内完成", "1 个月"),
            ("当日", "AtOnce"),
            ("9.20前", "2026-09-20"),
            ("长期坚持", "Standing"),
            ("持续推进", "Standing"),
            ("坚持常态化", "Standing"),
            ("持续到年底", "?"),
            ("立行立改", "AtOnce"),
            ("要求立即整改", "AtOnce"),
            ("每季度至少1次", "每 季"),
            ("每月开展一次", "每 月"),
            ("每半年", "每 半年"),
            ("2026年每季度1次", "每 季"),
            ("每月底前报送", "每 月"),
            ("第一阶段", "Stage"),
            ("近期", "?"),
            ("尽快", "?"),
            ("", "?"),
        ] {
            assert_eq!(said(text), says, "{text}");
        }
    }

    #[test]
    fn a_year_is_four_digits() {
        assert!(Limit::names_year("2026年6月底前") && !Limit::names_year("6月底前"));
    }
}
