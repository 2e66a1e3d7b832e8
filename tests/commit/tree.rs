//! What a run leaves in the output folder.

use crate::support::office::{Office, catalog};
use crate::support::papers::{Build, file, number};
use zhenwen::commit::{self, Order};

const NOTICE: &str = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
const LEDGER: &str = "2026年10月/台账/L-10 隐患台账.xlsx";

#[test]
fn a_run_leaves_its_files_and_nothing_else() {
    let office = Office::new();
    let outcome = office.build(&Build::october(&["甲店"])).unwrap();
    assert_eq!(office.paths(), [NOTICE, LEDGER]);
    assert_eq!(outcome.written, [NOTICE, LEDGER, "findings.json"]);
    assert!(outcome.findings.is_empty() && outcome.set_aside.is_empty());
    assert!(!office.output().join(".暂存").exists());
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：请整改 2026-10-31");
}

#[test]
fn a_run_that_changes_nothing_touches_nothing() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    let tree = office.tree();
    let when =
        |path: &str| office.output().join(path).metadata().unwrap().modified().unwrap();
    let register = std::fs::read(office.register_path()).unwrap();
    let (written, manifest) = (when(NOTICE), when("manifest.json"));
    let outcome = office.build(&build).unwrap();
    assert_eq!(outcome.unchanged, 4);
    assert!(outcome.written.is_empty(), "{outcome:?}");
    assert_eq!(office.tree(), tree);
    assert_eq!((when(NOTICE), when("manifest.json")), (written, manifest));
    assert!(
        register == std::fs::read(office.register_path()).unwrap(),
        "no entry either"
    );
}

#[test]
fn only_what_changed_is_written() {
    let office = Office::new();
    office.build(&Build::october(&["甲店", "乙店"])).unwrap();
    let outcome = office.build(&Build::october(&["甲店", "乙店", "丙店"])).unwrap();
    let new = "2026年10月/公文/兰安改〔2026〕3号_隐患整改通知书_丙店.docx";
    assert_eq!(outcome.written, [new, LEDGER]);
    assert_eq!(outcome.unchanged, 3);
}

#[test]
fn a_paper_that_got_another_path_leaves_no_copy() {
    let office = Office::new();
    let build = Build::october(&["甲店"]);
    office.build(&build).unwrap();
    office.open().void(&number("兰安改〔2026〕1号"), "重编").unwrap();
    office.build(&build).unwrap();
    let renumbered = NOTICE.replace("1号", "2号");
    assert_eq!(office.paths(), [&*renumbered, LEDGER]);
}

#[test]
fn two_output_folders_share_one_register() {
    let office = Office::new();
    let build = Build::october(&["甲店"]);
    office.build(&build).unwrap();
    let tree = office.tree();
    std::fs::rename(office.output(), office.folder().join("另存")).unwrap();
    office.build(&build).unwrap();
    assert_eq!(office.tree(), tree);
    office.build(&build.saying("限期整改")).unwrap();
    std::fs::remove_dir_all(office.output()).unwrap();
    std::fs::rename(office.folder().join("另存"), office.output()).unwrap();
    let outcome = office.build(&build.saying("立即整改")).unwrap();
    assert!(outcome.findings.is_empty(), "an older file of ours is no edit: {outcome:?}");
    assert_eq!(office.text(NOTICE), "兰安改〔2026〕1号 甲店：立即整改 2026-10-31");
}

#[test]
fn a_missing_output_folder_is_made_but_not_its_parents() {
    let office = Office::new();
    let mut register = office.open();
    assert!(commit::open(&mut register, &office.output()).is_ok());
    let deep = office.folder().join("a/b");
    let fault = commit::open(&mut register, &deep).unwrap_err().to_string();
    let above = office.folder().join("a");
    assert!(fault.contains(&format!("没有“{}”这个文件夹", above.display())), "{fault}");
    assert!(!office.folder().join("a").exists());
}

#[test]
fn a_number_planned_for_a_paper_that_was_not_made_is_refused() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    let mut register = office.open();
    let output = commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("run", build.as_of).unwrap();
    let artifacts = build.artifacts(&register).unwrap();
    stage.put(artifacts.into_iter().nth(1).unwrap()).unwrap();
    stage.put(file("findings.json", "[]")).unwrap();
    let order = Order::default();
    let fault = stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new()));
    assert!(fault.is_ok(), "an empty series may start anywhere");
    let stage = output.stage("run", build.as_of).unwrap();
    let later = Build::october(&["丙店", "丁店"]);
    let artifacts = later.artifacts(&register).unwrap();
    stage.put(artifacts.into_iter().nth(1).unwrap()).unwrap();
    let fault = stage.commit(&mut register, catalog(), &order, |_| Ok(Vec::new()));
    let fault = fault.unwrap_err().to_string();
    assert!(fault.contains("“兰安改〔2026〕4号”前面有空号"), "{fault}");
    assert_eq!(office.numbers().len(), 1);
}
