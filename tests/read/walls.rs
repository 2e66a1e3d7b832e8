//! Files that are no sound workbooks: told by name, never a panic, the others go on.

use crate::support::workbook;
use std::io::Write;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::read::read;
use zip::write::SimpleFileOptions;

fn told(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    workbook(
        &folder.path().join("z.xlsx"),
        &[("村", "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60")],
    );
    let catalog = Catalog::load(None).unwrap();
    let (town, findings) =
        read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).unwrap();
    assert_eq!(
        town.sheet_named("村").map(|s| s.rows.len()),
        Some(2),
        "the other file is read"
    );
    let told = findings.iter().filter(|f| f.place.file.as_deref() == Some(name));
    told.map(|f| (f.code.to_string(), f.fact.clone())).collect()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_named() {
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    encrypted.extend("EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes));
    let doctype =
        package(&[("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a \"b\">]><x/>")]);
    let counts = package(&[(
        "xl/sharedStrings.xml",
        b"<sst count=\"9\" uniqueCount=\"4000000000\"/>",
    )]);
    let whole = package(&[("a.xml", b"<a/>")]);
    for (name, bytes, code, part) in [
        ("a.xlsx", b"just text".to_vec(), "E-FILE-KIND", "没有认出表格"),
        ("a.xls", b"\xD0\xCF\x11\xE0old".to_vec(), "E-FILE-KIND", "不是工作簿"),
        ("a.csv", b"a,b".to_vec(), "E-TABLE-UNKNOWN", ""),
        ("b.xlsx", encrypted, "E-FILE-UNREADABLE", "密码"),
        ("c.xlsx", doctype, "E-FILE-UNREADABLE", "不允许"),
        ("d.xlsx", counts, "E-FILE-UNREADABLE", "不符"),
        ("e.xlsx", whole[..whole.len() / 2].to_vec(), "E-FILE-UNREADABLE", "损坏"),
        ("f.xlsx", whole, "E-FILE-KIND", "压缩包"),
        ("g.xlsx", Vec::new(), "E-FILE-KIND", "空的"),
    ] {
        let told = told(name, &bytes);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert_eq!(told[0].0, code, "{name}");
        assert!(told[0].1.contains(part), "{name}: {}", told[0].1);
    }
}

#[test]
fn words_may_stand_in_more_cells_than_the_table_of_words_has_bytes() {
    let headers = "村名|劝导站|管理站|应急站点|村主要负责人|包村干部|安全员|灾害信息员|群测群防员|劝导员|管理员";
    let row = |at: usize| format!("\n村{at}|是|是|是|无|无|无|无|无|无|无");
    let rows: String = (0..400).map(row).collect();
    let folder = TempDir::new().unwrap();
    workbook(&folder.path().join("a.xlsx"), &[("村", &format!("{headers}{rows}"))]);
    let catalog = Catalog::load(None).unwrap();
    let (town, told) =
        read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).unwrap();
    assert_eq!(town.sheet_named("村").map(|s| s.rows.len()), Some(400), "{told:?}");
}

#[test]
fn flipped_bytes_never_panic() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.xlsx");
    workbook(&path, &[("村", "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60")]);
    let sound = std::fs::read(&path).unwrap();
    let catalog = Catalog::load(None).unwrap();
    let mut seed = 7_u32;
    for _ in 0..300 {
        let mut bytes = sound.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bytes.len();
            bytes[at] ^= (seed >> 24) as u8 | 1;
        }
        std::fs::write(&path, &bytes).unwrap();
        assert!(read(&catalog, folder.path(), "2026-10-31".parse().unwrap()).is_ok());
    }
}
