//! Files that a person changed.

use crate::support::office::Office;
use crate::support::papers::{Build, number};
use zhenwen::commit::{Edited, Outcome};

const NOTICE: &str = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
const BESIDE: &str = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店（新）.docx";

/// An office whose notice was changed by a person.
fn edited() -> (Office, Build) {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    office.build(&build).unwrap();
    office.write(NOTICE, "改动过");
    (office, build)
}

/// The codes of what was found, with the files.
fn found(outcome: &Outcome) -> Vec<(&str, &str)> {
    let findings = outcome.findings.iter();
    findings.map(|f| (&*f.code, f.place.file.as_deref().unwrap())).collect()
}

#[test]
fn an_edited_file_stays_and_the_new_one_lies_beside_it() {
    let (office, build) = edited();
    let outcome = office.build(&build).unwrap();
    assert_eq!(found(&outcome), [("E-OUT-EDITED", NOTICE)]);
    assert!(outcome.findings[0].advice.contains(BESIDE), "{outcome:?}");
    assert_eq!(office.text(NOTICE), "改动过");
    assert_eq!(office.text(BESIDE), "兰安改〔2026〕1号 甲店：请整改 2026-10-31");
    assert_eq!(office.text("findings.json"), "[\"E-OUT-EDITED\"]", "the report tells it");
}

#[test]
fn new_files_do_not_pile_up() {
    let (office, build) = edited();
    for text in ["请整改", "请整改", "限期整改", "立即整改"] {
        office.build(&build.saying(text)).unwrap();
    }
    assert_eq!(office.text(NOTICE), "改动过");
    assert_eq!(office.text(BESIDE), "兰安改〔2026〕1号 甲店：立即整改 2026-10-31");
    assert_eq!(office.paths().len(), 3, "{:?}", office.paths());
    office.write(NOTICE, "又改动过");
    office.build(&build.saying("再整改")).unwrap();
    assert_eq!((&*office.text(NOTICE), office.paths().len()), ("又改动过", 3));
}

#[test]
fn a_new_file_that_was_edited_too_stays_as_well() {
    let (office, build) = edited();
    office.build(&build).unwrap();
    office.write(BESIDE, "也改动过");
    office.build(&build.saying("限期整改")).unwrap();
    assert_eq!(office.text(BESIDE), "也改动过");
    let second = BESIDE.replace("（新）", "（新2）");
    assert_eq!(office.text(&second), "兰安改〔2026〕1号 甲店：限期整改 2026-10-31");
}

#[test]
fn the_office_that_takes_the_new_file_has_one_file_again() {
    let (office, build) = edited();
    office.build(&build.saying("限期整改")).unwrap();
    let output = office.output();
    std::fs::rename(output.join(BESIDE), output.join(NOTICE)).unwrap();
    let outcome = office.build(&build.saying("立即整改")).unwrap();
    assert!(outcome.findings.is_empty(), "{outcome:?}");
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：立即整改 2026-10-31");
    assert_eq!(office.paths().len(), 2, "{:?}", office.paths());
}

#[test]
fn the_office_that_drops_its_changes_has_one_file_again() {
    let (office, build) = edited();
    office.build(&build).unwrap();
    std::fs::remove_file(office.output().join(NOTICE)).unwrap();
    office.build(&build).unwrap();
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：请整改 2026-10-31");
    assert!(!office.output().join(BESIDE).exists(), "{:?}", office.paths());
}

#[test]
fn force_overwrites_an_edited_draft() {
    let (office, mut build) = edited();
    build.order.edited = Edited::Overwrite;
    let outcome = office.build(&build).unwrap();
    assert!(outcome.findings.is_empty(), "{outcome:?}");
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：请整改 2026-10-31");
}

#[test]
fn a_file_that_was_there_before_is_a_persons() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    let path = "2026年10月/台账/L-10 隐患台账.xlsx";
    std::fs::create_dir_all(office.output().join("2026年10月/台账")).unwrap();
    office.write(path, "自己的台账");
    let outcome = office.build(&build).unwrap();
    assert_eq!(found(&outcome), [("E-OUT-EDITED", path)]);
    assert_eq!(office.text(path), "自己的台账");
}

#[test]
fn a_deleted_file_is_made_again() {
    let (office, build) = edited();
    std::fs::remove_file(office.output().join(NOTICE)).unwrap();
    let outcome = office.build(&build).unwrap();
    assert!(outcome.findings.is_empty());
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：请整改 2026-10-31");
}

#[test]
fn an_edited_draft_stays_when_its_paper_gets_another_path() {
    let (office, build) = edited();
    office.open().void(&number("兰安改〔2026〕1号"), "重编").unwrap();
    let renumbered = NOTICE.replace("1号", "2号");
    for _ in 0..2 {
        let outcome = office.build(&build).unwrap();
        assert_eq!(found(&outcome), [("E-OUT-EDITED", NOTICE)]);
        assert!(outcome.findings[0].advice.contains(&renumbered), "{outcome:?}");
    }
    assert_eq!(office.text(NOTICE), "改动过");
}

#[test]
fn a_number_means_the_file_that_a_person_changed() {
    let (office, build) = edited();
    office.build(&build).unwrap();
    assert!(office.output().join(BESIDE).exists());
    let paper = office.read().find("兰安改〔2026〕1号").unwrap().unwrap();
    assert_eq!(paper.path.as_deref(), Some(NOTICE));
}
