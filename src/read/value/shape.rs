//! A day as hands write it → the same as the other readers know it (`model.md` §6).

use crate::model::small_number;

/// Words for a part of the day, behind which no date stands.
const PARTS_OF_DAY: [&str; 8] =
    ["上午", "下午", "中午", "凌晨", "早上", "傍晚", "晚上", "夜间"];
/// Han digits.
const DIGITS: &str = "〇一二三四五六七八九";

/// A date without blanks at its marks, weekday and part of the day, its numbers in digits.
pub(super) fn plain(text: &str) -> String {
    let text = without_tail(text);
    let text = unspaced(text).replace('·', ".").replace("元月", "1月");
    in_digits(&text)
}

/// A date without the day of the week and the part of the day behind it:
/// 2024年3月5日（星期二）, 2024年3月5日下午.
fn without_tail(text: &str) -> &str {
    let is_weekday = |word: &str| {
        let day = ["星期", "周"].iter().find_map(|mark| word.strip_prefix(mark));
        day.is_some_and(|day| {
            let mut letters = day.chars();
            let is_day = letters.next().is_some_and(|c| "一二三四五六日天".contains(c));
            is_day && letters.next().is_none()
        })
    };
    let mut rest = text.trim();
    loop {
        let bare = rest.strip_suffix(['）', ')']);
        let bracket = bare.and_then(|body| body.rsplit_once(['（', '(']));
        let day = rest.rfind(['星', '周']).map(|at| rest.split_at(at));
        let tails = [bracket, day];
        let weekday = tails
            .into_iter()
            .flatten()
            .find(|(_, word)| is_weekday(word) || PARTS_OF_DAY.contains(word));
        let part = || PARTS_OF_DAY.iter().find_map(|part| rest.strip_suffix(part));
        match weekday.map(|(head, _)| head).or_else(part) {
            Some(head) if !head.is_empty() => rest = head.trim_end(),
            _ => return rest,
        }
    }
}

/// Without the blanks beside the marks of a date; one before a time of day stays.
fn unspaced(text: &str) -> String {
    let is_mark = |c: char| "年月.·/-—–~～至".contains(c);
    let letters: Vec<char> = text.chars().collect();
    let is_kept = |at: usize| {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        let is_beside = before.is_some_and(is_mark)
            || after.is_some_and(|c| is_mark(c) || "日号".contains(c));
        letters[at] != ' ' || !is_beside
    };
    (0..letters.len()).filter(|at| is_kept(*at)).map(|at| letters[at]).collect()
}

/// Han numbers before 年, 月, 日 and 号 in digits: 二〇二六年九月五日.
fn in_digits(text: &str) -> String {
    let is_han = |c: char| DIGITS.contains(c) || matches!(c, '十' | '零' | '○');
    if !text.contains(is_han) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_han) {
        let (head, tail) = rest.split_at(start);
        let (number, behind) =
            tail.split_at(tail.find(|c| !is_han(c)).unwrap_or(tail.len()));
        out.push_str(head);
        let number_in_digits = match behind.chars().next() {
            Some('年') => year(number),
            Some('月' | '日' | '号') => small_number(number).map(|n| n.to_string()),
            _ => None,
        };
        out.push_str(&number_in_digits.unwrap_or_else(|| number.to_owned()));
        rest = behind;
    }
    out + rest
}

/// 二〇二六, digit by digit.
fn year(number: &str) -> Option<String> {
    let number = number.replace(['零', '○'], "〇");
    let digit = |c| DIGITS.chars().position(|known| known == c);
    let digits: Option<Vec<usize>> = number.chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    Some(digits.iter().map(ToString::to_string).collect())
}

/// What is left of `已整改（10.12）` and `√（9.12）` without the words that say it is done: the
/// day on which it was.
pub(super) fn done_on(text: &str) -> Option<String> {
    const DONE: [&str; 14] = [
        "已整改完成",
        "已完成整改",
        "已整改完毕",
        "已整改到位",
        "整改完成",
        "完成整改",
        "整改完毕",
        "整改到位",
        "已整改",
        "已完成",
        "完成",
        "√",
        "✓",
        "✔",
    ];
    let word = DONE.iter().find(|word| text.contains(**word))?;
    let rest = text.replacen(word, "", 1);
    let mut rest = rest.trim_matches(['（', '）', '(', ')', ' ', '，', ',', '。', '于']);
    rest = rest.strip_suffix('已').unwrap_or(rest);
    (rest.contains(|c: char| c.is_ascii_digit())).then(|| rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{done_on, plain};

    #[test]
    fn a_day_in_any_hand_is_plain() {
        for (written, day) in [
            ("2026年 9 月 5 日", "2026年9月5日"),
            ("2026. 9. 7", "2026.9.7"),
            ("2026/ 9/9", "2026/9/9"),
            ("2026·9·20", "2026.9.20"),
            ("2026年9月14日星期一", "2026年9月14日"),
            ("2026年9月14日 周日 上午", "2026年9月14日"),
            ("2026年9月15日下午", "2026年9月15日"),
            ("2026-9-15（星期一）", "2026-9-15"),
            ("2026-9-15(上午)", "2026-9-15"),
            ("二〇二六年九月五日", "2026年9月5日"),
            ("二零二六年十二月二十一日", "2026年12月21日"),
            ("2026年九月十一日", "2026年9月11日"),
            ("元月5日", "1月5日"),
            ("2026-9-5 10:20", "2026-9-5 10:20"),
            ("2026.9.5 - 9.6", "2026.9.5-9.6"),
            ("第三季度末", "第三季度末"),
            ("两周内", "两周内"),
            ("上午", "上午"),
        ] {
            assert_eq!(plain(written), day, "{written}");
        }
    }

    #[test]
    fn a_day_stands_beside_the_word_that_it_is_done() {
        for (written, day) in [
            ("已整改（10.12）", Some("10.12")),
            ("2026.10.12已完成", Some("2026.10.12")),
            ("√（9.12）", Some("9.12")),
            ("于9月12日整改完成", Some("9月12日")),
            ("已整改", None),
            ("2026.10.12", None),
        ] {
            assert_eq!(done_on(written).as_deref(), day, "{written}");
        }
    }
}
