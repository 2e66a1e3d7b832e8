//! Targets that cannot be replaced (F4, F5, F6, TH-11).

use crate::support::office::Office;
use crate::support::papers::Build;
use std::io::ErrorKind;
use zhenwen::commit::{Disk, Fault, Operation};
use zhenwen::model::Error;

const NOTICE: &str = "2026年10月/公文/兰安改〔2026〕1号_隐患整改通知书_甲店.docx";
const LEDGER: &str = "2026年10月/台账/L-10 隐患台账.xlsx";

/// What a blocked run says; the tree and the register must be as before.
fn blocked(office: &Office, build: &Build) -> String {
    let (tree, numbers) = (office.tree(), office.numbers());
    let fault = office.build(build).unwrap_err();
    assert!(matches!(fault, Error::Blocked(_)), "{fault}");
    assert_eq!(office.tree(), tree);
    assert_eq!(office.numbers(), numbers);
    fault.to_string()
}

#[test]
fn all_blocked_files_are_named_and_no_number_is_taken() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    office.build(&build).unwrap();
    for path in [NOTICE, LEDGER] {
        std::fs::remove_file(office.output().join(path)).unwrap();
        std::fs::create_dir(office.output().join(path)).unwrap();
    }
    let said = blocked(&office, &Build::october(&["甲店", "乙店"]));
    assert!(said.contains(NOTICE) && said.contains(LEDGER), "{said}");
    assert!(said.contains("有同名文件夹") && said.contains("没有写入任何文件"), "{said}");
}

#[test]
fn a_read_only_file_is_blocked() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    office.build(&build).unwrap();
    let path = office.output().join(NOTICE);
    let mut rights = path.metadata().unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let said = blocked(&office, &build.saying("限期整改"));
    assert!(said.contains(&format!("{NOTICE}（只读")), "{said}");
    assert!(office.build(&build).is_ok(), "unchanged bytes are not asked for");
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    let outside = office.folder().join("外面");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("账.xlsx"), "别人的").unwrap();
    std::fs::create_dir_all(office.output().join("2026年10月/台账")).unwrap();
    symlink(outside.join("账.xlsx"), office.output().join(LEDGER)).unwrap();
    symlink(&outside, office.output().join("2026年10月/公文")).unwrap();
    let said = blocked(&office, &build);
    assert!(
        said.contains("是链接，不是文件") && said.contains("上级文件夹是链接"),
        "{said}"
    );
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 1);
    assert_eq!(std::fs::read_to_string(outside.join("账.xlsx")).unwrap(), "别人的");
}

#[cfg(unix)]
#[test]
fn a_dangling_link_is_blocked() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    std::fs::create_dir_all(office.output().join("2026年10月/台账")).unwrap();
    let nowhere = office.folder().join("没有这个文件");
    std::os::unix::fs::symlink(&nowhere, office.output().join(LEDGER)).unwrap();
    assert!(blocked(&office, &build).contains("是链接，不是文件"));
    assert!(!nowhere.exists());
}

#[test]
fn a_file_that_stands_where_a_folder_should_is_blocked() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    std::fs::create_dir(office.output()).unwrap();
    office.write("2026年10月", "这是文件");
    let said = blocked(&office, &build);
    assert!(said.contains("上级不是文件夹"), "{said}");
}

/// Runs a child of another user, for whom a read-only folder is read-only.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_blocked() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    const OFFICE: &str = "ZHENWEN_TEST_READ_ONLY";
    let build = Build::october(&["甲店"]);
    if let Some(folder) = std::env::var_os(OFFICE) {
        let said = blocked(&Office::at(folder.as_ref()), &build.saying("限期整改"));
        assert!(said.contains("（只读，或没有写入权限）"), "{said}");
        return;
    }
    let office = Office::new();
    office.build(&build).unwrap();
    let open = |mode| std::fs::Permissions::from_mode(mode);
    let all =
        [office.folder().to_path_buf(), office.folder().join("data"), office.output()];
    for path in all {
        std::fs::set_permissions(path, open(0o777)).unwrap();
    }
    for path in [office.register_path(), office.seal_path()] {
        std::fs::set_permissions(path, open(0o666)).unwrap();
    }
    let name = "commit::blocked::a_read_only_folder_is_blocked";
    let child = Command::new("setpriv")
        .args(["--reuid", "65534", "--clear-groups"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", name])
        .env(OFFICE, office.folder())
        .output();
    match child {
        Ok(child) if child.status.success() => {}
        Ok(child) if !String::from_utf8_lossy(&child.stderr).contains("setpriv") => {
            panic!("{}", String::from_utf8_lossy(&child.stdout));
        }
        _ => println!("NOT RUN: no other user can be had (setpriv)"),
    }
}

#[test]
fn a_file_that_is_held_for_a_moment_is_waited_for() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    let held = |which| {
        let kind = ErrorKind::ResourceBusy;
        Disk::failing(Fault { operation: Some(Operation::Rename), which, kind })
    };
    office.build_on(held(0..5), &build).unwrap();
    assert_eq!(office.paths(), [NOTICE, LEDGER]);
}

#[test]
fn a_file_that_is_held_for_long_is_named_and_put_in_place_later() {
    let (office, build) = (Office::new(), Build::october(&["甲店"]));
    let kind = ErrorKind::ResourceBusy;
    let fault = Fault { operation: Some(Operation::Rename), which: 0..u32::MAX, kind };
    let said = office.build_on(Disk::failing(fault), &build).unwrap_err().to_string();
    assert!(said.contains("文件正被打开") && said.contains(NOTICE), "{said}");
    assert_eq!(office.numbers().len(), 1, "the record was written");
    office.build(&build).unwrap();
    assert_eq!(office.paths(), [NOTICE, LEDGER]);
    assert_eq!(office.numbers().len(), 1);
}
