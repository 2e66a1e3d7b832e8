//! Any text a cell can hold comes out as it went in.

use super::{part, press};
use crate::support::document;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zhenwen::model::{Element, ElementKind, Layout, Span};

/// The text of a document.xml, breaks and tabs included.
fn read(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut out = String::new();
    let mut in_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => in_text = e.name().as_ref() == "w:t",
            Event::End(_) => in_text = false,
            Event::Empty(e) if e.name().as_ref() == "w:br" => out.push('\n'),
            Event::Empty(e) if e.name().as_ref() == "w:tab" => out.push('\t'),
            Event::Text(text) if in_text => out.push_str(&text.into_inner()),
            Event::GeneralRef(name) if in_text => out.push(match &*name.into_inner() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                other => panic!("{other}"),
            }),
            Event::Eof => return out,
            _ => {}
        }
    }
}

/// What XML 1.0 can hold.
fn kept(text: &str) -> String {
    let is_kept = |c: &char| {
        matches!(c, '\t' | '\n') || *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    text.chars().filter(is_kept).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_round_trips(text in "\\PC*|(?s).*", title in "(?s).{0,60}") {
        let mut document = document::document(Layout::Letter, "无标志");
        for (kind, text) in [(ElementKind::Title, &title), (ElementKind::Body, &text)] {
            let spans = vec![Span { text: text.clone(), source: None }];
            let (ordinal, run_in, table) = (None, None, None);
            document.body.push(Element { kind, line: 1, ordinal, spans, run_in, table });
        }
        document.front.issuer = text.as_str().into();
        let docx = press().set(&document).unwrap();
        let xml = part(&docx, "word/document.xml");
        let wanted = kept(&title) + &kept(&text);
        prop_assert_eq!(read(&xml), wanted);
        let mut core = Reader::from_str(&xml);
        while core.read_event().unwrap() != Event::Eof {}
    }
}
