//! .xlsx whose package no office program writes.

use super::Expected::{Refused, Rows, Survived, Told};
use super::parts::{SHEET, parts, with_rows};
use super::{Hostile, hostile};
use crate::support::kinds::package;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Code of a file that is not read.
const UNREAD: &str = "E-FILE-UNREADABLE";

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    [directories(), bombs(), texts(), workbooks()].into_iter().flatten().collect()
}

/// Packages whose directory or whose parts are not as they should be.
fn directories() -> Vec<Hostile> {
    let sound = parts().packed();
    let changed = |change: fn(&mut Vec<u8>)| {
        let mut bytes = parts().packed();
        change(&mut bytes);
        bytes
    };
    let end = |bytes: &[u8]| memchr::memmem::rfind(bytes, b"PK\x05\x06").unwrap();
    let many: Vec<String> = (0..10_001).map(|at| format!("xl/{at}.txt")).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let twin = parts().and("xl/worksheets/SHEET1.xml", "<a/>").packed();
    let mut claimed = sound.clone();
    let at = end(&claimed);
    claimed[at + 8..at + 12].copy_from_slice(&[0x60, 0xEA, 0x60, 0xEA]);
    let mut doubled = parts().and("xl/worksheets/sheet2.xml", "<a/>").packed();
    let names: Vec<usize> = memchr::memmem::find_iter(&doubled, b"sheet2.xml").collect();
    for at in names {
        doubled[at + 5] = b'1';
    }
    vec![
        hostile("half.xlsx", &sound[..sound.len() / 2], Refused(UNREAD, "损坏")),
        hostile("no-end.xlsx", &sound[..sound.len() - 10], Refused(UNREAD, "损坏")),
        hostile("only-end.xlsx", &sound[end(&sound)..], Refused(UNREAD, "损坏")),
        hostile("no-parts.xlsx", package(&[]), Refused("E-FILE-KIND", "压缩包")),
        hostile("many-parts.xlsx", package(&many), Refused(UNREAD, "条目过多")),
        hostile("many-claimed.xlsx", claimed, Refused(UNREAD, "")),
        hostile("twins.xlsx", twin, Refused(UNREAD, "重名")),
        hostile("doubles.xlsx", doubled, Refused(UNREAD, "重名")),
        hostile("locked.xlsx", locked(), Refused(UNREAD, "密码")),
        hostile(
            "wrong-sum.xlsx",
            changed(|bytes| bytes[60] ^= 0xFF),
            Refused(UNREAD, "损坏"),
        ),
        hostile("stored.xlsx", stored(CompressionMethod::Stored), Rows(2)),
        hostile("climbing.xlsx", parts().and("../../climbed.txt", "x").packed(), Rows(2)),
        hostile(
            "behind-noise.xlsx",
            [&b"PK\x03\x04noise"[..], &sound].concat(),
            Survived,
        ),
    ]
}

/// The workbook, every part marked as locked.
fn locked() -> Vec<u8> {
    let mut bytes = parts().packed();
    for (mark, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, mark).collect();
        for at in places {
            bytes[at + flag] |= 1;
        }
    }
    bytes
}

