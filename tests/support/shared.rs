//! The checkers of `../shared`; a test that needs them says NOT RUN where they are absent.

use std::path::{Path, PathBuf};

/// The folder `shared` beside the repository, or where `ZHENWEN_SHARED` says.
///
/// # Panics
/// On CI, where its absence is a failure.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("ZHENWEN_SHARED").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is not there", folder.display());
    println!("NOT RUN: {} is not there", folder.display());
    None
}
