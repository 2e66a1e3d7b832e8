//! The process dies at every point of a run of thirty files (F1, F9).

use crate::support::office::Office;
use crate::support::papers::Build;
use rayon::prelude::*;
use std::path::Path;
use std::process::{Command, Stdio};

/// Tells a child process which office to work on.
const OFFICE: &str = "ZHENWEN_TEST_BUILD";

/// The run before and the run that dies: half of the papers stay, half are new.
fn runs() -> (Build, Build) {
    let units: Vec<String> = (1..=42).map(|n| format!("第{n}号商店")).collect();
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    let before = Build::october(&units[..28]);
    let after = before.of(&units[14..]).saying("限期整改");
    (before, after)
}

/// What the child does; nothing in an ordinary run of the tests.
#[test]
fn child_process() {
    let Some(folder) = std::env::var_os(OFFICE) else { return };
    Office::at(folder.as_ref()).build(&runs().1).unwrap();
}

/// Runs the child until it dies at a point; false if it lived.
fn dies(folder: &Path, point: &str) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "commit::killed::child_process"])
        .env(OFFICE, folder)
        .env("ZHENWEN_FAIL", point)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    !status.success()
}

/// Offices that nothing disturbed: after the run before, after the run that dies elsewhere,
/// and after the same once more (its report tells of no move).
fn undisturbed() -> [Office; 3] {
    let (before, after) = runs();
    let after = |times: usize| {
        let office = Office::new();
        office.build(&before).unwrap();
        (0..times).for_each(|_| drop(office.build(&after).unwrap()));
        office
    };
    [after(0), after(1), after(2)]
}

/// Dies at a point, opens again, and compares with the undisturbed trees.
fn survives(point: &str, [old, new, again]: &[Office; 3]) {
    let office = Office::new();
    office.build(&runs().0).unwrap();
    assert!(dies(office.folder(), point), "{point} is passed");
    let mut register = office.open();
    drop(zhenwen::commit::open(&mut register, &office.output()).unwrap());
    drop(register);
    let is_new = office.numbers() == new.numbers();
    assert!(is_new || office.numbers() == old.numbers(), "{point}");
    assert_eq!(office.tree(), if is_new { new.tree() } else { old.tree() }, "{point}");
    let is_before = ["staged", "tested", "record"]
        .iter()
        .any(|name| point.strip_prefix(name).is_some_and(|rest| rest.starts_with(':')));
    assert_eq!(is_new, !is_before, "{point}: the record decides");
    office.build(&runs().1).unwrap();
    assert_eq!(office.tree(), if is_new { again.tree() } else { new.tree() }, "{point}");
    assert_eq!(office.numbers(), new.numbers(), "{point}");
    office.open().verify().unwrap();
}

#[test]
fn a_run_that_dies_leaves_the_old_or_the_new_tree() {
    let undisturbed = undisturbed();
    let mut points: Vec<String> =
        ["tested", "record", "recorded", "synced-folders", "closed", "clearing"]
            .iter()
            .map(|point| format!("{point}:1"))
            .collect();
    points.extend([1, 15, 30].map(|n| format!("staged:{n}")));
    points.extend((1..=44).step_by(4).map(|n| format!("placed:{n}")));
    points.par_iter().for_each(|point| survives(point, &undisturbed));
}

#[test]
fn a_crash_in_another_folder_is_finished_there() {
    let (office, build) = (Office::new(), runs());
    office.build(&build.0).unwrap();
    assert!(dies(office.folder(), "placed:3"));
    let other = office.folder().join("另处");
    let mut register = office.open();
    drop(zhenwen::commit::open(&mut register, &other).unwrap());
    drop(register);
    let [_, new, _] = undisturbed();
    assert_eq!(office.tree(), new.tree());
    assert_eq!(std::fs::read_dir(other).unwrap().count(), 0);
}

#[test]
fn a_file_saved_after_the_crash_is_not_overwritten() {
    let (office, build) = (Office::new(), runs());
    office.build(&build.0).unwrap();
    assert!(dies(office.folder(), "recorded:1"));
    let path = "2026年10月/公文/兰安改〔2026〕20号_隐患整改通知书_第20号商店.docx";
    office.write(path, "重启之前改的");
    let outcome = office.build(&build.1).unwrap();
    assert_eq!(office.text(path), "重启之前改的");
    assert!(outcome.findings.iter().any(|f| f.place.file.as_deref() == Some(path)));
}

#[test]
fn staged_files_that_vanished_are_made_again() {
    let (office, build) = (Office::new(), runs());
    office.build(&build.0).unwrap();
    assert!(dies(office.folder(), "recorded:1"));
    std::fs::remove_dir_all(office.output().join(".暂存")).unwrap();
    let outcome = office.build(&build.1).unwrap();
    assert!(outcome.findings.iter().all(|f| &*f.code != "E-OUT-EDITED"), "{outcome:?}");
    let [_, new, again] = undisturbed();
    assert_eq!(office.tree(), again.tree());
    assert_eq!(office.numbers(), new.numbers());
}
