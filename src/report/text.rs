//! Plain texts as an old Windows reads them.

/// A text with byte order mark and line ends of Windows; blank lines at its ends are left
/// out, and of several in a row one stays.
pub fn plain_text(text: &str) -> Vec<u8> {
    let mut out = String::from("\u{FEFF}");
    let mut was_blank = true;
    for line in text.trim_end().lines() {
        let is_blank = line.trim().is_empty();
        if !(is_blank && was_blank) {
            out.push_str(line.trim_end());
            out.push_str("\r\n");
        }
        was_blank = is_blank;
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn a_text_opens_in_the_notepad_of_windows() {
        let bytes = plain_text("\n甲 \n\n\n乙\n\n");
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{FEFF}甲\r\n\r\n乙\r\n");
    }
}
