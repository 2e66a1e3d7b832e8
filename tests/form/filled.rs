//! What stands in the filled form: figures as numbers, a row for every row of the ledger, and
//! everything below it where it belongs.

use super::made::{desk, form};
use crate::annotate::copy::{differing, part, raw_parts};
use crate::support::shared;
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::path::PathBuf;

const MADE: &str = "output/2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx";

/// The filled form.
fn filled(form: &[u8]) -> (crate::line::Desk, PathBuf) {
    let (desk, _) = desk(form);
    desk.good("build");
    let path = desk.path(MADE);
    (desk, path)
}

#[test]
fn figures_are_numbers_and_the_row_stands_for_every_row() {
    let (_desk, path) = filled(&form(&[]));
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range("附表 1").unwrap();
    let at = |row: u32, column: u32| {
        range.get_value((row, column)).cloned().unwrap_or_default()
    };
    assert_eq!(at(0, 0).to_string(), "兰台镇人民政府重大事故隐患统计表（2026年10月）");
    assert_eq!(at(1, 1), Data::Float(4.0));
    assert_eq!(at(1, 2).to_string(), "全年累计4条");
    assert_eq!(at(1, 3), Data::Float(0.25), "25% in a cell that shows hundredths");
    assert!(matches!(at(1, 4), Data::DateTime(_)), "{:?}", at(1, 4));
    let units: Vec<String> = (3..7).map(|row| at(row, 1).to_string()).collect();
    assert_eq!(units.len(), 4);
    assert!(units.contains(&"西坡酒坊".to_owned()), "{units:?}");
    let numbers: Vec<Data> = (3..7).map(|row| at(row, 0)).collect();
    assert_eq!(numbers, [1.0, 2.0, 3.0, 4.0].map(Data::Float));
    assert_eq!(at(7, 0).to_string(), "合计");
    assert!(at(8, 0).to_string().starts_with("填表人"));
}

#[test]
fn what_stands_below_moves_down_and_what_speaks_of_it_follows() {
    let old = form(&[]);
    let (_desk, path) = filled(&old);
    let new = std::fs::read(&path).unwrap();
    let sheet = part(&new, "xl/worksheets/sheet1.xml");
    for said in [
        "<f>SUM(E4:E7)</f>",
        "<f>IF(E4&gt;1,&quot;是&quot;,&quot;否&quot;)</f>",
        "<f>IF(E7&gt;1,&quot;是&quot;,&quot;否&quot;)</f>",
        "<mergeCell ref=\"B4:C4\"/><mergeCell ref=\"B5:C5\"/><mergeCell ref=\"B6:C6\"/><mergeCell ref=\"B7:C7\"/>",
        "<mergeCell ref=\"A9:F9\"/>",
        "<mergeCell ref=\"A1:F1\"/>",
    ] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
    assert_eq!(sheet.matches("ht=\"33\"").count(), 4, "every row is as high as the one");
    assert!(!sheet.contains("<v>否</v>"), "results are counted anew");
    let book = part(&new, "xl/workbook.xml");
    assert!(
        book.contains("'附表 1'!$A$1:$F$9") && book.contains("'附表 1'!$1:$3"),
        "{book}"
    );
    assert!(book.contains("fullCalcOnLoad=\"1\""));
    assert!(part(&new, "xl/worksheets/sheet2.xml").contains("<f>'附表 1'!E8</f>"));
    assert!(part(&new, "xl/charts/chart1.xml").contains("'附表 1'!$E$3:$E$7"));
    let changed = differing(&old, &new);
    assert!(!changed.contains(&"xl/styles.xml".to_owned()), "{changed:?}");
    assert!(!raw_parts(&new).contains_key("xl/calcChain.xml"));
}

#[test]
fn a_month_without_rows_leaves_one_blank_row() {
    let (desk, _) = desk(&form(&[]));
    desk.good("build --month 2026-01");
    let path = desk.path("output/2026年1月/台账/L-10 隐患台账（2026年1月）.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range("附表 1").unwrap();
    assert_eq!(range.get_value((3, 1)), Some(&Data::Empty));
    assert_eq!(range.get_value((4, 0)).map(ToString::to_string).as_deref(), Some("合计"));
}

#[test]
fn a_filled_form_is_valid_and_never_read_back() {
    let old = form(&[]);
    let (desk, path) = filled(&old);
    let files = [desk.path("form.xlsx"), path.clone()];
    std::fs::write(&files[0], &old).unwrap();
    shared::check(
        "validate_ooxml.py",
        &["--lo", "--need", "lo", "--allow-formula"],
        &files,
    );
    std::fs::copy(&path, desk.path("data/县表.xlsx")).unwrap();
    let said = desk.run("check");
    assert!(!said.out.contains("县表.xlsx"), "{}", said.out);
    let first = std::fs::read(&path).unwrap();
    std::fs::remove_file(desk.path("data/县表.xlsx")).unwrap();
    desk.good("build");
    assert_eq!(std::fs::read(&path).unwrap(), first, "same input, same bytes");
}
