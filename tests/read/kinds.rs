//! Kinds of files: one table, however it is stored, gives the same rows; the content decides.

use crate::read::cells;
use crate::support::kinds::{Grid, file, html, letter, lines, package};
use encoding_rs::GBK;
use std::path::Path;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Finding, Town};
use zhenwen::read::read_with;

/// The program that reads old kinds in a process of its own.
const PROGRAM: &str = env!("CARGO_BIN_EXE_zhenwen");

/// Checks of three days, the last cell of each column merged or blank.
const CHECKS: Grid = Grid {
    name: "检查",
    is_hidden: false,
    table: "检查编号|检查日期|检查人员|单位名称|备注\nJ1|@46086|甲一、乙二|东岭超市|#410123\nJ2|2026-3-6|甲一|西坡加油站|“三违”, 问题\nJ3|2026年3月7日||东岭超市|",
    merges: &[[2, 2, 3, 2]],
};

fn read(files: &[(&str, Vec<u8>)]) -> (Town, Vec<Finding>) {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let catalog = Catalog::load(None).unwrap();
    let today = "2026-10-31".parse().unwrap();
    read_with(&catalog, folder.path(), today, Some(Path::new(PROGRAM))).unwrap()
}

/// Findings of a file: code and fact.
fn told(findings: &[Finding], name: &str) -> Vec<(String, String)> {
    let own = findings.iter().filter(|f| f.place.file.as_deref() == Some(name));
    own.map(|f| (f.code.to_string(), f.fact.clone())).collect()
}

const COLUMNS: [&str; 5] = ["检查编号", "检查日期", "检查人员", "单位名称", "备注"];

#[test]
fn one_table_is_read_alike_from_every_kind() {
    let expected = [
        "J1|2026年3月5日|甲一、乙二|东岭超市|410123",
        "J2|2026年3月6日|甲一|西坡加油站|“三违”, 问题",
        "J3|2026年3月7日|甲一|东岭超市|",
    ];
    for kind in ["xls", "et", "ods", "html", "mht"] {
        let name = format!("a.{kind}");
        let table = CHECKS
            .table
            .replace("@46086", if kind.contains('h') { "2026-03-05" } else { "@46086" });
        let (town, findings) =
            read(&[(&name, file(kind, Grid { table: &table, ..CHECKS }))]);
        assert_eq!(
            cells(&town, "检查", &COLUMNS),
            expected,
            "{kind}: {:?}",
            told(&findings, &name)
        );
        assert!(
            !told(&findings, &name).iter().any(|(code, _)| code == "E-FILE-DISGUISED"),
            "{kind}"
        );
    }
    // No merges in lines of cells, nor as far as we read .xlsb.
    let table = CHECKS
        .table
        .replace("||东岭超市", "|甲一|东岭超市")
        .replace("@46086", "2026/3/5");
    for kind in ["xlsx", "xlsb", "csv", "txt"] {
        let name = format!("a.{kind}");
        let (town, findings) =
            read(&[(&name, file(kind, Grid { table: &table, merges: &[], ..CHECKS }))]);
        assert_eq!(
            cells(&town, "检查", &COLUMNS),
            expected,
            "{kind}: {:?}",
            told(&findings, &name)
        );
    }
}

#[test]
fn text_is_read_in_every_encoding_and_with_every_separator() {
    let grid = Grid::new("村", "村名|户数|人口\n东岭村|1,200|30\n|||\n西坡村|20|60");
    let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    };
    for between in [",", "\t", ";"] {
        let text = lines(grid, between);
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (encoding, bytes) in [
            ("UTF-8", text.clone().into_bytes()),
            ("UTF-8 with mark", marked(b"\xEF\xBB\xBF", text.clone().into_bytes())),
            ("GBK", GBK.encode(&text).0.into_owned()),
            ("UTF-16LE", marked(b"\xFF\xFE", wide(&text, u16::to_le_bytes))),
            ("UTF-16BE", marked(b"\xFE\xFF", wide(&text, u16::to_be_bytes))),
        ] {
            for name in ["a.csv", "a.txt"] {
                let (town, findings) = read(&[(name, bytes.clone())]);
                let rows = cells(&town, "村", &["村名", "户数", "人口"]);
                let told = told(&findings, name);
                assert_eq!(
                    rows,
                    ["东岭村|1200|30", "西坡村|20|60"],
                    "{encoding} {between:?}: {told:?}"
                );
            }
        }
    }
}

