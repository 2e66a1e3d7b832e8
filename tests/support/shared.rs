//! The specifications and checkers that lie beside the repository, where they are there.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder of both: `ZHENWEN_SHARED`, else `../shared`.
fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("ZHENWEN_SHARED").map_or_else(beside, PathBuf::from)
}

/// Says that something was not run because `path` is missing; fails where that may not be.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
fn not_run(path: &Path) {
    let reason = format!("NOT RUN: {} is not there", path.display());
    let is_wanted = std::env::var_os("ZHENWEN_REQUIRE_SHARED").is_some();
    assert!(!is_wanted, "{reason}");
    println!("{reason}");
}

/// The text of a file, where it is there.
pub(crate) fn text(path: &str) -> Option<String> {
    let path = folder().join(path);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        not_run(&path);
    }
    text
}

/// Runs `tools/<script>` with these arguments and fails with its output if it finds fault.
/// Where it is not there: says so, and fails only where it must be.
pub(crate) fn check(script: &str, arguments: &[&str], files: &[PathBuf]) {
    if let Some(fault) = fault(script, arguments, files) {
        panic!("{fault}");
    }
}

/// What a program of the checkers' Python prints of some files; it must succeed. Nothing where
/// there is no such Python.
pub(crate) fn python(program: &str, files: &[PathBuf]) -> Option<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let python = home.join(".cache/zhenwen-checkers/bin/python");
    if !python.exists() {
        not_run(&python);
        return None;
    }
    let output = Command::new(python).args(["-c", program]).args(files).output().unwrap();
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{why}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What the script says when it finds fault.
pub(crate) fn fault(
    script: &str,
    arguments: &[&str],
    files: &[PathBuf],
) -> Option<String> {
    let script = folder().join("tools").join(script);
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let python = home.join(".cache/zhenwen-checkers/bin/python");
    if let Some(missing) = [&script, &python].into_iter().find(|path| !path.exists()) {
        not_run(missing);
        return None;
    }
    let output = Command::new(python).arg(script).args(arguments).args(files).output();
    let output = output.expect("the checker starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let why = String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| format!("{said}\n{why}"))
}
