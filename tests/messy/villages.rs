//! 三十个村: thirty workbooks under thirty headers become one town.

use super::clean::Clean;
use super::clean::account_closes;
use super::headers::aliased;
use super::read_folder;
use crate::line::Desk;
use crate::support::{Page, book, workbook};
use std::path::Path;

/// How many villages there are.
const VILLAGES: usize = 30;

/// The name of a village.
fn village(number: usize) -> String {
    let first = ["东", "西", "南", "北", "上", "下"][number % 6];
    let second = ["岭", "河", "坡", "庄", "桥"][number / 6 % 5];
    format!("{first}{second}村")
}

/// The hazards of a village, no two villages as many.
fn hazards(number: usize) -> Clean {
    let row = |at: usize| {
        let day = format!("2026-10-{}", 1 + (number + at) % 28);
        let cells = [
            &*format!("{number}-{at}"),
            &day,
            &village(number),
            "护栏缺失",
            "一般",
            "2026-11-30",
        ];
        cells.map(str::to_owned).to_vec()
    };
    let headers = ["隐患编号", "发现日期", "村名", "隐患内容", "隐患等级", "整改期限"];
    Clean {
        sheet: "隐患",
        headers: headers.map(str::to_owned).to_vec(),
        rows: (0..=number % 4).map(row).collect(),
    }
}

/// The units of a village, whose name only the file says.
fn units(number: usize) -> Page {
    let rows = format!(
        "{village}生产经营单位\n序号|企业名称|场所类型|法人\n1|{village}超市|商场超市|甲一\n2|{village}饭店|餐饮|乙二\n合计|2||",
        village = village(number)
    );
    Page::of("Sheet2", &rows)
}

/// The workbook of a village: its own aliases, order, titles, totals.
fn write(folder: &Path, number: usize) {
    let mut page = aliased(&hazards(number), number % 5);
    "Sheet1".clone_into(&mut page.name);
    if number % 2 == 1 {
        page.rows.iter_mut().for_each(|row| row.reverse());
    }
    for _ in 0..number % 3 {
        page.rows.insert(0, vec![format!("{}隐患台账（2026年）", village(number))]);
    }
    page.rows.push(vec!["填报人：甲一".to_owned()]);
    book(&folder.join(format!("各村/{}.xlsx", village(number))), &[page, units(number)]);
}

/// The workbooks of all villages, and the list of villages.
fn write_all(folder: &Path) {
    let row = |number| format!("{}|{}|#1", village(number), 100 + number);
    let rows: Vec<String> = (0..VILLAGES).map(row).collect();
    let table = format!("村名|户数|网格数\n{}", rows.join("\n"));
    workbook(&folder.join("villages.xlsx"), &[("村", &table)]);
    (0..VILLAGES).for_each(|number| write(folder, number));
}

#[test]
fn thirty_workbooks_become_one_town_and_the_account_closes() {
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path());
    let (town, _) = read_folder(folder.path());
    account_closes(&town);
    let expected: usize = (0..VILLAGES).map(|number| hazards(number).rows.len()).sum();
    assert_eq!(town.rows_named("隐患").count(), expected);
    assert_eq!(town.rows_named("单位").count(), 2 * VILLAGES);
    for unit in town.rows_named("单位") {
        let village = town.village_of(unit).expect("each unit is in a village");
        let village = town.value(village, "村名").to_string();
        assert!(town.value(unit, "单位名称").to_string().starts_with(&village));
    }
    assert_eq!(town.sources.len(), 1 + 2 * VILLAGES);
}

#[test]
fn a_second_run_tells_the_same_byte_for_byte() {
    let desk = Desk::empty();
    write_all(&desk.path("data"));
    let tell = || {
        desk.run("build --as-of 2026-10-31");
        ["处理说明.txt", "读表说明.xlsx"].map(|name| desk.tree().remove(name).unwrap())
    };
    let first = tell();
    std::fs::remove_dir_all(desk.path("output")).unwrap();
    assert_eq!(first, tell());
}
