//! Paths below the output folder: which may be written, which are the same (TH-10, TH-11).

use crate::model::{Error, Result};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Folder of staged files.
pub(super) const STAGING: &str = ".暂存";

/// The list of all files.
pub(super) const MANIFEST: &str = "manifest.json";

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "com", "lpt", "conin$", "conout$"];

/// How long a name may be: what ext4 and NTFS hold.
const LONGEST: usize = 255;

/// Refuses a path that could lead out of the output folder or cannot exist everywhere.
pub(super) fn check(path: &str) -> Result<()> {
    let is_ours = path == MANIFEST
        || path.starts_with(crate::register::SET_ASIDE)
        || path.split('/').next() == Some(STAGING);
    let fault = match path.split('/').find_map(fault) {
        Some(fault) => fault,
        None if is_ours => "这个名称留给程序自己用",
        None => return Ok(()),
    };
    Err(Error::internal(format!("写入“{path}”"))(fault))
}

/// What is wrong with one name.
fn fault(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_port = matches!(device, "com" | "lpt");
    if name.is_empty() || name == "." || name == ".." {
        Some("路径里有空的或“..”一级")
    } else if name.contains(is_unfit) {
        Some("名称里有不能用的字符")
    } else if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        Some("名称以空格或句点开头结尾")
    } else if DEVICES.contains(&device) && is_port == (stem.len() == device.len() + 1) {
        Some("名称是 Windows 的设备名")
    } else {
        (name.len() > LONGEST).then_some("名称太长")
    }
}

/// Characters that no file name may hold: those Windows refuses, controls, and marks that
/// turn the direction of text.
fn is_unfit(c: char) -> bool {
    c.is_control()
        || "\\:*?\"<>|".contains(c)
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Paths that a file system may take for the same have the same folded form.
pub(super) fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// The `n`-th path beside a file that a person changed: `…（新）.docx`, `…（新2）.docx`.
pub(super) fn beside(path: &str, n: u32) -> String {
    marked(path, &if n == 1 { "（新）".to_owned() } else { format!("（新{n}）") })
}

/// The `n`-th path for a file that is set aside; the first is the same path.
pub(super) fn aside(path: &str, n: u32) -> String {
    let path = format!("{}{path}", crate::register::SET_ASIDE);
    if n == 1 { path } else { marked(&path, &format!("（{n}）")) }
}

/// Puts a mark before the extension.
fn marked(path: &str, mark: &str) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let dot = path[name..].rfind('.').filter(|dot| *dot > 0).map(|dot| name + dot);
    let (stem, extension) = path.split_at(dot.unwrap_or(path.len()));
    format!("{stem}{mark}{extension}")
}

/// Where a path lies on this system.
pub(super) fn place(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_path_buf(), |folder, name| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::{aside, beside, check, fold};

    #[test]
    fn a_path_stays_inside_and_fits_every_system() {
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "../a",
            "a/../b",
            "a\\b",
            "C:a",
            "a:b",
            "a.",
            "a ",
            " a",
            "CON",
            "con.docx",
            "台账/NUL.xlsx",
            "com1.txt",
            "LPT9",
            "a\u{202E}b",
            "a\nb",
            "a?",
            ".暂存/x",
            "manifest.json",
            "不再需要/a.docx",
        ] {
            assert!(check(path).is_err(), "{path:?}");
        }
        assert!(check(&"长".repeat(86)).is_err());
    }

    #[test]
    fn names_of_the_office_are_fit() {
        for path in [
            "2026年10月/公文/兰安改〔2026〕3号_隐患整改通知书_东岭超市.docx",
            "2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx",
            "findings.json",
            "combo.txt",
            "com.txt",
            "com12.txt",
            "console.docx",
        ] {
            assert!(check(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn twins_fold_to_one_name() {
        assert_eq!(fold("甲/ABC.docx"), fold("甲/abc.docx"));
        assert_eq!(fold("caf\u{e9}"), fold("CAFE\u{301}"));
    }

    #[test]
    fn a_mark_stands_before_the_extension() {
        assert_eq!(beside("a.b/通知.docx", 1), "a.b/通知（新）.docx");
        assert_eq!(beside("a.b/通知", 3), "a.b/通知（新3）");
        assert_eq!(aside("a/通知.docx", 1), "不再需要/a/通知.docx");
        assert_eq!(aside("a/通知.docx", 2), "不再需要/a/通知（2）.docx");
    }
}
