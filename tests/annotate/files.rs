//! Where copies lie, and what they never overwrite.

use super::{give_back, order};
use crate::support::workbook;
use std::path::PathBuf;
use tempfile::TempDir;
use zhenwen::pipeline::annotate;

/// Two workbooks with a fault each, one in a folder of its own.
fn desk() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    for (name, village) in [("a.xlsx", "东岭村"), ("各村/b.xlsx", "西坡村")] {
        let table = format!("村名|村类别|户数|人口\n{village}|行政村|约10|#30");
        workbook(&data.join(name), &[("村", &table)]);
    }
    (folder, data)
}

#[test]
fn copies_lie_as_their_sources_do_and_are_the_same_every_time() {
    let (folder, data) = desk();
    let back = folder.path().join("back");
    let made = give_back(&data, &back);
    assert_eq!(made.files, ["a.xlsx", "各村/b.xlsx"]);
    let first = std::fs::read(back.join("各村/b.xlsx")).unwrap();
    assert_eq!(give_back(&data, &back).files, made.files);
    assert_eq!(std::fs::read(back.join("各村/b.xlsx")).unwrap(), first);
    let mut names: Vec<_> =
        std::fs::read_dir(&back).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.xlsx", "各村"]);
}

#[test]
fn only_the_files_that_were_named_go_back() {
    let (folder, data) = desk();
    let back = folder.path().join("back");
    let made = annotate(&order(&data), &back, &["各村/b.xlsx".to_owned()]).unwrap();
    assert_eq!(made.files, ["各村/b.xlsx"]);
    assert!(!back.join("a.xlsx").exists());
}

#[test]
fn a_file_of_somebody_else_is_never_overwritten() {
    let (folder, data) = desk();
    let back = folder.path().join("back");
    std::fs::create_dir_all(&back).unwrap();
    std::fs::write(back.join("a.xlsx"), "别人的文件").unwrap();
    assert_eq!(give_back(&data, &back).files, ["a（新）.xlsx", "各村/b.xlsx"]);
    assert_eq!(std::fs::read_to_string(back.join("a.xlsx")).unwrap(), "别人的文件");
    assert_eq!(give_back(&data, &back).files, ["a（新）.xlsx", "各村/b.xlsx"]);
}

#[test]
fn the_source_itself_is_never_written() {
    let (_folder, data) = desk();
    let before = std::fs::read(data.join("a.xlsx")).unwrap();
    assert_eq!(give_back(&data, &data).files, ["a（新）.xlsx", "各村/b（新）.xlsx"]);
    assert_eq!(std::fs::read(data.join("a.xlsx")).unwrap(), before);
}
