//! 计数口径 = 问题数: how many numbered problems one cell holds (`systems.md` §4.2).

/// The number that a mark at the start of the characters says, and the mark's length.
type Style = fn(&[char]) -> Option<(u32, usize)>;

/// `1、` · `1.` · `（1）` or `(1)` · `①`
const STYLES: [Style; 4] = [
    |text| ended(text, |after| after.first() == Some(&'、')),
    |text| ended(text, is_full_stop),
    bracketed,
    circled,
];

/// Problems numbered in one style exactly 1 … n with n ≥ 2, else 1. Of two such styles the
/// one that begins first holds: the other numbers parts of a problem.
pub(super) fn problems(text: &str) -> u32 {
    let text: Vec<char> = text.chars().collect();
    let fitting = STYLES.iter().filter_map(|style| numbered(&text, *style));
    fitting.min().map_or(1, |(_, count)| count)
}

/// Where the numbering of a style begins and how far it counts.
fn numbered(text: &[char], style: Style) -> Option<(usize, u32)> {
    let (mut at, mut first, mut count) = (0, None, 0);
    while at < text.len() {
        let is_inside = at > 0 && (text[at - 1].is_ascii_digit() || text[at - 1] == '.');
        match style(&text[at..]).filter(|_| !is_inside) {
            Some((number, length)) if number == count + 1 => {
                (count, first) = (number, first.or(Some(at)));
                at += length;
            }
            Some(_) => return None,
            None => at += 1,
        }
    }
    first.filter(|_| count >= 2).map(|first| (first, count))
}

/// Digits, then what ends the mark.
fn ended(text: &[char], is_end: fn(&[char]) -> bool) -> Option<(u32, usize)> {
    let (number, length) = digits(text)?;
    is_end(&text[length..]).then_some((number, length + 1))
}

/// A full stop; before a digit it is the point of a number (1.5米).
fn is_full_stop(text: &[char]) -> bool {
    text.first() == Some(&'.') && !text.get(1).is_some_and(char::is_ascii_digit)
}

/// Digits in full-width or half-width brackets.
fn bracketed(text: &[char]) -> Option<(u32, usize)> {
    let (open, rest) = text.split_first()?;
    let (number, length) = digits(rest).filter(|_| matches!(open, '（' | '('))?;
    matches!(rest.get(length), Some('）' | ')')).then_some((number, length + 2))
}

/// ① … ⑳
fn circled(text: &[char]) -> Option<(u32, usize)> {
    let number = u32::from(*text.first()?).checked_sub(0x245F)?;
    (1..=20).contains(&number).then_some((number, 1))
}

/// One or two digits that are not followed by another.
fn digits(text: &[char]) -> Option<(u32, usize)> {
    let length = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let number: String = text[..length].iter().collect();
    let number = number.parse().ok().filter(|_| length <= 2)?;
    Some((number, length))
}

#[cfg(test)]
mod tests {
    use super::problems;

    #[test]
    fn only_problems_numbered_one_to_n_in_one_style_count() {
        for (text, count) in [
            ("灭火器过期", 1),
            ("1、灭火器过期；2、通道堵塞", 2),
            ("1.灭火器过期；2.通道堵塞；3.线路老化", 3),
            ("（1）甲（2）乙", 2),
            ("(1)甲（2）乙", 2),
            ("①甲②乙③丙", 3),
            ("1、甲", 1),
            ("1、甲；2.乙", 1),
            ("1、甲；2、乙；4、丁", 1),
            ("2、乙；3、丙", 1),
            ("护栏高1.5米，宽2.5米", 1),
            ("1.护栏高1.5米2.宽2.5米", 2),
            ("1、甲（1）子（2）丑（3）寅；2、乙", 2),
            ("11、甲；12、乙", 1),
        ] {
            assert_eq!(problems(text), count, "{text}");
        }
    }
}
