//! The specifications and checkers that lie beside the repository, where they are there.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder of specifications and checkers: `ZHENWEN_SHARED`, else `../shared`, else where
/// the machine that builds keeps it.
fn folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let usual = || {
        if beside.is_dir() { beside } else { PathBuf::from("/work/shared") }
    };
    std::env::var_os("ZHENWEN_SHARED").map_or_else(usual, PathBuf::from)
}

/// Says what was not run; fails where that must not be.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
fn not_run(missing: &Path) {
    let reason = format!("NOT RUN: {} is not there", missing.display());
    let is_wanted = ["CI", "ZHENWEN_REQUIRE_SHARED"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    assert!(!is_wanted, "{reason}");
    println!("{reason}");
}

/// A file of the folder, if it is there.
pub(crate) fn file(name: &str) -> Option<PathBuf> {
    let path = folder().join(name);
    if !path.is_file() {
        not_run(&path);
        return None;
    }
    Some(path)
}

/// Runs `tools/<script>` with these arguments and fails with its output if it finds fault.
/// Where it is not there: says so, and fails only under `CI` or `ZHENWEN_REQUIRE_SHARED`.
pub(crate) fn check(script: &str, arguments: &[&str], files: &[PathBuf]) {
    let script = folder().join("tools").join(script);
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let python = home.join(".cache/zhenwen-checkers/bin/python");
    if let Some(missing) = [&script, &python].into_iter().find(|path| !path.exists()) {
        return not_run(missing);
    }
    let output = Command::new(python).arg(script).args(arguments).args(files).output();
    let output = output.expect("the checker starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{why}");
}
