//! Cleaning of texts: what a careful reader does not even notice (`model.md` §4.3, §6).

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Digits and Latin to half width, blanks to one space, invisible characters gone, trimmed.
pub(super) fn value(text: &str) -> String {
    tidy(text).into_owned()
}

/// The same; most texts are tidy as they stand, and are not copied.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    if is_tidy(text) { Cow::Borrowed(text) } else { Cow::Owned(tidied(text)) }
}

/// The character with which a text begins once it is tidy.
pub(super) fn first(text: &str) -> Option<char> {
    let first = text.chars().find(|c| !c.is_whitespace() && !is_invisible(*c));
    first.map(half_width)
}

/// Whether nothing of a text would change.
fn is_tidy(text: &str) -> bool {
    let mut is_after_blank = true;
    for c in text.chars() {
        let is_plain = match c {
            ' ' => !is_after_blank,
            '!'..='~' | '\u{4E00}'..='\u{9FFF}' => true,
            _ => !c.is_whitespace() && !is_invisible(c) && half_width(c) == c,
        };
        if !is_plain {
            return false;
        }
        is_after_blank = c == ' ';
    }
    !is_after_blank || text.is_empty()
}

/// A text made tidy.
fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let c = half_width(c);
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// A header or name for comparison: NFKC, no blanks, no stars, no trailing colon, brackets
/// of one width. Most are what they are compared by, and are not copied.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_folded) {
        return text.into();
    }
    let folded = text.nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c));
    let folded: String = folded.filter(|c| !matches!(c, '*' | '★' | '☆')).collect();
    folded.trim_end_matches(':').replace('(', "（").replace(')', "）").into()
}

/// Whether a character stays what it is in a key, wherever it stands: most do.
const fn is_folded(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '（' | '）')
}

/// Units, and what is to be filled in how.
const HINTS: &[&str] = &[
    "万元",
    "元",
    "个",
    "人",
    "家",
    "条",
    "处",
    "次",
    "必填",
    "选填",
    "年月日",
    "签名",
    "签字",
    "姓名",
    "全称",
    "逐条",
];

/// A header without a bracket that holds only a unit or a filling hint, and that bracket.
pub(super) fn without_hint(header: &str) -> (&str, Option<&str>) {
    let Some(body) = header.strip_suffix('）') else { return (header, None) };
    let Some((name, hint)) = body.rsplit_once('（') else { return (header, None) };
    let inner = hint.trim_start_matches("单位:");
    let is_hint =
        HINTS.contains(&inner) || hint.starts_with("单位:") || hint.starts_with("填");
    if is_hint && !name.is_empty() { (name, Some(inner)) } else { (header, None) }
}

/// Full-width ASCII to half width, brackets and marks of Chinese text kept.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '－' | '／' | '％' | '＋' => {
            c.nfkc().next().unwrap_or(c)
        }
        _ => c,
    }
}

/// Zero-width and direction characters, and the marks that papers keep for themselves
/// (`model::OPEN` … `model::TABLE`).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
        || (crate::model::OPEN..=crate::model::TABLE).contains(&c)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_header_loses_its_decoration() {
        for (written, key, hint) in [
            ("整改资金（万元）", "整改资金", Some("万元")),
            (" 村 名 *", "村名", None),
            ("单位名称(必填)：", "单位名称", Some("必填")),
            ("受检单位（全称）", "受检单位", Some("全称")),
            ("安全员（专职）", "安全员（专职）", None),
        ] {
            let folded = super::key(written);
            assert_eq!(super::without_hint(&folded), (key, hint), "{written}");
        }
    }

    #[test]
    fn a_value_keeps_its_words() {
        assert_eq!(super::value("　１２ 处\u{200B}\n隐患　"), "12 处 隐患");
        for tidy in ["", "12 处", "兰政发〔2026〕5号", "a b"] {
            assert!(
                matches!(super::tidy(tidy), std::borrow::Cow::Borrowed(same) if same == tidy)
            );
        }
        for (untidy, tidy) in
            [(" a", "a"), ("a ", "a"), ("a  b", "a b"), ("　", ""), ("\u{200B}１", "1")]
        {
            assert_eq!(super::value(untidy), tidy);
            assert_eq!(super::first(untidy), tidy.chars().next());
        }
    }
}
