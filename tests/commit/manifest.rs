//! `manifest.json`.

use crate::support::office::Office;
use crate::support::papers::{Build, number};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhenwen::model::Period;
use zhenwen::model::fingerprint;

/// The manifest of an office.
fn manifest(office: &Office) -> Value {
    serde_json::from_str(&office.text("manifest.json")).unwrap()
}

/// Every file of the folder stands in the manifest with its hash, and no other.
fn assert_whole(office: &Office) {
    let manifest = manifest(office);
    let files = manifest["files"].as_array().unwrap();
    let listed: BTreeSet<(String, String)> = files
        .iter()
        .map(|file| {
            (
                file["path"].as_str().unwrap().into(),
                file["sha256"].as_str().unwrap().into(),
            )
        })
        .collect();
    let tree = office.tree().into_iter().filter(|(path, _)| path != "manifest.json");
    let there: BTreeSet<(String, String)> = tree
        .map(|(path, text)| (path, fingerprint(text.as_bytes()).to_string()))
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn a_line_says_what_the_file_is() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let manifest = manifest(&office);
    assert_eq!(manifest["as_of"], "2026-10-31");
    assert_eq!(manifest["run"], "run");
    let path = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
    let expected = json!({
        "path": path,
        "sha256": &*fingerprint(office.text(path).as_bytes()),
        "kind": "D-08",
        "name": "隐患整改通知书",
        "layout": "信函",
        "doc_type": null,
        "sealed": false,
        "number": "兰安改〔2026〕1号",
        "state": "预留",
        "subject": "甲店",
        "period": "2026-10",
        "template": "documents/rectify.txt",
        "rows": ["hazards.xlsx›隐患›2", "hazards.xlsx›隐患›3"],
        "run": "run",
    });
    assert_eq!(manifest["files"][0], expected);
}

#[test]
fn all_files_of_all_runs_are_listed_as_they_are() {
    let office = Office::new();
    let october = Build::october(&["甲店", "乙店"]);
    office.build(&october).unwrap();
    assert_whole(&office);
    let november = Period::Month(2026, 11);
    let mut later = Build { month: november, ..october.of(&["丙店"]) };
    later.order.whole = vec![november];
    office.build(&later).unwrap();
    assert_whole(&office);
    let path = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
    office.write(path, "改动过");
    office.build(&october.of(&["甲店"])).unwrap();
    assert_whole(&office);
    std::fs::remove_file(office.output().join(path)).unwrap();
    office.build(&later).unwrap();
    assert_whole(&office);
}

#[test]
fn the_state_is_that_of_the_register() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    office.open().void(&number("兰安改〔2026〕2号"), "对象有误").unwrap();
    office.build(&build.of(&["甲店"])).unwrap();
    let manifest = manifest(&office);
    let files = manifest["files"].as_array().unwrap();
    let aside =
        files.iter().find(|f| f["path"].as_str().unwrap().starts_with("不再需要/"));
    assert_eq!(aside.unwrap()["state"], "作废");
}

#[test]
fn a_manifest_that_a_person_changed_is_written_again() {
    let office = Office::new();
    let build = Build::october(&["甲店"]);
    office.build(&build).unwrap();
    let text = office.text("manifest.json");
    for change in ["{}", "不是 JSON"] {
        office.write("manifest.json", change);
        let outcome = office.build(&build).unwrap();
        assert!(outcome.findings.is_empty(), "{outcome:?}");
        assert_eq!(office.text("manifest.json"), text);
    }
}

#[test]
fn the_same_runs_give_the_same_bytes_elsewhere() {
    let (one, other) = (Office::new(), Office::new());
    for office in [&one, &other] {
        office.build(&Build::october(&["甲店", "乙店"])).unwrap();
        office.build(&Build::october(&["乙店", "丙店"])).unwrap();
    }
    assert_eq!(one.tree(), other.tree());
}
