//! Copies that come back: read instead of their sources, never counted twice.

use super::copy::{colour, comments, part};
use super::{found, give_back, order};
use crate::support::workbook;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::emit::xlsx::patch::{Content, Contents, fill};
use zhenwen::model::Town;
use zhenwen::pipeline::check;

/// A village and a unit whose number of people is a word.
fn desk() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let villages = "村名|村类别|户数|人口\n东岭村|行政村|约10|#30\n西坡村|行政村|#20|#60";
    workbook(&data.join("a.xlsx"), &[("村", villages)]);
    (folder, data)
}

/// The town of a folder.
fn town(data: &Path) -> Town {
    let catalog = Catalog::load(None).unwrap();
    zhenwen::read::read(&catalog, data, order(data).today).unwrap().0
}

#[test]
fn a_copy_in_the_data_folder_is_read_instead_of_its_source() {
    let (_folder, data) = desk();
    let made = give_back(&data, &data.join("退回"));
    assert_eq!(made.files, ["a.xlsx"]);
    let findings = check(&order(&data)).unwrap();
    let told = findings.iter().find(|f| &*f.code == "E-ANNOTATED").unwrap();
    assert_eq!(told.place.file.as_deref(), Some("a.xlsx"));
    assert!(told.fact.contains("退回/a.xlsx"), "{}", told.fact);
    let town = town(&data);
    assert_eq!(town.rows_named("村").count(), 2);
    let read: Vec<&str> = town.sources.iter().map(|s| &*s.workbook).collect();
    assert_eq!(read, ["退回/a.xlsx"]);
    let is_left = |(name, _): &(zhenwen::model::Text, _)| &**name == "a.xlsx";
    assert!(town.left_out.iter().any(is_left));
}

#[test]
fn a_source_that_changed_since_is_read_too_and_told() {
    let (_folder, data) = desk();
    give_back(&data, &data.join("退回"));
    let source = data.join("a.xlsx");
    let contents =
        Contents::from([(("村".into(), (2, 3)), Content::Number("31".into()))]);
    let changed = fill(&std::fs::read(&source).unwrap(), &contents).unwrap();
    std::fs::write(&source, changed).unwrap();
    let found = found(&data);
    assert!(found.iter().any(|told| told == "E-ANNOTATED-STALE a.xlsx "), "{found:?}");
    assert!(found.iter().any(|told| told.starts_with("E-CONFLICT")), "{found:?}");
    assert_eq!(town(&data).sources.len(), 2);
}

#[test]
fn a_copy_that_was_mended_goes_back_beside_itself() {
    let (_folder, data) = desk();
    let back = data.join("退回");
    give_back(&data, &back);
    let copy = back.join("a.xlsx");
    let contents =
        Contents::from([(("村".into(), (2, 3)), Content::Text("约30".into()))]);
    let mended = resaved(&fill(&std::fs::read(&copy).unwrap(), &contents).unwrap());
    std::fs::write(&copy, &mended).unwrap();
    let made = give_back(&data, &back);
    assert_eq!(made.files, ["a（新）.xlsx"]);
    assert_eq!(std::fs::read(&copy).unwrap(), mended, "what a person changed stays");
    let town = town(&data);
    let read: Vec<&str> = town.sources.iter().map(|s| &*s.workbook).collect();
    assert_eq!(read, ["退回/a（新）.xlsx"], "of a chain the last copy is read");
}

#[test]
fn a_copy_that_goes_back_once_more_has_one_list_and_only_new_marks() {
    let (_folder, data) = desk();
    let back = data.join("退回");
    give_back(&data, &back);
    let copy = back.join("a.xlsx");
    let first = std::fs::read(&copy).unwrap();
    assert_eq!(give_back(&data, &back).files, ["a.xlsx"]);
    assert_eq!(std::fs::read(&copy).unwrap(), first, "as long as nobody touches it");
    // The clerk mends one cell and spoils another.
    let contents = Contents::from([
        (("村".into(), (2, 2)), Content::Number("10".into())),
        (("村".into(), (3, 3)), Content::Text("约60".into())),
    ]);
    let mended = resaved(&fill(&std::fs::read(&copy).unwrap(), &contents).unwrap());
    std::fs::write(&copy, &mended).unwrap();
    assert_eq!(give_back(&data, &back).files, ["a（新）.xlsx"]);
    let new = std::fs::read(back.join("a（新）.xlsx")).unwrap();
    let (comments, sheet) = (comments(&new), "xl/worksheets/sheet1.xml");
    assert!(comments.contains_key("D3") && !comments.contains_key("C2"), "{comments:?}");
    assert_eq!(colour(&new, sheet, "C2"), None, "the colour of the mended cell is gone");
    assert_eq!(colour(&new, sheet, "D3").as_deref(), Some("FFFFC7CD"));
    assert_eq!(
        part(&new, "xl/workbook.xml").matches("退回修改").count(),
        2,
        "list, titles"
    );
    let drawing = part(&new, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("<v:shape ").count(), comments.len());
    assert!(!drawing.contains("<x:Row>1</x:Row><x:Column>2</x:Column>"));
}

/// The package as another program saves it: without our remark on the archive.
fn resaved(bytes: &[u8]) -> Vec<u8> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.merge_archive(archive).unwrap();
    out.finish().unwrap().into_inner()
}
