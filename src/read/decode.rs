//! Bytes of a text → characters: UTF-8, UTF-16, GB18030, with and without a mark.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes that tell which way a text without a mark is written.
const SAMPLE: usize = 4096;

/// The text; nothing where the bytes are no text in any encoding that offices use.
pub(super) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return sound(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = wide(&bytes[..bytes.len().min(SAMPLE)]) {
        return sound(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)).filter(|text| is_text(text)),
        Err(_) => sound(GB18030, bytes),
    }
}

/// The text in one encoding, if all of it is sound.
fn sound<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let (text, is_faulty) = encoding.decode_without_bom_handling(bytes);
    Some(text).filter(|text| !is_faulty && is_text(text))
}

/// UTF-16 without a mark: ASCII among it leaves zeros on one side only.
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even, odd) {
        (0, 0) => None,
        (0, _) => Some(UTF_16LE),
        (_, 0) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether characters are those of a text: stray control characters are rare in one.
fn is_text(text: &str) -> bool {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}');
    let first = || text.chars().take(SAMPLE);
    let odd = first().filter(is_odd).count();
    odd * 50 <= first().count() && !first().any(|c| c == '\0')
}

#[cfg(test)]
mod tests {
    use super::text;
    use encoding_rs::GBK;

    #[test]
    fn a_text_is_read_in_any_encoding() {
        let words = "村名,户数\n东岭村,120";
        let units: Vec<u16> = words.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            words.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", words.as_bytes()),
            GBK.encode(words).0.into_owned(),
            marked(b"\xFF\xFE", &little),
            marked(b"\xFE\xFF", &big),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Some(words), "{bytes:x?}");
        }
    }

    #[test]
    fn noise_is_no_text() {
        assert_eq!(text(b"\x00\x01\x02\x03\x04"), None);
        assert_eq!(text(&[0xFF, 0xFF, 0x80, 0x80]), None);
    }
}
