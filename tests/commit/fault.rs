//! The n-th operation of the disk fails, for every n (F2, F3).

use crate::support::office::Office;
use crate::support::papers::Build;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use zhenwen::commit::{Disk, Fault, Operation};

/// Files with their text.
type Tree = BTreeMap<String, String>;

/// The run before and the run that is disturbed: papers stay, come, change and go.
fn runs() -> (Build, Build) {
    let before = Build::october(&["甲店", "乙店", "丙店"]);
    let after = before.of(&["丁店", "甲店", "丙店"]).saying("限期整改");
    (before, after)
}

/// The tree and the numbers of an undisturbed office after the run before, after the
/// disturbed one, and after the same once more (its report tells of no move).
fn expected() -> [(Tree, Vec<String>); 3] {
    let (office, (before, after)) = (Office::new(), runs());
    [before, after.clone(), after].map(|build| {
        office.build(&build).unwrap();
        (office.tree(), office.numbers())
    })
}

/// Lets every operation fail in turn until a run goes through.
fn every_failure_is_survived(kind: ErrorKind) {
    let [old, new, again] = expected();
    let (before, after) = runs();
    for n in 0.. {
        let office = Office::new();
        office.build(&before).unwrap();
        let fault = Fault { operation: None, which: n..n + 1, kind };
        let result = office.build_on(Disk::failing(fault), &after);
        let is_recorded = office.numbers() == new.1;
        let mut register = office.open();
        drop(zhenwen::commit::open(&mut register, &office.output()).unwrap());
        drop(register);
        let whole = if is_recorded { &new } else { &old };
        assert_eq!(&(office.tree(), office.numbers()), whole, "operation {n}");
        office.build(&after).unwrap();
        let whole = if is_recorded { &again } else { &new };
        assert_eq!(&(office.tree(), office.numbers()), whole, "operation {n}");
        office.open().verify().unwrap();
        if result.is_ok() {
            assert!(n > 20, "only {n} operations");
            return;
        }
    }
}

#[test]
fn a_full_disk_at_any_operation_leaves_the_old_or_the_new_tree() {
    every_failure_is_survived(ErrorKind::StorageFull);
}

#[test]
fn a_failing_disk_at_any_operation_leaves_the_old_or_the_new_tree() {
    every_failure_is_survived(ErrorKind::Other);
}

#[test]
fn a_full_disk_is_told_with_the_file_and_the_room_it_needs() {
    let office = Office::new();
    let fault = Fault {
        operation: Some(Operation::Write),
        which: 0..u32::MAX,
        kind: ErrorKind::StorageFull,
    };
    let fault =
        office.build_on(Disk::failing(fault), &Build::october(&["甲店"])).unwrap_err();
    assert!(fault.to_string().contains("兰安改〔2026〕1号"), "{fault}");
    let source = std::error::Error::source(&fault).unwrap().to_string();
    assert!(source.contains("磁盘空间不足") && source.contains("字节"), "{source}");
    assert!(office.tree().is_empty() && office.numbers().is_empty());
}
