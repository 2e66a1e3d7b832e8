//! 层次序数 as numbers: headings with their level, section and the number they carry.

use super::super::paragraph::Paragraph;

/// A heading with a number.
pub(super) struct Heading {
    /// Position among the paragraphs.
    pub paragraph: usize,
    /// Level 1–4.
    pub level: u8,
    /// Its number; 0 if unreadable.
    pub number: u32,
    /// Section of the paper.
    pub section: usize,
    /// Length of the ordinal in bytes.
    pub ordinal: usize,
}

/// All numbered headings in reading order.
pub(super) fn headings(paragraphs: &[Paragraph]) -> Vec<Heading> {
    let heading = |(at, paragraph): (usize, &Paragraph)| {
        let ordinal = paragraph.ordinal_text()?;
        Some(Heading {
            paragraph: at,
            level: paragraph.kind.heading_level()?,
            number: number(ordinal)?,
            section: paragraph.section,
            ordinal: ordinal.len(),
        })
    };
    paragraphs.iter().enumerate().filter_map(heading).collect()
}

/// The number in an ordinal, Arabic or Han below one hundred.
fn number(ordinal: &str) -> Option<u32> {
    let digits: String = ordinal.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let han: String = ordinal.chars().filter(|c| HAN.contains(*c)).collect();
    read_han(&han)
}

/// Han digits; their place is their value, 十 is ten.
const HAN: &str = "〇一二三四五六七八九十";

/// Reads 〇 to 九十九.
pub(super) fn read_han(han: &str) -> Option<u32> {
    match han.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
        None => digit(han),
    }
}

/// The value of one Han digit.
fn digit(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| *letter != '十')?;
    let at = HAN.chars().position(|known| known == letter)?;
    letters.next().is_none().then(|| u32::try_from(at).ok()).flatten()
}

/// Writes 1 to 99 in Han.
fn write_han(number: u32) -> String {
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

/// The ordinal with another number in it, its marks kept.
pub(super) fn renumbered(ordinal: &str, number: u32) -> String {
    let is_number = |c: char| c.is_ascii_digit() || HAN.contains(c);
    let Some(start) = ordinal.find(is_number) else { return ordinal.to_owned() };
    let rest = &ordinal[start..];
    let end = start + rest.find(|c: char| !is_number(c)).unwrap_or(rest.len());
    let is_arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let written = if is_arabic { number.to_string() } else { write_han(number) };
    format!("{}{written}{}", &ordinal[..start], &ordinal[end..])
}

#[cfg(test)]
mod tests {
    use super::{number, renumbered, write_han};

    #[test]
    fn ordinals_are_read_and_written() {
        for (ordinal, value) in
            [("一、", 1), ("（十）", 10), ("(二十三)", 23), ("12.", 12), ("（3）", 3)]
        {
            assert_eq!(number(ordinal), Some(value));
            assert_eq!(renumbered(ordinal, value), ordinal);
        }
        assert!((1..100).all(|n| number(&write_han(n)) == Some(n)));
        assert_eq!(renumbered("（四）", 3), "（三）");
    }
}
