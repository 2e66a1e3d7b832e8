//! The package: parts, well-formed, equal for equal papers.

use super::{part, parts, press, samples};
use quick_xml::Reader;
use quick_xml::events::Event;
use zhenwen::model::Document;

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
    let layout = shipped.get("layout.toml").unwrap().replace("仿宋_GB2312", "仿宋");
    let catalog = zhenwen::catalog::Catalog::from_declarations(
        shipped.with("layout.toml", &layout),
    );
    let press = zhenwen::emit::docx::Press::new(&catalog.unwrap()).unwrap();
    let docx = press.set(&crate::support::document::letter()).unwrap();
    let styles = part(&docx, "word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"仿宋\"") && !styles.contains("仿宋_GB2312"));
}
