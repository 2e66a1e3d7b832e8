//! Small numbers as people write them: digits, Han numerals, 大写.

/// Han digits and 大写; the place in the string is the value.
const DIGITS: [&str; 2] = ["零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"];

/// A whole number in digits, or below one hundred in Han: 12, 十二, 拾贰.
pub fn small_number(text: &str) -> Option<i64> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let text = text.replace('拾', "十").replace('〇', "零").replace('两', "二");
    let (tens, ones) = match text.split_once('十') {
        Some((tens, ones)) => (if tens.is_empty() { "一" } else { tens }, ones),
        None => ("零", text.as_str()),
    };
    if text.is_empty() { None } else { Some(digit(tens)? * 10 + digit(ones)?) }
}

/// The value of one Han digit; 0 for none.
fn digit(text: &str) -> Option<i64> {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Some(0) };
    let at = DIGITS.iter().find_map(|digits| digits.chars().position(|d| d == first))?;
    if chars.next().is_none() { i64::try_from(at).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::small_number;

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
