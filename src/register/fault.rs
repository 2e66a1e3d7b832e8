//! What SQLite says, as the office should read it.

use crate::model::{Error, Result};
use rusqlite::ErrorCode;

/// The register cannot be read as what it should be.
pub(super) const DAMAGED: &str =
    "登记文件已损坏，没有改动任何内容；请用最近一份完好的备份换回后重试";

/// Wraps a failure of SQLite.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn failed(fault: rusqlite::Error) -> Error {
    let said = match fault.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "正被另一个程序使用，请关闭它后重试".to_owned()
        }
        Some(ErrorCode::DiskFull) => "磁盘空间不足，登记没有改动".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            "登记文件是只读的，请改为可写后重试".to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            format!("{DAMAGED}（{fault}）")
        }
        _ => format!("读写登记文件时出错（{fault}）"),
    };
    Error::Register(said)
}

/// Something stands in the register that this program never writes.
pub(super) fn damaged(what: &str) -> Error {
    Error::Register(format!("{DAMAGED}（{what}）"))
}

/// What was asked is not done.
pub(super) fn refused<T>(said: String) -> Result<T> {
    Err(Error::Register(said))
}
