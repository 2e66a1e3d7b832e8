//! How wide text is: one 字 for a Chinese character, half of one for Latin and digits
//! (`gongwen.md` 4.7).

use unicode_width::UnicodeWidthChar;

/// Hundredths of a 字 that a character takes; what is neither narrow nor wide (— … “ ” · ≥ ①)
/// takes the Chinese font.
pub(in crate::emit::docx) fn character(c: char) -> u32 {
    match c.width_cjk() {
        Some(0) => 0,
        Some(1) => 50,
        _ => 100,
    }
}

/// Hundredths of a 字 that a text takes on one line.
pub(in crate::emit::docx) fn text(text: &str) -> u32 {
    text.chars().map(character).sum()
}
