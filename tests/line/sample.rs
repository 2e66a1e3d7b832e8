//! The sample town, built once: everything is there, said in the manifest, and valid.

use super::Desk;
use crate::support::shared;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use zhenwen::model::fingerprint;

/// The sample town after one build, and what the build said.
pub(super) static BUILT: LazyLock<(Desk, String)> = LazyLock::new(|| {
    let desk = Desk::sample();
    let said = desk.good("build");
    (desk, said)
});

#[test]
fn a_build_makes_notices_ledgers_summary_and_the_account_of_them() {
    let (desk, said) = &*BUILT;
    for line in [
        "统计截止日期：2026年11月25日（取自机关表）",
        "办理范围：2026年11月、2026年",
        "错误 0 个，警告 0 个，提示 0 个",
        "隐患整改通知书 22 份",
        "详见 处理说明.txt",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    for path in [
        "2026年11月/台账/L-09 安全检查台账（2026年11月）.xlsx",
        "2026年11月/台账/L-10 隐患台账（2026年11月）.xlsx",
        "2026年11月/台账/L-11 重大事故隐患清单（2026年11月）.xlsx",
        "2026年11月/台账/L-34 指标台账（2026年11月）.xlsx",
        "2026年/年度台账（2026年）.xlsx",
        "2026年/兰台镇年度工作总结（2026年）.docx",
        "manifest.json",
        "figures.json",
        "findings.json",
        "处理说明.txt",
        "读表说明.xlsx",
    ] {
        assert!(desk.tree().contains_key(path), "{path}");
    }
}

#[test]
fn the_manifest_tells_of_every_file_and_its_bytes() {
    let (desk, _) = &*BUILT;
    let manifest = desk.json("manifest.json");
    assert_eq!(manifest["as_of"], "2026-11-25");
    let files = manifest["files"].as_array().unwrap();
    let mut tree = desk.tree();
    tree.remove("manifest.json");
    assert_eq!(files.len(), tree.len());
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert_eq!(file["sha256"], &*fingerprint(&tree[path]), "{path}");
        assert_eq!(file["run"], manifest["run"], "{path}");
    }
    let notice = files.iter().find(|file| file["kind"] == "D-08").unwrap();
    assert_eq!(
        (&notice["layout"], &notice["state"], &notice["period"], &notice["sealed"]),
        (&"信函".into(), &"预留".into(), &"2026-11".into(), &true.into())
    );
    let rows = notice["rows"].as_array().unwrap();
    assert!(
        rows.iter().any(|row| row.as_str().unwrap().starts_with("hazards.xlsx›隐患›"))
    );
    let summary = files.iter().find(|file| file["name"] == "年度工作总结").unwrap();
    assert_eq!(summary["number"], "兰政发〔2026〕　号");
}

#[test]
fn word_and_excel_open_one_file_of_each_kind() {
    let (desk, _) = &*BUILT;
    let manifest = desk.json("manifest.json");
    let mut first: BTreeMap<(String, String), PathBuf> = BTreeMap::new();
    for file in manifest["files"].as_array().unwrap() {
        let text = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
        let path = text("path");
        if ends(&path, "docx") || ends(&path, "xlsx") {
            let kind = (text("kind"), text("template"));
            first.entry(kind).or_insert_with(|| desk.path("output").join(path));
        }
    }
    assert!(first.len() > 20, "{:?}", first.keys());
    // Sums are the one formula that ledgers hold (`systems.md` §1). `.ci/run` opens every file.
    let files: Vec<PathBuf> = first.into_values().collect();
    shared::check("validate_ooxml.py", &["--allow-formula"], &files);
}

#[test]
fn papers_bound_to_print_begin_anew_on_page_one() {
    let (desk, _) = &*BUILT;
    let tree = desk.tree();
    let notices = tree.keys().filter(|path| path.contains("/公文/"));
    let count = notices.filter(|path| path.contains("_隐患整改通知书_")).count();
    let bytes = &tree["2026年11月/打印/隐患整改通知书（2026年11月）.docx"];
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    assert!(count > 1);
    assert_eq!(text.matches("<w:pgNumType w:start=\"1\"/>").count(), count);
    assert_eq!(text.matches("<w:type w:val=\"oddPage\"/>").count(), count);
    let ids = text.split("<wp:docPr id=\"").skip(1).map(|rest| rest.split('"').next());
    let ids: Vec<Option<&str>> = ids.collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "every drawing has a number of its own");
}

#[test]
fn the_only_formulas_are_sums() {
    let (desk, _) = &*BUILT;
    for (path, bytes) in desk.tree().iter().filter(|(path, _)| ends(path, "xlsx")) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            if !part.name().unwrap().starts_with("xl/worksheets/sheet") {
                continue;
            }
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            for formula in text.split("<f>").skip(1) {
                assert!(formula.starts_with("SUBTOTAL(109,"), "{path}: {formula:.60}");
            }
        }
    }
}

#[test]
fn a_second_build_changes_no_byte_and_takes_no_number() {
    let desk = Desk::small();
    desk.good("build");
    let (tree, numbers) = (desk.tree(), desk.good("register list"));
    let said = desk.good("build");
    assert!(said.contains("新写 0 个文件"), "{said}");
    assert_eq!(desk.tree(), tree);
    assert_eq!(desk.good("register list"), numbers);
}

#[test]
fn a_rehearsal_writes_nothing() {
    let desk = Desk::small();
    let said = desk.good("build --dry-run");
    assert!(said.contains("试办，没有写任何文件。会生成："), "{said}");
    assert!(said.contains("隐患整改通知书 2 份"), "{said}");
    assert!(!desk.path("output").exists());
    assert!(!desk.path("data/发文登记.sqlite").exists());
}

/// Does the name of this file end so?
fn ends(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}
