//! X29: characters that a GB2312 font does not hold; Word takes them from another font.

use crate::inspect::face::is_chinese;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use encoding_rs::GBK;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Characters that a finding names.
const NAMED: usize = 10;

/// Looks at every run in a font of the GB2312 repertoire.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let mut missing = String::new();
    let mut first: Option<&Paragraph> = None;
    for paragraph in paper.stories().flat_map(|story| &story.paragraphs) {
        for run in paragraph.runs.iter().filter(|run| is_narrow(run.letters.chinese())) {
            for c in run.text.chars().filter(|c| is_chinese(*c) && !is_held(*c)) {
                first.get_or_insert(paragraph);
                if !missing.contains(c) && missing.chars().count() < NAMED {
                    missing.push(c);
                }
            }
        }
    }
    if let Some(first) = first {
        let named: Vec<String> = missing.chars().map(String::from).collect();
        notes.at("X29", first, named.join(" "));
    }
}

/// Whether a font holds GB2312 alone.
fn is_narrow(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.to_uppercase().contains("GB2312"))
}

/// The characters of GB/T 2312: of GBK the pairs whose both bytes lie in its part.
static HELD: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let pairs = (0xA1..=0xF7_u8).flat_map(|lead| (0xA1..=0xFE).map(move |b| [lead, b]));
    let decoded = pairs.map(|pair| GBK.decode_without_bom_handling(&pair).0.into_owned());
    decoded.filter_map(|text| text.chars().next()).collect()
});

/// Whether a character is in GB/T 2312.
fn is_held(c: char) -> bool {
    HELD.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{HELD, is_held};

    #[test]
    fn rare_characters_are_not_in_gb2312() {
        for (c, held) in [
            ('镇', true),
            ('〔', true),
            ('，', true),
            ('喆', false),
            ('镕', false),
            ('䶮', false),
        ] {
            assert_eq!(is_held(c), held, "{c}");
        }
        let han = HELD.iter().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(*c));
        assert_eq!(han.count(), 6763);
    }
}
