//! Paths that may not be written (TH-10).

use crate::support::office::{Office, catalog};
use crate::support::papers::{Build, file};
use zhenwen::commit::{self, Order};

/// What a run with these files says.
fn refused(paths: &[&str]) -> String {
    let office = Office::new();
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("run", Build::october(&[]).as_of).unwrap();
    let put = paths.iter().try_for_each(|path| stage.put(file(path, path)));
    let order = Order::default();
    let result = put.and_then(|()| {
        stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new())).map(drop)
    });
    let outside = std::fs::read_dir(office.folder()).unwrap().count();
    assert_eq!(outside, 2, "only data/ and output/");
    if result.is_err() {
        assert!(office.tree().is_empty(), "{:?}", office.tree());
    }
    result.map_or_else(|fault| fault.to_string(), |()| String::new())
}

#[test]
fn a_path_never_leads_outside() {
    for path in
        ["../逃.docx", "a/../../逃.docx", "/tmp/逃.docx", "C:\\逃.docx", "manifest.json"]
    {
        assert!(refused(&[path]).contains(path), "{path}");
    }
}

#[test]
fn twins_of_one_name_are_refused_before_anything_is_written() {
    let said = refused(&["公文/Abc.docx", "公文/aBC.docx"]);
    assert!(said.contains("“公文/Abc.docx”和“公文/aBC.docx”会写到同一个文件"), "{said}");
    assert!(!refused(&["caf\u{e9}.docx", "cafe\u{301}.docx"]).is_empty());
    assert_eq!(refused(&["公文/甲.docx", "公文/乙.docx"]), "");
}

#[test]
fn a_file_is_not_also_a_folder() {
    let said = refused(&["公文", "公文/甲.docx"]);
    assert!(said.contains("“公文”"), "{said}");
}

#[test]
fn a_run_has_a_plain_name() {
    let office = Office::new();
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let as_of = Build::october(&[]).as_of;
    for run in ["", "..", "a/b", "运行", &"x".repeat(81)] {
        assert!(output.stage(run, as_of).is_err(), "{run}");
    }
}

#[test]
fn one_paper_is_not_made_twice() {
    let office = Office::new();
    let build = Build::october(&["甲店", "甲店"]);
    let mut register = office.open();
    assert!(register.serials(&build.papers(), 2026).is_err());
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("run", build.as_of).unwrap();
    for at in [0, 1] {
        stage.put(build.artifact(at, &build.papers()[at], None)).unwrap();
    }
    let order = Order::default();
    let fault = stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new()));
    assert!(fault.unwrap_err().to_string().contains("做了两次"));
}
