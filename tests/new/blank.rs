//! Blank workbooks are known again, are valid, and tell kindly what is to be filled first.

use crate::line::Desk;
use crate::support::office::catalog;
use crate::support::shared;
use std::collections::BTreeSet;
use zhenwen::model::Day;
use zhenwen::read;

fn today() -> Day {
    "2026-10-31".parse().unwrap()
}

#[test]
fn every_blank_workbook_is_known_as_its_sheets_and_counts_for_nothing() {
    let desk = Desk::empty();
    desk.good("new .");
    let (town, findings) = read::read(catalog(), &desk.path("data"), today()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let found: BTreeSet<(String, String)> = town
        .sources
        .iter()
        .map(|source| (source.workbook.to_string(), source.worksheet.to_string()))
        .collect();
    let expected: BTreeSet<(String, String)> = catalog()
        .sheets
        .iter()
        .map(|sheet| (sheet.workbook.to_string(), sheet.name.to_string()))
        .collect();
    assert_eq!(found, expected);
    for source in &town.sources {
        let known = &catalog().sheets[usize::from(source.sheet)].name;
        let is_half = &*source.worksheet == "检查隐患";
        assert!(is_half || *known == source.worksheet, "{source:?}");
        assert_eq!((source.rows_in, source.rows_kept), (0, 0));
    }
    // Nobody has filled them in: no ledger is kept, and no figure is a real 0.
    assert!(town.sheets.iter().all(Option::is_none));
    assert!(town.left_out.is_empty(), "{:?}", town.left_out);
}

#[test]
fn blank_workbooks_are_strictly_valid() {
    let desk = Desk::empty();
    desk.good("new .");
    let entries = std::fs::read_dir(desk.path("data")).unwrap();
    let files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    shared::check("validate_ooxml.py", &[], &files);
}

#[test]
fn a_build_on_blank_workbooks_says_what_to_fill_first_and_writes_nothing() {
    let desk = Desk::empty();
    desk.good("new 镇");
    let ran = desk.run("build --data 镇/data --output 镇/output");
    assert_eq!(ran.code, Some(2), "{}{}", ran.out, ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    let files = ["office", "villages", "units", "checks", "hazards"];
    assert_eq!(lines.len(), files.len() + 1, "{}", ran.err);
    for (at, file) in files.iter().enumerate() {
        let start = format!("{}. 在 {file}.xlsx 里填", at + 1);
        assert!(lines[at + 1].starts_with(&start), "{}", ran.err);
    }
    assert!(!desk.path("镇/output").exists());
    assert!(!desk.path("镇/data/发文登记.sqlite").exists());
}

#[test]
fn an_empty_folder_is_told_how_to_begin() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("data")).unwrap();
    let ran = desk.run("build");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("zhenwen new 新文件夹"), "{}", ran.err);
    assert!(!desk.path("output").exists());
}

#[test]
fn a_check_of_blank_workbooks_names_the_five_sheets_and_no_others() {
    let desk = Desk::empty();
    desk.good("new .");
    let ran = desk.run("check --format json");
    assert_eq!(ran.code, Some(1));
    let codes: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect();
    let expected = ["E-OFFICE-EMPTY", "E-SHEET-EMPTY"];
    assert_eq!(codes.len(), 5, "{}", ran.out);
    assert!(codes.iter().all(|code| expected.contains(&code.as_str())), "{codes:?}");
}

#[test]
fn a_sheet_without_an_office_is_told_once_and_not_paper_by_paper() {
    let desk = Desk::small_but(&[("机关", "村名|户数|人口\n南山村|#10|#40")]);
    let ran = desk.run("build --as-of 2026-10-31 --format json");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.out.matches("E-OFFICE-EMPTY").count(), 1, "{}", ran.out);
    assert!(!ran.out.contains("E-OFFICE-BLANK"), "{}", ran.out);
}

#[test]
fn a_filled_form_is_kept_and_one_that_says_none_is_a_real_zero() {
    let desk = Desk::empty();
    desk.good("new .");
    let python = format!(
        "import openpyxl\n\
         def put(file, sheet, cells):\n\
         \x20   book = openpyxl.load_workbook(r'{0}/' + file)\n\
         \x20   page = book[sheet]\n\
         \x20   headers = [cell.value for cell in page[2]]\n\
         \x20   for header, value in cells.items():\n\
         \x20       page.cell(3, headers.index(header) + 1, value)\n\
         \x20   book.save(r'{0}/' + file)\n\
         put('villages.xlsx', '村', {{'村名': '东岭村'}})\n\
         put('units.xlsx', '单位', {{'单位名称': '东岭超市', '村名': '东岭村',\n\
         \x20   '统一社会信用代码': '无', '承诺书日期': '2026.3.5'}})\n\
         put('accidents.xlsx', '事故', {{'地点': '无'}})\n",
        desk.path("data").display()
    );
    if shared::python(&python, &[]).is_none() {
        return;
    }
    let (town, _) = read::read(catalog(), &desk.path("data"), today()).unwrap();
    let unit = town.rows_named("单位").next().unwrap();
    assert_eq!(town.value(unit, "村名").target(), town.rows_named("村").next());
    assert_eq!(town.value(unit, "承诺书日期").day(), "2026-03-05".parse().ok());
    let accidents = town.sheet_named("事故").unwrap();
    assert_eq!((accidents.rows.len(), accidents.aside.len()), (0, 1));
    assert!(town.sheet_named("举报").is_none());
}
