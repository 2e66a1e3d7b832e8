//! What a file really is: its bytes decide, its name is only compared (`model.md` §4.1).

use super::decode;
use super::package;
use memchr::memmem;
use std::io::Read;
use std::path::Path;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// .xlsx and .xlsm.
    Xlsx,
    /// .xlsb.
    Xlsb,
    /// .ods.
    Ods,
    /// .xls and .et.
    Xls,
    /// Lines of cells: .csv, .txt.
    Lines,
    /// A web page with tables.
    Web,
    /// A web page packed as a letter: .mht, also as .xls.
    Letter,
    /// A workbook with a password.
    Locked,
    /// Nothing that we read; what it is, in Chinese.
    Other(&'static str),
}

/// Names in the directory of an OLE file, and what they make it.
const STREAMS: &[(&str, Kind)] = &[
    ("EncryptedPackage", Kind::Locked),
    ("WordDocument", Kind::Other("这是 Word 文档，不是工作簿")),
    ("PowerPoint Document", Kind::Other("这是演示文稿，不是工作簿")),
    ("Workbook", Kind::Xls),
    ("Book", Kind::Xls),
];

/// Parts of a package, and what they make it.
const PARTS: &[(&str, Kind)] = &[
    ("xl/workbook.bin", Kind::Xlsb),
    ("xl/workbook.xml", Kind::Xlsx),
    ("word/document.xml", Kind::Other("这是 Word 文档，不是工作簿")),
    ("ppt/presentation.xml", Kind::Other("这是演示文稿，不是工作簿")),
    ("[content_types].xml", Kind::Xlsx),
];

/// First bytes of what is no table.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "这是 PDF，不是工作簿"),
    (b"{\\rtf", "这是 RTF 文档，不是工作簿"),
    (b"\x89PNG", "这是图片，不是工作簿"),
    (b"\xFF\xD8\xFF", "这是图片，不是工作簿"),
    (b"GIF8", "这是图片，不是工作簿"),
    (b"BM", "这是图片，不是工作簿"),
    (b"II*\0", "这是图片，不是工作簿"),
    (b"Rar!", "这是压缩包，不是工作簿"),
    (b"7z\xBC\xAF", "这是压缩包，不是工作簿"),
    (b"\x1F\x8B", "这是压缩包，不是工作簿"),
    (b"SQLite format 3", "这是数据库，不是工作簿"),
    (b"MZ", "这是程序，不是工作簿"),
    (b"\x7FELF", "这是程序，不是工作簿"),
    (b"\x09\x00\x04\x00", "这是很早的 Excel 格式"),
    (b"\x09\x02\x06\x00", "这是很早的 Excel 格式"),
    (b"\x09\x04\x06\x00", "这是很早的 Excel 格式"),
    (b"\x09\x08", "这是很早的 Excel 格式"),
];

/// What the bytes are.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return ole(bytes);
    }
    let known = MAGIC.iter().find(|(first, _)| bytes.starts_with(first));
    // Two letters may also begin a text.
    let known = known.filter(|(first, _)| first.len() > 2 || bytes.contains(&0));
    match known {
        Some((_, what)) => Kind::Other(what),
        None if bytes.is_empty() => Kind::Other("文件是空的"),
        None => text(bytes),
    }
}

/// What a package is, by what it says of itself, or by the names of its parts.
fn packed(bytes: &[u8]) -> Kind {
    // A directory that cannot be read is told of as that of a damaged workbook.
    let Some(mut archive) = package::open(bytes) else { return Kind::Xlsx };
    let mut said = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // What is no text says nothing.
        let _ = part.take(100).read_to_string(&mut said);
    }
    match said.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        Some(what) if what.starts_with("spreadsheet") => return Kind::Ods,
        Some(_) => return Kind::Other("这是文字或演示文档，不是工作簿"),
        None => {}
    }
    let is = |name: &[u8], part: &str| name.eq_ignore_ascii_case(part.as_bytes());
    let has = |part: &str| archive.file_names_raw().any(|name| is(name, part));
    let known = PARTS.iter().find(|(part, _)| has(part));
    if known.is_none() && archive.file_names_raw().any(|name| name.starts_with(b"xl/")) {
        return Kind::Xlsx;
    }
    known.map_or(Kind::Other("这是压缩包，不是工作簿"), |(_, kind)| *kind)
}

/// What an OLE file is, by the names of its streams.
fn ole(bytes: &[u8]) -> Kind {
    let has = |stream: &str| {
        let name: Vec<u8> =
            stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        contains(bytes, &name)
    };
    let known = STREAMS.iter().find(|(stream, _)| has(stream));
    known.map_or(Kind::Other("文件不是工作簿，或已损坏"), |(_, kind)| *kind)
}

/// What a text is, by its first words.
fn text(bytes: &[u8]) -> Kind {
    let Some(text) = decode::text(bytes) else {
        return Kind::Other("内容不是表格，或文字编码认不出");
    };
    let first: String = text.trim_start().chars().take(4096).collect();
    let first = first.to_ascii_lowercase();
    let is_tagged = first.starts_with('<');
    if first.starts_with("mime-version:") || first.contains("\ncontent-type: multipart/")
    {
        return Kind::Letter;
    }
    if is_tagged && first.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Kind::Other("这是 XML 表格（2003 格式）");
    }
    let lower = || text.to_ascii_lowercase();
    match is_tagged {
        true if first.starts_with("<table") || lower().contains("<table") => Kind::Web,
        true if first.contains("<html") || first.contains("<!doctype html") => {
            Kind::Other("这是网页，里面没有表格")
        }
        true => Kind::Other("这是 XML 文件，不是工作簿"),
        false => Kind::Lines,
    }
}

/// Whether a file's name says what its content is.
pub(super) fn is_named(kind: Kind, name: &str) -> bool {
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    let endings: &[&str] = match kind {
        Kind::Xlsx => &["xlsx", "xlsm", "et"],
        Kind::Xlsb => &["xlsb"],
        Kind::Ods => &["ods"],
        Kind::Xls => &["xls", "et"],
        Kind::Lines => &["csv", "txt"],
        Kind::Web | Kind::Letter => &["html", "htm", "mht", "mhtml"],
        Kind::Locked | Kind::Other(_) => return true,
    };
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// What a kind is called.
pub(super) fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::Xlsx => "xlsx 工作簿",
        Kind::Xlsb => "xlsb 工作簿",
        Kind::Ods => "ods 工作簿",
        Kind::Xls => "xls 工作簿",
        Kind::Lines => "文本表格",
        Kind::Web | Kind::Letter => "网页表格",
        Kind::Locked | Kind::Other(_) => "其他文件",
    }
}

/// Whether some bytes hold others.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memmem::find(bytes, wanted).is_some()
}
