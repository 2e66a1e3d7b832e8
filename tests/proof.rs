//! proof: places, protected spans, safe edits.

use crate::support::fragment;
use zhenwen::catalog::Catalog;
use zhenwen::model::{
    Element, ElementKind, Finding, Part, Piece, Span, Table, TableCell,
};
use zhenwen::proof::{apply, proof};

fn of(text: &str) -> Vec<Finding> {
    proof(&Catalog::load(None).unwrap(), &fragment(ElementKind::Body, text))
}

#[test]
fn a_place_is_counted_in_characters_of_its_line() {
    let findings = of("各村要全面排查。\n请于3月05日前，逐户报送台账。");
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    let place = &finding.place;
    assert_eq!((place.line, place.start, place.end), (Some(2), Some(4), Some(7)));
    assert_eq!(finding.read.as_deref(), Some("05日"));
    assert_eq!(finding.advice, "改为“5日”");
    let excerpt = finding.excerpt.as_ref().unwrap();
    assert_eq!((excerpt.start, excerpt.end), (4, 7));
}

#[test]
fn protected_spans_are_left_alone() {
    let text = "《冬季防火方案(试行)》已印发，见https://example.cn/a，电话13900000001，标准GB/T 9704-2012。";
    assert_eq!(of(text), []);
}

#[test]
fn printed_data_is_left_alone_but_not_its_edges() {
    let catalog = Catalog::load(None).unwrap();
    let mut document = fragment(ElementKind::Body, "");
    document.body[0].spans = vec![
        Span { text: "受检单位为".into(), source: None },
        Span { text: "东岭,超市，".into(), source: Some(0) },
        Span { text: "，限期整改。".into(), source: None },
    ];
    let findings = proof(&catalog, &document);
    let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    assert_eq!(codes, ["PU-09"]);
}

#[test]
fn a_blank_in_a_table_cell_is_found() {
    let catalog = Catalog::load(None).unwrap();
    let cell =
        |text: &str| TableCell { spans: vec![Span { text: text.into(), source: None }] };
    let table = Table {
        header_rows: 1,
        rows: vec![vec![cell("责任人")], vec![cell("〔待填〕")]],
        widths: vec![],
    };
    let mut document = fragment(ElementKind::Table, "");
    document.body[0].table = Some(table);
    let findings = proof(&catalog, &document);
    assert_eq!(findings.len(), 1);
    assert_eq!(&*findings[0].code, "WD-12");
    assert_eq!(findings[0].place.start, None);
}

#[test]
fn an_annex_numbers_its_headings_for_itself() {
    let catalog = Catalog::load(None).unwrap();
    let text = "一、工作目标\n二、主要任务";
    let mut document = fragment(ElementKind::Heading1, text);
    let elements: Vec<Element> = fragment(ElementKind::Heading1, text).body;
    document.parts = vec![Part { piece: Piece::Annex, is_landscape: false, elements }];
    assert_eq!(proof(&catalog, &document), []);
}

#[test]
fn safe_edits_are_made_once_logged_and_reversible() {
    let catalog = Catalog::load(None).unwrap();
    let source = "各村(含社区)要认真落实,,按时 上报.\n按照兰安委[2026]03号要求，于3月05号前完成。。";
    let read = |text: &str| proof(&catalog, &fragment(ElementKind::Body, text));
    let mut text = source.to_owned();
    let mut passes = Vec::new();
    while let fixed = apply(&catalog, &text, &read(&text))
        && !fixed.log.is_empty()
    {
        assert!(passes.len() < 5, "edits do not end: {}", fixed.text);
        text.clone_from(&fixed.text);
        passes.push(fixed);
    }
    assert_eq!(
        text,
        "各村（含社区）要认真落实，按时上报。\n按照兰安委〔2026〕3号要求，于3月5日前完成。"
    );
    for fixed in passes.iter().rev() {
        let mut lines: Vec<String> = text.split('\n').map(Into::into).collect();
        for change in fixed.log.iter().rev() {
            let line = &mut lines[change.line as usize - 1];
            let letters: Vec<char> = line.chars().collect();
            let end = change.start + change.after.chars().count();
            let before: String = letters[..change.start].iter().collect();
            let after: String = letters[end..].iter().collect();
            *line = format!("{before}{}{after}", change.before);
        }
        text = lines.join("\n");
    }
    assert_eq!(text, source);
}

#[test]
fn a_finding_that_does_not_fit_the_text_changes_nothing() {
    let catalog = Catalog::load(None).unwrap();
    let findings = of("请于3月05日前报送。");
    let fixed = apply(&catalog, "另一段文字，和发现对不上。", &findings);
    assert_eq!(fixed.text, "另一段文字，和发现对不上。");
    assert!(fixed.log.is_empty());
}
