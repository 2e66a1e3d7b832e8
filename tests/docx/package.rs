//! The package: parts, well-formed, equal for equal papers.

use super::{part, parts, press, samples};
use quick_xml::Reader;
use quick_xml::events::Event;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Document, Span};

#[test]
fn every_part_is_well_formed_and_content_types_come_first() {
    let press = press();
    for (name, document) in samples() {
        let docx = press.set(&document).unwrap();
        let parts = parts(&docx);
        assert_eq!(parts[0].0, "[Content_Types].xml", "{name}");
        for (part, content) in parts {
            let mut reader = Reader::from_str(&content);
            while reader.read_event().unwrap_or_else(|e| panic!("{name} {part}: {e}"))
                != Event::Eof
            {}
        }
    }
}

#[test]
fn the_same_paper_is_the_same_bytes_on_any_thread() {
    let press = press();
    let one = |document: &Document| press.set(document).unwrap();
    for (name, document) in samples() {
        let here = one(&document);
        std::thread::scope(|scope| {
            let there: Vec<_> = (0..4).map(|_| scope.spawn(|| one(&document))).collect();
            for thread in there {
                assert_eq!(here, thread.join().unwrap(), "{name}");
            }
        });
        assert_eq!(here, super::press().set(&document).unwrap(), "{name}");
    }
}

#[test]
fn properties_name_title_issuer_and_day_and_nothing_else() {
    let docx = press().set(&crate::support::document::report()).unwrap();
    let core = part(&docx, "docProps/core.xml");
    let title =
        "<dc:title>兰台镇人民政府关于报送2026年1—10月生产安全隐患排查整治情况的报告<";
    assert!(core.contains(title), "{core}");
    assert!(core.contains("<dc:creator>兰台镇人民政府</dc:creator>"), "{core}");
    assert!(core.contains(">2026-11-02T00:00:00Z</dcterms:created>"), "{core}");
    assert!(!core.contains("lastModifiedBy"), "{core}");
}

#[test]
fn an_office_changes_a_font_in_layout_toml() {
    let shipped = zhenwen::catalog::Declarations::load(None).unwrap();
    let layout = "[[font]]\nrole = \"正文\"\nnames = [\"仿宋\"]\n";
    let catalog =
        zhenwen::catalog::Catalog::from_declarations(shipped.with("layout.toml", layout));
    let press = zhenwen::emit::docx::Press::new(&catalog.unwrap()).unwrap();
    let docx = press.set(&crate::support::document::letter()).unwrap();
    let styles = part(&docx, "word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"仿宋\"") && !styles.contains("仿宋_GB2312"));
}

#[test]
fn a_rare_name_is_set_in_a_wider_font_and_measures_well() {
    let mut document = crate::support::document::letter();
    let rare = |text: &str| Span { text: text.to_owned(), source: None };
    document.body[1].spans.push(rare("赵喆、钱䶮："));
    let bytes = press().set(&document).unwrap();
    let xml = part(&bytes, "word/document.xml");
    let run = |font: &str, text: &str| {
        let wide = xml.split(&format!("w:eastAsia=\"{font}\"")).nth(1).unwrap();
        assert!(
            wide.split("</w:r>").next().unwrap().ends_with(&format!(">{text}</w:t>"))
        );
    };
    run("仿宋", "喆");
    run("宋体", "䶮");
    let catalog = Catalog::load(None).unwrap();
    let findings = zhenwen::inspect::inspect(&catalog, "x.docx", &bytes, None);
    let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    assert!(!codes.contains(&"X29") && !codes.contains(&"X05·字体"), "{codes:?}");
}

#[test]
fn the_upper_line_of_a_letter_stands_4_mm_under_a_mark_of_any_size() {
    let mut document = crate::support::document::letter();
    document.head[0].spans[0].text =
        "兰台镇安全生产委员会办公室隐患治理专项工作组".into();
    let xml = part(&press().set(&document).unwrap(), "word/document.xml");
    let number = |text: &str, start: &str| -> u32 {
        let rest = text.split(start).nth(1).unwrap();
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    let half_points = number(&xml, "<w:sz w:val=\"");
    assert!(half_points < 84);
    let top = number(
        xml.split("<wp:positionV relativeFrom=\"page\">").nth(1).unwrap(),
        "<wp:posOffset>",
    );
    assert_eq!(top / 635, 1701 + half_points * 10 + 227);
}
