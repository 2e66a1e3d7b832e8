//! 隐私: numbers of persons, which no finding and no paper shows whole (`model.md` §7, §8).

use super::Day;
use std::borrow::Cow;

/// Weights of the first 17 digits of a 身份证号.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character by Σ mod 11.
const CHECKS: &str = "10X98765432";
/// Shown in place of a telephone.
const HIDDEN: &str = "（略）";

/// Whether a text is a 身份证号: 17 digits and their check character, born on a real day not
/// after `latest`.
pub fn is_id_number(text: &str, latest: Day) -> bool {
    birth(text).is_some_and(|born| born.year() >= 1900 && born <= latest)
        && check(text) == text.chars().last().map(|c| c.to_ascii_uppercase())
}

/// A 身份证号 as it may be shown: first 6, last 4.
pub fn masked_id_number(text: &str) -> Option<String> {
    let (head, tail) = (text.get(..6)?, text.get(14..)?);
    (text.len() == 18).then(|| format!("{head}********{tail}"))
}

/// Whether a text is a mobile number: 1[3-9] and nine digits.
pub fn is_mobile(text: &str) -> bool {
    let is_plain = text.len() == 11 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain && text.starts_with('1') && !text[1..].starts_with(['0', '1', '2'])
}

/// Free text as findings show it: 身份证号 masked, mobile numbers left out.
pub fn without_numbers(text: &str) -> Cow<'_, str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let mut shown = Cow::Borrowed(text);
    for run in text.split(|c| !is_part(c)).filter(|run| run.len() >= 11) {
        let masked = if is_id_number(run, Day::MAX) {
            masked_id_number(run)
        } else {
            is_mobile(run).then(|| HIDDEN.to_owned())
        };
        if let Some(masked) = masked {
            shown = Cow::Owned(shown.replace(run, &masked));
        }
    }
    shown
}

/// The day of birth in a 身份证号.
fn birth(text: &str) -> Option<Day> {
    let digits = text.get(..17)?;
    if text.len() != 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (&digits[6..10], &digits[10..12], &digits[12..14]);
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The check character of the first 17 digits.
fn check(text: &str) -> Option<char> {
    let digits = text.chars().take(17).map(|c| c.to_digit(10));
    let sum: Option<u32> = digits.zip(WEIGHTS).map(|(d, w)| Some(d? * w)).sum();
    CHECKS.chars().nth(sum? as usize % 11)
}

#[cfg(test)]
mod tests {
    use super::{is_id_number, is_mobile, masked_id_number, without_numbers};
    use jiff::civil::date;

    #[test]
    fn an_id_number_has_a_check_character_and_a_birthday() {
        let is = |text| is_id_number(text, date(2026, 10, 31));
        assert!(is("110101199003070011") && is("11010119900307002X"));
        assert!(is("11010119900307002x"));
        for wrong in
            ["110101199003070012", "110101199002300017", "1101011990030700", "东岭"]
        {
            assert!(!is(wrong), "{wrong}");
        }
        assert!(!is_id_number("110101199003070011", date(1990, 3, 6)), "not yet born");
    }

    #[test]
    fn what_is_shown_names_nobody() {
        assert_eq!(
            masked_id_number("110101199003070011").as_deref(),
            Some("110101********0011")
        );
        assert_eq!(
            without_numbers("甲一 T11010119900307002X，电话13900000001，编号20260305001"),
            "甲一 T110101********002X，电话（略），编号20260305001"
        );
        assert!(is_mobile("13900000001") && !is_mobile("12900000001"));
    }
}