#[test]
fn rows_of_lines_are_numbered_as_a_worksheet_numbers_them() {
    let text = "2026年台账\r\n\r\n村名,户数,人口\r\n\"东岭\r\n村\",10,30\r\n\r\n西坡村,\"1,020\",60\r\n";
    let (town, _) = read(&[("a.csv", text.into())]);
    let rows = &town.sheet_named("村").unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(cells(&town, "村", &["村名", "户数"]), ["东岭 村|10", "西坡村|1020"]);
}

#[test]
fn digits_of_a_text_stay_digits() {
    let text = "单位名称,村名,统一社会信用代码,联系电话,行业\n东岭超市,东岭村,=\"91410100000000000X\",'03710000001,商贸\n";
    let (town, _) = read(&[("a.csv", text.into())]);
    let code = cells(&town, "单位", &["统一社会信用代码", "联系电话"]);
    assert_eq!(code, ["91410100000000000X|03710000001"]);
}

#[test]
fn content_decides_and_a_false_name_is_told() {
    let villages = Grid::new("村", "村名|户数|人口\n东岭村|#10|#30");
    for (name, bytes, what) in [
        ("a.xls", html(villages).into_bytes(), "网页表格"),
        ("b.xls", letter(&html(villages)).into_bytes(), "网页表格"),
        ("c.xlsx", file("xls", villages), "xls 工作簿"),
        ("d.xls", file("xlsx", villages), "xlsx 工作簿"),
        ("e.xls", lines(villages, "\t").into_bytes(), "文本表格"),
        ("f.csv", file("ods", villages), "ods 工作簿"),
        ("g.xlsx", file("xlsb", villages), "xlsb 工作簿"),
    ] {
        let (town, findings) = read(&[(name, bytes)]);
        assert_eq!(cells(&town, "村", &["村名", "户数"]), ["东岭村|10"], "{name}");
        let told = told(&findings, name);
        assert_eq!(told[0].0, "E-FILE-DISGUISED", "{name}: {told:?}");
        assert!(told[0].1.contains(what), "{name}: {told:?}");
    }
}

#[test]
fn what_holds_no_table_is_called_by_its_name() {
    let docx =
        package(&[("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")]);
    for (name, bytes, what) in [
        ("a.xls", b"<html><body>\xE8\xAF\xB7\xE7\x99\xBB\xE5\xBD\x95</body></html>".to_vec(), "网页，里面没有表格"),
        ("b.xlsx", b"%PDF-1.7 ...".to_vec(), "PDF"),
        ("c.xlsx", docx, "Word"),
        ("d.xls", b"\x89PNG\r\n\x1A\n".to_vec(), "图片"),
        ("e.xml", br#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#.to_vec(), "XML 表格"),
        ("f.xlsx", package(&[("a.txt", b"x")]), "压缩包"),
        ("g.xls", b"{\\rtf1}".to_vec(), "RTF"),
    ] {
        let (_, findings) = read(&[(name, bytes)]);
        let told = told(&findings, name);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert_eq!(told[0].0, "E-FILE-KIND", "{name}");
        assert!(told[0].1.contains(what), "{name}: {told:?}");
    }
    let (_, findings) = read(&[("说明.txt", "这是说明，不是表。".into())]);
    assert!(told(&findings, "说明.txt").is_empty(), "a note is no table");
}

#[test]
fn hidden_worksheets_are_read_and_told() {
    let table = "村名|户数|人口\n东岭村|#10|#30";
    let hidden = Grid { is_hidden: true, ..Grid::new("村", table) };
    for kind in ["xls", "ods", "xlsb"] {
        let name = format!("a.{kind}");
        let (town, findings) = read(&[(&name, file(kind, hidden))]);
        assert_eq!(cells(&town, "村", &["村名"]), ["东岭村"], "{kind}");
        assert_eq!(told(&findings, &name)[0].0, "E-HIDDEN", "{kind}");
    }
}
