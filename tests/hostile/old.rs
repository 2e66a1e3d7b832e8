//! .xls and .xlsb that no office program writes: the child process may die of them.

use super::Expected::{Refused, Rows, Survived};
use super::{Hostile, hostile};
use crate::support::kinds::{Grid, binary, file, ole, package, record};

/// Code of a file that is not read.
const UNREAD: &str = "E-FILE-UNREADABLE";
/// A sound table.
const GRID: Grid = Grid::new("村", "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60");

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    [containers(), streams(), binaries()].into_iter().flatten().collect()
}

/// The sound .xls with bytes at a place changed.
fn changed(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut whole = file("xls", GRID);
    whole[at..at + bytes.len()].copy_from_slice(bytes);
    whole
}

/// OLE files whose sectors are not as they should be.
fn containers() -> Vec<Hostile> {
    let sound = file("xls", GRID);
    let word = ole("WordDocument", vec![0; 5000]);
    let locked = ole("EncryptedPackage", vec![0; 5000]);
    vec![
        hostile("sound.xls", sound.clone(), Rows(2)),
        hostile("half.xls", &sound[..sound.len() / 2], Survived),
        hostile("head.xls", &sound[..512], Survived),
        hostile("eight-bytes.xls", &sound[..8], Refused("E-FILE-KIND", "")),
        hostile("sector-circle.xls", changed(512 + 8, &2_u32.to_le_bytes()), Survived),
        hostile(
            "sector-beyond.xls",
            changed(512 + 8, &0x00FF_FFFF_u32.to_le_bytes()),
            Survived,
        ),
        hostile("sector-size.xls", changed(30, &[0xFF, 0xFF]), Survived),
        hostile("tables-4g.xls", changed(44, &[0xFF; 4]), Survived),
        hostile(
            "table-of-tables.xls",
            changed(68, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]),
            Survived,
        ),
        hostile(
            "stream-4g.xls",
            changed(512 * 2 + 128 + 120, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Survived,
        ),
        hostile("directory-beyond.xls", changed(48, &[0xFF, 0xFF, 0xFF, 0x0F]), Survived),
        hostile("word.xls", word, Refused("E-FILE-KIND", "Word")),
        hostile("password.xlsx", locked, Refused(UNREAD, "密码")),
    ]
}

/// Streams whose records are not as they should be.
fn streams() -> Vec<Hostile> {
    let start = |kind: u16| {
        let words = [0x0600, kind, 0, 0, 0, 0, 0, 0];
        record(0x0809, &words.map(u16::to_le_bytes).concat())
    };
    let end = record(0x000A, &[]);
    let stream = |records: &[Vec<u8>]| {
        ole("Workbook", [start(5), records.concat(), end.clone()].concat())
    };
    let sheet =
        |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let texts =
        [&4_000_000_000_u32.to_le_bytes()[..], &4_000_000_000_u32.to_le_bytes()].concat();
    let corner = Grid::new("村", "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60");
    let mut corners = file("xls", corner);
    let last = memchr::memmem::rfind(&corners, &60_f64.to_le_bytes()).unwrap();
    corners[last - 6..last - 2].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x00]);
    vec![
        hostile("no-records.xls", ole("Workbook", vec![0; 4096]), Survived),
        hostile("no-sheets.xls", stream(&[]), Refused(UNREAD, "")),
        hostile("sheet-beyond.xls", stream(&[sheet(0x7FFF_FFFF)]), Survived),
        hostile("sheet-itself.xls", stream(&[sheet(0)]), Survived),
        hostile(
            "record-beyond.xls",
            ole("Workbook", [start(5), vec![0x85, 0, 0xFF, 0xFF]].concat()),
            Survived,
        ),
        hostile("texts-4g.xls", stream(&[record(0x00FC, &texts)]), Survived),
        hostile(
            "text-short.xls",
            stream(&[record(0x00FC, &[1, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0x0D])]),
            Survived,
        ),
        hostile(
            "password.xls",
            stream(&[record(0x002F, &[1, 0, 1, 0, 1, 0])]),
            Refused(UNREAD, "密码"),
        ),
        hostile("format-short.xls", stream(&[record(0x041E, &[1])]), Survived),
        hostile("corner.xls", corners, Survived),
    ]
}

/// Packages of binary records that are not as they should be.
fn binaries() -> Vec<Hostile> {
    let relation = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let with = |sheet: &[u8]| {
        let sound = file("xlsb", GRID);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(sound)).unwrap();
        let mut book = Vec::new();
        std::io::Read::read_to_end(
            &mut zip.by_name("xl/workbook.bin").unwrap(),
            &mut book,
        )
        .unwrap();
        package(&[
            ("xl/workbook.bin", &book),
            ("xl/_rels/workbook.bin.rels", relation.as_bytes()),
            ("xl/worksheets/sheet1.bin", sheet),
        ])
    };
    let head =
        [binary(0x0181, &[]), binary(0x0194, &[0; 16]), binary(0x0191, &[])].concat();
    let sheet = |records: &[Vec<u8>]| {
        with(&[head.clone(), records.concat(), binary(0x0192, &[])].concat())
    };
    let row = |row: u32| binary(0, &[&row.to_le_bytes()[..], &[0; 13]].concat());
    let text =
        |length: u32| binary(6, &[&[0; 8][..], &length.to_le_bytes(), b"a\0"].concat());
    vec![
        hostile("sound.xlsb", file("xlsb", GRID), Rows(2)),
        hostile(
            "no-relation.xlsb",
            package(&[("xl/workbook.bin", &binary(0x019C, &[0; 60]))]),
            Survived,
        ),
        hostile("no-records.xlsb", package(&[("xl/workbook.bin", b"")]), Survived),
        hostile("text-4g.xlsb", sheet(&[row(0), text(u32::MAX)]), Survived),
        hostile("text-beyond.xlsb", sheet(&[row(0), text(500)]), Survived),
        hostile(
            "text-missing.xlsb",
            sheet(&[row(0), binary(7, &[0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0])]),
            Survived,
        ),
        hostile("cell-short.xlsb", sheet(&[row(0), binary(5, &[0])]), Survived),
        hostile(
            "style-missing.xlsb",
            sheet(&[row(0), binary(5, &[[0, 0, 0, 0, 9, 9, 9, 0], [0; 8]].concat())]),
            Survived,
        ),
        hostile(
            "error-unknown.xlsb",
            sheet(&[row(0), binary(3, &[0, 0, 0, 0, 0, 0, 0, 0, 0x77])]),
            Survived,
        ),
        hostile("row-beyond.xlsb", sheet(&[row(u32::MAX), text(1)]), Survived),
        hostile(
            "record-4g.xlsb",
            with(&[&head[..], &[0x06, 0xFF, 0xFF, 0xFF, 0xFF]].concat()),
            Survived,
        ),
        hostile("record-cut.xlsb", with(&head), Survived),
    ]
}
