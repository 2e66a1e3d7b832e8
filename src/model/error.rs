//! What stops a run: the disk, a broken template, a locked register. Bad data never does.

use std::path::{Path, PathBuf};

/// The one error type. Messages are Chinese and name what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The disk said no.
    #[error("无法{action}“{}”", path.display())]
    Disk {
        /// Verb: 读取, 写入, 建立 …
        action: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A declaration or template is wrong; all faults at once.
    #[error("模板有误，请改正后重试：\n{0}")]
    Templates(String),
    /// Targets that cannot be replaced (open in WPS, read-only).
    #[error("以下文件正被打开或不可写，请关闭后重试，本次没有写入任何文件：\n{0}")]
    Blocked(String),
    /// The register refuses.
    #[error("发文登记：{0}")]
    Register(String),
    /// Figures disagree (C-29): nothing is written.
    #[error("数据不一致，本次没有写入任何文件：\n{0}")]
    Disagreement(String),
    /// The command cannot be carried out as given.
    #[error("{0}")]
    Command(String),
    /// A part of the program failed on data that it should have taken; names the file.
    #[error("{what}时出错：{why}")]
    Internal {
        /// What was being done, and to which file.
        what: String,
        /// What went wrong.
        why: String,
    },
}

/// Result of everything that can stop a run.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Wraps an I/O error with the verb and the path.
    pub fn disk(
        action: &'static str,
        path: &Path,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Disk { action, path, source }
    }

    /// Wraps a failure of a library with what was being done.
    pub fn internal<E: std::fmt::Display>(
        what: impl Into<String>,
    ) -> impl FnOnce(E) -> Self {
        let what = what.into();
        move |why| Self::Internal { what, why: why.to_string() }
    }
}
