//! What stands at a path of the output folder, and why it cannot be touched.

use super::name::place;
use crate::model::fingerprint;
use crate::model::{Error, Result, Text};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Absent,
    /// A file with this hash.
    File(Text),
    /// What must not be replaced, and why.
    Blocked(&'static str),
}

/// The file is open in WPS or Word.
const OPEN: &str = "文件正被打开";

/// The file or its folder may not be written.
const READ_ONLY: &str = "只读，或没有写入权限";

/// Looks at a path without following links.
pub(super) fn look(root: &Path, path: &str) -> Result<Found> {
    let slashes = path.match_indices('/').map(|(at, _)| at);
    for folder in slashes.map(|at| place(root, &path[..at])) {
        match folder.symlink_metadata() {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() => {
                return Ok(Found::Blocked("上级文件夹是链接"));
            }
            Ok(_) => return Ok(Found::Blocked("上级不是文件夹")),
            Err(fault) if fault.kind() == ErrorKind::NotFound => {
                return Ok(Found::Absent);
            }
            Err(fault) => return blocked_or(fault, &folder),
        }
    }
    let file = place(root, path);
    match file.symlink_metadata() {
        Ok(found) if found.is_symlink() => Ok(Found::Blocked("是链接，不是文件")),
        Ok(found) if found.is_dir() => Ok(Found::Blocked("有同名文件夹")),
        Ok(_) => match std::fs::read(&file) {
            Ok(bytes) => Ok(Found::File(fingerprint(&bytes))),
            Err(fault) => blocked_or(fault, &file),
        },
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(Found::Absent),
        Err(fault) => blocked_or(fault, &file),
    }
}

/// Whether a file stands there; what it holds does not matter.
pub(super) fn is_there(root: &Path, path: &str) -> bool {
    place(root, path).symlink_metadata().is_ok_and(|found| found.is_file())
}

/// A fault that the office can mend is a reason; any other stops the run.
fn blocked_or(fault: io::Error, path: &Path) -> Result<Found> {
    match reason(&fault) {
        Some(reason) => Ok(Found::Blocked(reason)),
        None => Err(Error::disk("读取", path)(fault)),
    }
}

/// Why a file cannot be replaced, where the office can do something about it.
pub(super) fn reason(fault: &io::Error) -> Option<&'static str> {
    let on_windows =
        fault.raw_os_error().filter(|_| cfg!(windows)).and_then(windows_reason);
    on_windows.or(match fault.kind() {
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Some(OPEN),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(READ_ONLY),
        ErrorKind::IsADirectory => Some("有同名文件夹"),
        ErrorKind::NotADirectory => Some("上级不是文件夹"),
        _ => None,
    })
}

/// The reason behind an error code of Windows: sharing and lock violation, access denied.
const fn windows_reason(code: i32) -> Option<&'static str> {
    match code {
        32 | 33 => Some(OPEN),
        5 | 19 => Some(READ_ONLY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{OPEN, READ_ONLY, reason, windows_reason};
    use std::io::ErrorKind;

    #[test]
    fn a_sharing_violation_means_that_the_file_is_open() {
        assert_eq!(windows_reason(32), Some("文件正被打开"));
        assert_eq!(windows_reason(33), Some(OPEN));
        assert_eq!(windows_reason(5), Some(READ_ONLY));
        assert_eq!(windows_reason(112), None, "a full disk is no reason of the file");
    }

    #[test]
    fn a_full_disk_is_not_a_blocked_file() {
        assert_eq!(reason(&ErrorKind::StorageFull.into()), None);
        assert_eq!(reason(&ErrorKind::PermissionDenied.into()), Some(READ_ONLY));
    }
}
