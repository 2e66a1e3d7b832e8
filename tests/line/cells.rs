//! Wrong cells of every type in a copy of the sample: a finding at each, all in one run, and
//! the right rows go through.

use super::Desk;
use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::Path;

/// File, cell, what is written there instead, and the code that must stand at the cell.
const WRONG: &[(&str, &str, &str, &str)] = &[
    ("checks.xlsx", "检查日期", "2026.2.30", "E-DATE-IMPOSSIBLE"),
    ("checks.xlsx", "检查人员", "", "E-REQUIRED"),
    ("checks.xlsx", "发现隐患数", "若干", "E-ASK-COUNT"),
    ("checks.xlsx", "单位名称", "没有这家商店", "E-NAME-UNKNOWN"),
    ("checks.xlsx", "检查层级", "乡级", "E-ENUM"),
    ("hazards.xlsx", "隐患等级", "Ⅱ", "E-ASK-LEVEL"),
    ("hazards.xlsx", "整改资金（万元）", "50000", "E-ASK-UNIT"),
    ("hazards.xlsx", "检查编号", "没有这次检查", "E-KEY-UNKNOWN"),
    ("hazards.xlsx", "整改期限", "2020-01-01", "C-15"),
    ("hazards.xlsx", "整改情况", "见附页", "E-STATUS-TEXT"),
    ("units.xlsx", "是否高危", "待定", "E-ASK-YESNO"),
    ("units.xlsx", "统一社会信用代码", "91149921MA0000000X", "E-ID-INVALID"),
    ("units.xlsx", "从业人数", "20余", "E-ASK-COUNT"),
    ("villages.xlsx", "联系电话", "139000001", "E-ID-INVALID"),
];

/// Row of the n-th wrong cell of a file, 1-based: each in a row of its own.
fn row_of(at: usize) -> u32 {
    u32::try_from(5 + at % 6).unwrap()
}

/// Writes a copy of a workbook of the sample with some cells changed; their addresses.
fn damage(desk: &Desk, file: &str) -> Vec<(String, &'static str)> {
    let path = desk.path("data").join(file);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let mut copy = Workbook::new();
    let sheet = copy.add_worksheet();
    sheet.set_name(&name).unwrap();
    let days = Format::new().set_num_format("yyyy-mm-dd");
    for (row, column, cell) in range.used_cells() {
        let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
        match cell {
            Data::DateTime(day) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
                sheet.write_datetime_with_format(at.0, at.1, day, &days).unwrap();
            }
            Data::Float(number) => drop(sheet.write_number(at.0, at.1, *number).unwrap()),
            other => drop(sheet.write_string(at.0, at.1, other.to_string()).unwrap()),
        }
    }
    let mut damaged = Vec::new();
    for (at, (_, header, text, code)) in
        WRONG.iter().enumerate().filter(|(_, wrong)| wrong.0 == file)
    {
        let headers = range.rows().nth(1).unwrap();
        let column = headers.iter().position(|cell| cell.get_string() == Some(*header));
        let column =
            u16::try_from(column.unwrap_or_else(|| panic!("{file}: {header}"))).unwrap();
        let row = row_of(at);
        sheet.write_string(row - 1, column, *text).unwrap();
        if text.is_empty() {
            sheet.write_blank(row - 1, column, &Format::new()).unwrap();
        }
        damaged.push((rust_xlsxwriter::utility::row_col_to_cell(row - 1, column), *code));
    }
    copy.save(Path::new(&path)).unwrap();
    damaged
}

#[test]
fn each_wrong_cell_is_found_at_its_place_and_the_right_rows_go_through() {
    let desk = Desk::sample();
    let mut wanted = Vec::new();
    for file in ["checks.xlsx", "hazards.xlsx", "units.xlsx", "villages.xlsx"] {
        let damaged = damage(&desk, file).into_iter();
        wanted.extend(damaged.map(|(cell, code)| (file, cell, code)));
    }
    assert_eq!(wanted.len(), WRONG.len());
    let ran = desk.run("build --format json");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let findings: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (file, cell, code) in wanted {
        let found = findings.iter().any(|finding| {
            finding["file"] == file && finding["cell"] == *cell && finding["code"] == code
        });
        assert!(found, "{code} at {file} {cell}\n{}", ran.out);
    }
    assert!(!ran.out.contains("139000001"), "telephones never enter findings");
    let notices = desk.tree().into_keys().filter(|path| path.contains("公文/")).count();
    assert!(notices >= 10, "the others are made: {notices}");
    let account = String::from_utf8(desk.tree()["处理说明.txt"].clone()).unwrap();
    assert!(account.contains("checks.xlsx › 检查：认作“检查”表"), "{account}");
}
