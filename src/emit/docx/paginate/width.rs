//! How wide text is: one 字 for a Chinese character, half of one for Latin and digits
//! (`gongwen.md` 4.7).

/// Hundredths of a 字 that a character takes.
pub(in crate::emit::docx) fn character(c: char) -> u32 {
    match c {
        // Dashes, quotes, the ellipsis and the middle dot take the Chinese font.
        '—' | '…' | '“' | '”' | '‘' | '’' | '·' => 100,
        _ if unicode_width::UnicodeWidthChar::width(c) == Some(0) => 0,
        _ if unicode_width::UnicodeWidthChar::width(c) == Some(1) => 50,
        _ => 100,
    }
}

/// Hundredths of a 字 that a text takes on one line.
pub(in crate::emit::docx) fn text(text: &str) -> u32 {
    text.chars().map(character).sum()
}
