//! 屏幕: what goes to standard output and error, in the form that was asked for.

use super::arguments::{Everywhere, Form};
use crate::model::{Error, Finding, Result, Severity};
use crate::report::{finding_text, findings_lines, tally};
use std::collections::BTreeMap;
use std::error::Error as _;
use std::io::{self, Write};

/// How many 提示 of one code are shown; the others are counted.
const HINTS: usize = 3;

/// Where messages go.
pub(super) struct Screen {
    /// Text or JSON lines.
    form: Form,
    /// Only errors.
    is_quiet: bool,
}

impl Screen {
    /// As the flags say.
    pub(super) fn new(everywhere: &Everywhere) -> Self {
        Self { form: everywhere.format, is_quiet: everywhere.quiet }
    }

    /// Whether a bar may be shown.
    pub(super) fn shows_progress(&self) -> bool {
        !self.is_quiet
    }

    /// Whether JSON was asked for.
    pub(super) fn is_json(&self) -> bool {
        self.form == Form::Json
    }

    /// Text of the result: standard output; standard error where that carries JSON.
    pub(super) fn say(&self, text: &str) {
        match self.form {
            _ if self.is_quiet => {}
            Form::Text => to_output(text),
            Form::Json => to_error(text),
        }
    }

    /// Findings: as text with a tally, or as JSON lines.
    pub(super) fn findings(&self, findings: &[Finding]) -> Result<()> {
        if self.form == Form::Json {
            to_output(&findings_lines(findings)?);
            return Ok(());
        }
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in findings {
            let is_hint = finding.severity == Severity::Hint;
            let count = shown.entry(&finding.code).or_insert(0);
            *count += usize::from(is_hint);
            let is_shown = if self.is_quiet {
                finding.severity == Severity::Error
            } else {
                *count <= HINTS
            };
            if is_shown {
                to_output(&(finding_text(finding) + "\n"));
            }
        }
        let more = shown.iter().filter(|(_, count)| **count > HINTS);
        for (code, count) in more {
            self.say(&format!("提示 {code} 另有 {} 处相同\n", count - HINTS));
        }
        self.say(&format!("{}\n", tally(findings)));
        Ok(())
    }
}

/// What stopped the run, and why.
pub(super) fn error_text(error: &Error) -> String {
    let mut lines = vec![format!("无法继续：{error}")];
    let mut cause = error.source();
    while let Some(inner) = cause {
        lines.push(format!("原因：{}", reason(inner)));
        cause = inner.source();
    }
    lines.join("\n") + "\n"
}

/// What the system says, in Chinese where it is one of the usual things.
fn reason(cause: &(dyn std::error::Error + 'static)) -> String {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let said = match kind {
        Some(io::ErrorKind::NotFound) => "没有找到",
        Some(io::ErrorKind::PermissionDenied) => "没有权限，或文件正被打开",
        Some(io::ErrorKind::AlreadyExists) => "已经有同名的文件，请换一个名称",
        Some(io::ErrorKind::StorageFull) => "磁盘已满",
        Some(io::ErrorKind::ReadOnlyFilesystem) => "这个位置只能读",
        Some(io::ErrorKind::IsADirectory) => "这是文件夹",
        Some(io::ErrorKind::NotADirectory) => "这不是文件夹",
        _ => return cause.to_string(),
    };
    said.to_owned()
}

/// Writes to standard output; a reader that has gone away (`| head`) is no fault.
pub(super) fn to_output(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes to standard error.
pub(super) fn to_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
