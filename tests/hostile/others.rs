//! What is no workbook, under the name of one.

use super::Expected::{Refused, Survived};
use super::{Hostile, hostile};

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    let kind = |words| Refused("E-FILE-KIND", words);
    vec![
        hostile("empty.xlsx", "", kind("空")),
        hostile("one-byte.xls", "P", Survived),
        hostile("paper.xlsx", "%PDF-1.7\n%\u{e2}", kind("PDF")),
        hostile("ledger.pdf", "%PDF-1.7\n%\u{e2}", kind("PDF")),
        hostile("picture.xls", &b"\x89PNG\r\n\x1A\n\0\0"[..], kind("图片")),
        hostile("photo.et", &b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], kind("图片")),
        hostile("rar.xlsx", &b"Rar!\x1A\x07\0"[..], kind("压缩包")),
        hostile("register.xls", &b"SQLite format 3\0"[..], kind("数据库")),
        hostile("program.xls", &b"MZ\x90\0\x03\0"[..], kind("程序")),
        hostile("early.xls", &b"\x09\x08\x10\0\0\x05\x05\0"[..], kind("很早")),
        hostile(
            "spreadsheet-2003.xls",
            r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>"#,
            kind("XML"),
        ),
        hostile(
            "laughs.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"b\">]><l>&a;</l>",
            kind("XML"),
        ),
        hostile(
            "login.xls",
            "<!DOCTYPE html><html><body>请登录</body></html>",
            kind("网页"),
        ),
        hostile("words.xlsx", "请看附件。", kind("文字")),
    ]
}
