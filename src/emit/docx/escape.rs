//! Text into XML: the one place where words of a paper become part of a document.

use std::fmt::Write as _;

/// Appends `text` so that it is well-formed in element content and in quoted attributes.
///
/// Characters that XML 1.0 forbids (controls, U+FFFE, U+FFFF) are left out; docx-rs would
/// write them raw (`crates.md` §1).
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

/// Appends the content of a run: `w:t`, with `w:tab` and `w:br` where the text has them.
pub(super) fn run_content(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\n']) {
        text_element(out, &rest[..at]);
        out.push_str(if rest[at..].starts_with('\t') { "<w:tab/>" } else { "<w:br/>" });
        rest = &rest[at + 1..];
    }
    text_element(out, rest);
}

/// Appends one `w:t`, unless it would be empty.
fn text_element(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str("<w:t xml:space=\"preserve\">");
        escape(out, text);
        out.push_str("</w:t>");
    }
}

/// Appends ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    escape(out, value);
    out.push('"');
}
