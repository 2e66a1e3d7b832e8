//! Much of what is sound once: tables, faults, long texts, each small as a file.

use super::Expected::{Refused, Survived, Told};
use super::parts::{SHEET, parts};
use super::{Hostile, hostile};

/// Code of a file that is not read.
const UNREAD: &str = "E-FILE-UNREADABLE";

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    let page = "<table><tr><td>村名<td>户数<td>人口<tr><td>东岭村<td>10<td>30</table>";
    let lines = "村名,户数,人口\n东岭村,10,30\n\n";
    let undated = |at| format!("J{at},,应急办,赵一、钱二,东岭超市,0\n");
    let undated: Vec<String> = (0..20_010).map(undated).collect();
    let checks = "检查编号,检查日期,检查单位,检查人员,单位名称,发现隐患数\n";
    let twin = "J1,2026-10-09,应急办,赵一、钱二,东岭超市,0\n";
    vec![
        hostile("tables.html", page.repeat(2_010), Refused(UNREAD, "表头过多")),
        hostile("tables.csv", lines.repeat(2_010), Refused(UNREAD, "表头过多")),
        hostile(
            "undated.csv",
            format!("{checks}{}", undated.concat()),
            Told("E-MANY-ROWS", 0),
        ),
        hostile(
            "twins.csv",
            format!("{checks}{}", twin.repeat(20_010)),
            Told("E-MANY-TWINS", 0),
        ),
        hostile("long-numbers.xlsx", long_numbers(), Told("E-MANY-ALIKE", 202)),
        hostile("long-dates.csv", long_dates(), Survived),
        hostile("wide-text.xlsx", wide_text(), Refused(UNREAD, "过长")),
        hostile("rich.xlsx", rich(), Refused(UNREAD, "过长")),
        hostile("merges.xlsx", merges(), Survived),
    ]
}

/// One text of the greatest length in a column of numbers, row after row.
fn long_numbers() -> Vec<u8> {
    let text = format!("<si><t>{}</t></si></sst>", "一".repeat(32_000));
    let row = |at: u32| {
        format!(
            r#"<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>第{at}村</t></is></c><c r="B{at}" t="s"><v>5</v></c></row>"#
        )
    };
    let rows: Vec<String> = (4..204).map(row).collect();
    parts()
        .with("xl/sharedStrings.xml", "</sst>", &text)
        .with("xl/sharedStrings.xml", "uniqueCount=\"5\"", "uniqueCount=\"6\"")
        .with(SHEET, "</sheetData>", &format!("{}</sheetData>", rows.concat()))
        .packed()
}

/// One long text, not too long for a cell, in every cell of a row.
fn wide_text() -> Vec<u8> {
    let text = format!("<si><t>{}</t></si></sst>", "一".repeat(43_000));
    let row = format!("<row r=\"4\">{}</row>", r#"<c t="s"><v>5</v></c>"#.repeat(16_384));
    parts()
        .with("xl/sharedStrings.xml", "</sst>", &text)
        .with("xl/sharedStrings.xml", "uniqueCount=\"5\"", "uniqueCount=\"6\"")
        .with(SHEET, "</sheetData>", &format!("{row}</sheetData>"))
        .packed()
}

/// Texts that begin like days and go on for ever.
fn long_dates() -> String {
    let (days, months) = ("2024年".repeat(4_000), "3月5日至".repeat(3_000));
    let row = |at: u32| format!("H{at},{days},东岭超市,堵塞,{months},{months}\n");
    let rows: Vec<String> = (0..40).map(row).collect();
    format!(
        "隐患编号,发现日期,单位名称,隐患内容,整改期限,整改完成日期\n{}",
        rows.concat()
    )
}

/// A text of a million runs.
fn rich() -> Vec<u8> {
    let runs = "<r><rPr><b/></rPr><t>村</t></r>".repeat(1_000_000);
    parts().with("xl/sharedStrings.xml", "<t>西坡村</t>", &runs).packed()
}

/// As many merged cells as are allowed, and rows among them.
fn merges() -> Vec<u8> {
    let merge = |at: u32| format!(r#"<mergeCell ref="A{at}:B{at}"/>"#);
    let merges: Vec<String> = (4..400_000).map(merge).collect();
    let cell = |at: u32| format!(r#"<row r="{at}"><c r="A{at}"><v>1</v></c></row>"#);
    let cells: Vec<String> = (4..20_000).map(cell).collect();
    let end = format!("</sheetData><mergeCells>{}</mergeCells>", merges.concat());
    parts().with(SHEET, "</sheetData>", &format!("{}{end}", cells.concat())).packed()
}
