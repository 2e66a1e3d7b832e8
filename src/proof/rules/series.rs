//! 层次序数 as numbers: headings with their level, section and the number they carry.

use super::super::paragraph::Paragraph;
use crate::model::{is_numeral, ordinal_number, write_han};

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
            number: ordinal_number(ordinal)?,
            section: paragraph.section,
            ordinal: ordinal.len(),
        })
    };
    paragraphs.iter().enumerate().filter_map(heading).collect()
}

/// The ordinal with another number in it, its marks kept.
pub(super) fn renumbered(ordinal: &str, number: u32) -> String {
    let Some(start) = ordinal.find(is_numeral) else { return ordinal.to_owned() };
    let rest = &ordinal[start..];
    let end = start + rest.find(|c: char| !is_numeral(c)).unwrap_or(rest.len());
    let is_arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let written = if is_arabic { number.to_string() } else { write_han(number) };
    format!("{}{written}{}", &ordinal[..start], &ordinal[end..])
}

#[cfg(test)]
mod tests {
    use super::renumbered;
    use crate::model::{ordinal_number, write_han};

    #[test]
    fn ordinals_are_read_and_written() {
        for (ordinal, value) in
            [("一、", 1), ("（十）", 10), ("(二十三)", 23), ("12.", 12), ("（3）", 3)]
        {
            assert_eq!(ordinal_number(ordinal), Some(value));
            assert_eq!(renumbered(ordinal, value), ordinal);
        }
        assert!((1..100).all(|n| ordinal_number(&write_han(n)) == Some(n)));
        assert_eq!(renumbered("（四）", 3), "（三）");
    }
}
