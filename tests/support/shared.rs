//! The checkers that lie beside the repository, where they are there.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder of the checkers: `ZHENWEN_SHARED`, else `../shared`.
fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("ZHENWEN_SHARED").map_or_else(beside, PathBuf::from)
}

/// Runs `tools/<script>` with these arguments and fails with its output if it finds fault.
/// Where it is not there: says so, and fails only under `CI`.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
pub(crate) fn check(script: &str, arguments: &[&str], files: &[PathBuf]) {
    let script = folder().join("tools").join(script);
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let python = home.join(".cache/zhenwen-checkers/bin/python");
    if let Some(missing) = [&script, &python].into_iter().find(|path| !path.exists()) {
        let reason = format!("NOT RUN: {} is not there", missing.display());
        assert!(std::env::var_os("CI").is_none(), "{reason}");
        println!("{reason}");
        return;
    }
    let output = Command::new(python).arg(script).args(arguments).args(files).output();
    let output = output.expect("the checker starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{why}");
}
