//! Numbers in Chinese: ordinals of headings, capital amounts.

/// Digits of ordinals.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Digits of amounts.
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// 一 … 九千九百九十九万…; 12 is 十二. Numbers below 0 stay Arabic.
pub(super) fn ordinal(number: i64) -> String {
    let Ok(number) = u64::try_from(number) else { return number.to_string() };
    let text = spell(number, &DIGITS, ['十', '百', '千']);
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// An amount in 分 in capitals: 壹万贰仟元整, 叁元零伍分.
pub(super) fn capital(cents: i64) -> String {
    let sign = if cents < 0 { "负" } else { "" };
    let cents = cents.unsigned_abs();
    let (yuan, jiao, fen) = (cents / 100, cents / 10 % 10, cents % 10);
    let digit = |n: u64| CAPITALS[usize::try_from(n).unwrap_or(0) % 10];
    let mut text = String::from(sign);
    if yuan > 0 || cents == 0 {
        text.push_str(&spell(yuan, &CAPITALS, ['拾', '佰', '仟']));
        text.push('元');
    }
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (0, fen) => {
            if yuan > 0 {
                text.push('零');
            }
            text.extend([digit(fen), '分']);
        }
        (jiao, fen) => {
            text.extend([digit(jiao), '角']);
            if fen > 0 {
                text.extend([digit(fen), '分']);
            }
        }
    }
    text
}

/// A whole number in words, four digits at a time.
fn spell(number: u64, digits: &[char; 10], units: [char; 3]) -> String {
    const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
    let mut groups = Vec::new();
    let mut rest = number;
    while rest > 0 {
        groups.push(rest % 10_000);
        rest /= 10_000;
    }
    let mut text = String::new();
    let mut gap = false;
    for (place, group) in groups.iter().enumerate().rev() {
        if *group == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap || (!text.is_empty() && *group < 1000) {
            text.push(digits[0]);
        }
        gap = false;
        text.push_str(&spell_group(*group, digits, units));
        text.push_str(GROUPS.get(place).copied().unwrap_or_default());
    }
    if text.is_empty() { digits[0].to_string() } else { text }
}

/// 1–9999 in words.
fn spell_group(group: u64, digits: &[char; 10], units: [char; 3]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (place, unit) in
        [(1000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)]
    {
        let digit = group / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(digits[0]);
        }
        gap = false;
        text.push(digits[usize::try_from(digit).unwrap_or(0)]);
        text.extend(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{capital, ordinal};

    #[test]
    fn ordinals_are_written_as_headings_write_them() {
        for (number, text) in [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1010, "一千零一十"),
            (10_001, "一万零一"),
            (-3, "-3"),
        ] {
            assert_eq!(ordinal(number), text);
        }
    }

    #[test]
    fn amounts_are_written_as_banks_want_them() {
        for (cents, text) in [
            (0, "零元整"),
            (1_500_000, "壹万伍仟元整"),
            (10_000_000, "壹拾万元整"),
            (30_005, "叁佰元零伍分"),
            (30_050, "叁佰元伍角"),
            (5, "伍分"),
            (100_010_001, "壹佰万零壹佰元零壹分"),
            (10_000_000_000, "壹亿元整"),
            (20_000_010_000, "贰亿零壹佰元整"),
            (-250, "负贰元伍角"),
        ] {
            assert_eq!(capital(cents), text);
        }
    }
}
