//! Tags as text: one attribute changed, the others as they stand; names with the prefix of
//! their part.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::ops::Range;

/// The value of an attribute by its name without prefix.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let mut all = all.with_checks(false).flatten();
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
}

/// A start tag with an attribute set to a value, wherever it stood.
pub(super) fn with(tag: &str, name: &str, value: &str) -> String {
    let mut value_text = String::new();
    escape(&mut value_text, value);
    let new = format!("{name}=\"{value_text}\"");
    if let Some(range) = range(tag, name) {
        return format!("{}{new}{}", &tag[..range.start], &tag[range.end..]);
    }
    let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
    format!("{} {new}{}", &tag[..end], &tag[end..])
}

/// A start tag without an attribute.
pub(super) fn without(tag: &str, name: &str) -> String {
    match range(tag, name) {
        Some(range) => {
            format!("{}{}", tag[..range.start].trim_end(), &tag[range.end..])
        }
        None => tag.to_owned(),
    }
}

/// Where `name="value"` stands in a tag; quoted text is passed over.
fn range(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut at = tag.find(|c: char| c.is_ascii_whitespace())?;
    loop {
        let rest = &tag[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let equals = start + tag[start..].find('=')?;
        let after = &tag[equals + 1..];
        let open = equals + 1 + after.len() - after.trim_start().len();
        let quote = tag[open..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let end = open + 1 + tag[open + 1..].find(quote)? + 1;
        if tag[start..equals].trim_end() == name {
            return Some(start..end);
        }
        at = end;
    }
}

/// The prefix of a name with its colon; empty where it has none.
pub(super) fn prefix(name: &str) -> &str {
    name.find(':').map_or("", |at| &name[..=at])
}

/// Our elements with the prefix of a part: `<row>` → `<x:row>`. Values hold no `<`.
pub(super) fn prefixed(xml: &str, prefix: &str) -> String {
    if prefix.is_empty() {
        return xml.to_owned();
    }
    let mut out = String::with_capacity(xml.len() * 2);
    for (at, piece) in xml.split('<').enumerate() {
        if at == 0 {
            out.push_str(piece);
            continue;
        }
        let (mark, rest) = piece.strip_prefix('/').map_or(("<", piece), |r| ("</", r));
        out.extend([mark, prefix, rest]);
    }
    out
}

/// Appends text for element content and quoted attributes; what XML forbids is left out.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

/// Text out of XML.
pub(super) fn plain(xml: &str) -> String {
    quick_xml::escape::unescape(xml).map_or_else(|_| xml.to_owned(), Cow::into_owned)
}

/// Text ready for XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::{prefixed, with, without};

    #[test]
    fn one_attribute_changes_and_the_others_stand() {
        for (tag, set, without_it) in [
            (
                r#"<c r="A1" s="3" t="s">"#,
                r#"<c r="A1" s="9" t="s">"#,
                r#"<c r="A1" t="s">"#,
            ),
            (r#"<c r="A1"/>"#, r#"<c r="A1" s="9"/>"#, r#"<c r="A1"/>"#),
            ("<c>", r#"<c s="9">"#, "<c>"),
            (
                r#"<c is=" s='1'" s = '3' />"#,
                r#"<c is=" s='1'" s="9" />"#,
                r#"<c is=" s='1'" />"#,
            ),
        ] {
            assert_eq!(with(tag, "s", "9"), set, "{tag}");
            assert_eq!(without(tag, "s"), without_it, "{tag}");
        }
    }

    #[test]
    fn elements_get_the_prefix_of_their_part() {
        assert_eq!(prefixed("<a><b c=\"d\"/></a>", "x:"), "<x:a><x:b c=\"d\"/></x:a>");
    }
}
