//! 数字: small Han numerals as headings write them and as people do.

/// Han digits; their place is their value, 十 is ten.
const HAN: &str = "〇一二三四五六七八九十";

/// 大写 in the order of `HAN`.
const CAPITALS: &str = "零壹贰叁肆伍陆柒捌玖拾";

/// Whether a character belongs to a number, Arabic or Han.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || HAN.contains(c)
}

/// The number in a 层次序数, Arabic or Han below one hundred.
pub fn ordinal_number(ordinal: &str) -> Option<u32> {
    let digits: String = ordinal.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let han: String =
        ordinal.chars().filter(|c| HAN.contains(*c) || *c == '百').collect();
    read_han(&han)
}

/// Reads 〇 to 九十九.
pub fn read_han(han: &str) -> Option<u32> {
    match han.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
        None => digit(han),
    }
}

/// A whole number in digits, or below one hundred in Han or 大写: 12, 十二, 拾贰, 两.
pub fn small_number(text: &str) -> Option<i64> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let plain = |c| match c {
        '两' => '二',
        '零' => '〇',
        c => CAPITALS
            .chars()
            .position(|capital| capital == c)
            .map_or(c, |at| HAN.chars().nth(at).unwrap_or(c)),
    };
    read_han(&text.chars().map(plain).collect::<String>()).map(i64::from)
}

/// The value of one Han digit.
fn digit(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| *letter != '十')?;
    let at = HAN.chars().position(|known| known == letter)?;
    letters.next().is_none().then(|| u32::try_from(at).ok()).flatten()
}

/// Writes 1 to 99 in Han.
pub fn write_han(number: u32) -> String {
    let digit =
        |n: u32| HAN.chars().nth(n as usize).map(String::from).unwrap_or_default();
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", digit(tens)),
    };
    if ones == 0 && !tens.is_empty() { tens } else { tens + &digit(ones) }
}

#[cfg(test)]
mod tests {
    use super::{ordinal_number, small_number, write_han};

    #[test]
    fn numbers_are_read_as_they_are_written() {
        assert!((1..100).all(|n| ordinal_number(&write_han(n)) == Some(n)));
        for (ordinal, number) in
            [("一、", Some(1)), ("(二十三)", Some(23)), ("12.", Some(12))]
        {
            assert_eq!(ordinal_number(ordinal), number);
        }
        for unknown in ["", "一百、", "（一二）", "99999999999."] {
            assert_eq!(ordinal_number(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn digits_and_han_are_one_number() {
        for (text, number) in
            [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("拾贰", 12), ("两", 2)]
        {
            assert_eq!(small_number(text), Some(number), "{text}");
        }
        for text in ["", "十月", "一二", "12a", "九十九十"] {
            assert_eq!(small_number(text), None, "{text}");
        }
    }
}