/// The workbook packed in another way.
fn stored(method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts().0 {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Packages that are small and become large.
fn bombs() -> Vec<Hostile> {
    let blanks = vec![b' '; 40 << 20];
    let sheet = |middle: &[u8]| {
        let xml = [&b"<worksheet><sheetData>"[..], middle, b"</sheetData></worksheet>"]
            .concat();
        parts().and(SHEET, xml).packed()
    };
    let text = "x".repeat(40 << 20);
    let rows = "<row><c/></row>".repeat(3_000_000);
    let comment = [&b"<!--"[..], &b"<a>".repeat(15 << 20), b"-->"].concat();
    let deep = [b"<a>".repeat(100_000), b"</a>".repeat(100_000)].concat();
    let attributes: Vec<String> = (0..400_000).map(|at| format!(" a{at}=\"\"")).collect();
    let attributes = attributes.concat();
    vec![
        hostile("bomb.xlsx", bomb(), Refused(UNREAD, "过大")),
        hostile("blanks.xlsx", sheet(&blanks), Refused(UNREAD, "过长")),
        hostile(
            "one-text.xlsx",
            parts().with("xl/sharedStrings.xml", "西坡村", &text).packed(),
            Refused(UNREAD, "过长"),
        ),
        hostile("one-comment.xlsx", sheet(&comment), Refused(UNREAD, "过大")),
        hostile("empty-cells.xlsx", sheet(rows.as_bytes()), Survived),
        hostile("deep.xlsx", sheet(&deep), Survived),
        hostile(
            "attributes.xlsx",
            sheet(format!("<row{attributes}/>").as_bytes()),
            Refused(UNREAD, "过长"),
        ),
        hostile("nested.xlsx", parts().and("xl/inner.zip", bomb()).packed(), Rows(2)),
    ]
}

/// Parts of 100 MiB each, packed once and named twelve times.
fn bomb() -> Vec<u8> {
    let mut inner = ZipWriter::new(Cursor::new(Vec::new()));
    inner.start_file("a", SimpleFileOptions::default()).unwrap();
    let piece = b"<row></row>".repeat(1 << 17);
    for _ in 0..73 {
        inner.write_all(&piece).unwrap();
    }
    let mut inner =
        ZipArchive::new(Cursor::new(inner.finish().unwrap().into_inner())).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..12 {
        let part = inner.by_index_raw(0).unwrap();
        zip.raw_copy_file_rename(part, format!("xl/worksheets/sheet{at}.xml")).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Entities and numbers of texts.
fn texts() -> Vec<Hostile> {
    let laugh =
        |at: u32| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10));
    let lol: Vec<String> = (1..10).map(laugh).collect();
    let lol = lol.concat();
    let before = |part: &str, first: &str, declared: &str| {
        parts().with(part, first, &format!("<!DOCTYPE x [{declared}]>{first}")).packed()
    };
    let outside = r#"<!ENTITY x SYSTEM "file:///etc/passwd">"#;
    let net = r#"<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;"#;
    let count = |words: &str| {
        parts()
            .with("xl/sharedStrings.xml", "count=\"5\" uniqueCount=\"5\"", words)
            .packed()
    };
    let refused = |words| Refused(UNREAD, words);
    vec![
        hostile(
            "entity-sheet.xlsx",
            before(SHEET, "<worksheet", outside),
            refused("声明"),
        ),
        hostile(
            "entity-workbook.xlsx",
            before("xl/workbook.xml", "<workbook", net),
            refused("声明"),
        ),
        hostile(
            "entity-relations.xlsx",
            before("xl/_rels/workbook.xml.rels", "<Relationships", outside),
            refused("声明"),
        ),
        hostile(
            "entity-styles.xlsx",
            before("xl/styles.xml", "<styleSheet", &lol),
            refused("声明"),
        ),
        hostile(
            "laughs.xlsx",
            before("xl/sharedStrings.xml", "<sst", &format!("<!ENTITY l0 \"lol\">{lol}")),
            refused("声明"),
        ),
        hostile(
            "count-4g.xlsx",
            count("count=\"4000000000\" uniqueCount=\"4000000000\""),
            refused("不符"),
        ),
        hostile(
            "count-u64.xlsx",
            count("uniqueCount=\"18446744073709551615\""),
            refused("不符"),
        ),
        hostile(
            "count-beyond.xlsx",
            count("uniqueCount='99999999999999999999999'"),
            refused("不符"),
        ),
        hostile(
            "count-used.xlsx",
            count("count=\"4000000000\" uniqueCount=\"5\""),
            Rows(2),
        ),
    ]
}

/// Workbooks that lack a part, or have one too many.
fn workbooks() -> Vec<Hostile> {
    let relations = "xl/_rels/workbook.xml.rels";
    let cut = |part: &str, from: &str| {
        let xml = parts().0.into_iter().find(|(name, _)| name == part).unwrap().1;
        let at = memchr::memmem::find(&xml, from.as_bytes()).unwrap();
        parts().and(part, &xml[..at]).packed()
    };
    let wide: Vec<u8> = "<worksheet><sheetData/></worksheet>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let sheets = |name: &str| {
        parts()
            .with("xl/workbook.xml", "name=\"村\"", &format!("name=\"{name}\""))
            .packed()
    };
    vec![
        hostile(
            "no-workbook.xlsx",
            parts().without("xl/workbook.xml").packed(),
            Refused(UNREAD, ""),
        ),
        hostile(
            "no-sheets.xlsx",
            parts()
                .with(
                    "xl/workbook.xml",
                    r#"<sheet name="村" sheetId="1" r:id="rId1"/>"#,
                    "",
                )
                .packed(),
            Refused(UNREAD, "没有工作表"),
        ),
        hostile("no-sheet-part.xlsx", parts().without(SHEET).packed(), Survived),
        hostile(
            "no-texts.xlsx",
            parts().without("xl/sharedStrings.xml").packed(),
            Survived,
        ),
        hostile("no-styles.xlsx", parts().without("xl/styles.xml").packed(), Rows(2)),
        hostile("no-relations.xlsx", parts().without(relations).packed(), Survived),
        hostile(
            "circle.xlsx",
            parts().with(relations, "worksheets/sheet1.xml", "workbook.xml").packed(),
            Survived,
        ),
        hostile(
            "outside.xlsx",
            parts()
                .with(relations, "worksheets/sheet1.xml", "../../../etc/passwd")
                .packed(),
            Survived,
        ),
        hostile("cut-sheet.xlsx", cut(SHEET, "<row r=\"3\""), Told("E-SHEET-BROKEN", 1)),
        hostile(
            "cut-texts.xlsx",
            cut("xl/sharedStrings.xml", "西坡村"),
            Refused(UNREAD, "损坏"),
        ),
        hostile(
            "noise-sheet.xlsx",
            parts().and(SHEET, &[0_u8, 1, 2, 3, 0xFF][..]).packed(),
            Survived,
        ),
        hostile("wide-sheet.xlsx", parts().and(SHEET, wide).packed(), Survived),
        hostile(
            "marked-sheet.xlsx",
            parts().with(SHEET, "<worksheet", "\u{FEFF}<worksheet").packed(),
            Survived,
        ),
        hostile(
            "macros.xlsm",
            parts().and("xl/vbaProject.bin", &b"MZ"[..]).packed(),
            Rows(2),
        ),
        hostile("climbing-name.xlsx", sheets("../../村"), Rows(2)),
        hostile("long-name.xlsx", sheets(&"村".repeat(60_000)), Rows(2)),
        hostile(
            "formula.xlsx",
            with_rows(
                r#"<row r="4"><c r="A4" t="str"><f>cmd|' /C calc'!A0</f><v>南湾村</v></c><c r="B4"><f>1+1</f></c></row>"#,
            ),
            Rows(3),
        ),
    ]
}
