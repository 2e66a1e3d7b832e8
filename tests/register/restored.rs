//! A register brought back from an old backup (F11), and its seal.

use crate::support::office::Office;
use crate::support::papers::Build;
use zhenwen::commit;
use zhenwen::register::Register;

/// An office whose register was brought back to the state before the notice for 乙店.
fn restored() -> Office {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let backup = std::fs::read(office.register_path()).unwrap();
    office.build(&Build::october(&["甲店", "乙店"])).unwrap();
    std::fs::write(office.register_path(), backup).unwrap();
    office
}

#[test]
fn a_register_older_than_its_seal_is_refused_and_the_numbers_are_named() {
    let office = restored();
    let fault = Register::open(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("旧备份") && fault.contains("兰安改〔2026〕2号"), "{fault}");
    assert!(!fault.contains("兰安改〔2026〕1号"), "{fault}");
}

#[test]
fn papers_that_the_register_does_not_know_are_named() {
    let office = restored();
    std::fs::remove_file(office.seal_path()).unwrap();
    let mut register = office.open();
    let fault = commit::open(&mut register, &office.output()).unwrap_err().to_string();
    assert!(fault.contains("兰安改〔2026〕2号_隐患整改通知书_乙店.docx"), "{fault}");
    assert!(!fault.contains("甲店"), "{fault}");
}

#[test]
fn a_register_that_forgot_an_issue_is_refused() {
    let office = Office::new();
    let mut build = Build::october(&["甲店"]);
    office.build(&build).unwrap();
    let backup = std::fs::read(office.register_path()).unwrap();
    let paper = office.read().find("兰安改〔2026〕1号").unwrap().unwrap();
    build.order.issues.push(office.read().issue(&paper, None, None).unwrap());
    office.build(&build).unwrap();
    std::fs::write(office.register_path(), backup).unwrap();
    std::fs::remove_file(office.seal_path()).unwrap();
    let mut register = office.open();
    let fault = commit::open(&mut register, &office.output()).unwrap_err().to_string();
    assert!(fault.contains("甲店"), "{fault}");
}

#[test]
fn a_register_that_vanished_is_not_begun_anew() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    std::fs::remove_file(office.register_path()).unwrap();
    let fault = Register::open(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("不见了"), "{fault}");
    assert!(!office.register_path().exists());
}

#[test]
fn a_register_of_another_office_is_refused() {
    let (office, other) = (Office::new(), Office::new());
    office.build(&Build::october(&["甲店"])).unwrap();
    other.build(&Build::october(&["乙店", "丙店", "丁店"])).unwrap();
    std::fs::copy(other.register_path(), office.register_path()).unwrap();
    let fault = Register::open(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("不是同一本"), "{fault}");
}

#[test]
fn a_seal_one_line_behind_or_torn_is_sound() {
    for cut in ["a line", "half a line"] {
        let office = Office::new();
        office.build(&Build::october(&["甲店"])).unwrap();
        let seal = std::fs::read_to_string(office.seal_path()).unwrap();
        let lines: Vec<&str> = seal.lines().collect();
        let (last, rest) = lines.split_last().unwrap();
        let torn = if cut == "a line" { "" } else { &last[..last.len() / 2] };
        std::fs::write(office.seal_path(), rest.join("\n") + "\n" + torn).unwrap();
        office.build(&Build::october(&["甲店", "乙店"])).unwrap();
        assert_eq!(office.numbers().len(), 2);
        office.open().verify().unwrap();
    }
}

#[test]
fn an_unreadable_seal_is_refused() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    std::fs::write(office.seal_path(), "what is this\n").unwrap();
    let fault = Register::open(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("读不懂"), "{fault}");
}
