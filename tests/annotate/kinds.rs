//! Files of other kinds go back as .xlsx: marked at the same cells, read alike, and clean once
//! the proposals are taken over.

use super::copy::{colour, comments, lines, part};
use super::proposals::take_over;
use super::{give_back, order};
use crate::support::kinds::{Grid, file};
use crate::support::workbook;
use std::path::Path;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::emit::xlsx::rebuild;
use zhenwen::model::{Annotation, Cell, Finding, PlainSheet, Town, cell_at};
use zhenwen::pipeline::{Order, annotate, check};
use zhenwen::read::read_with;

/// The program that reads old kinds in a process of its own.
const PROGRAM: &str = env!("CARGO_BIN_EXE_zhenwen");

/// Kinds of files, and whether they keep merged cells.
const KINDS: [(&str, bool); 8] = [
    ("xls", true),
    ("et", true),
    ("ods", true),
    ("html", true),
    ("mht", true),
    ("xlsb", false),
    ("csv", false),
    ("txt", false),
];

/// Villages that nothing is said of.
const VILLAGES: &str =
    "村名|村类别|户数|人口\n东岭村|行政村|#10|#30\n西坡村|行政村|#20|#60";

/// Units: a village over two rows, a code with a letter for a digit, a number that is words,
/// one that nobody knows, a date.
const UNITS: &str = "单位名称|村名|统一社会信用代码|从业人数|挂牌日期|积分\n东岭超市|东岭村|9135O100M000100Y43|12人|2026-3-5|#87.5\n东岭饭店||无|约30|2026年4月6日|#90\n西坡酒坊|西坡村|无|#9|26.5.7|";

/// The order of a check of a folder, with the program at hand.
fn with_program(data: &Path) -> Order {
    Order { executable: Some(PROGRAM.into()), ..order(data) }
}

/// A folder with villages, and the units as a file of a kind.
fn desk(kind: &str, merges: &[[u16; 4]]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    workbook(&data.join("villages.xlsx"), &[("村", VILLAGES)]);
    let table = match merges {
        [] => UNITS.replace("东岭饭店||", "东岭饭店|东岭村|"),
        _ => UNITS.to_owned(),
    };
    let name = format!("units.{kind}");
    let grid = Grid { merges, ..Grid::new("单位", &table) };
    std::fs::write(data.join(&name), file(kind, grid)).unwrap();
    (folder, name)
}

/// The town of a folder.
fn town(data: &Path) -> Town {
    let catalog = Catalog::load(None).unwrap();
    let today = order(data).today;
    read_with(&catalog, data, today, Some(Path::new(PROGRAM))).unwrap().0
}

/// All values of the units, as they print, with their columns.
fn records(town: &Town) -> Vec<Vec<(usize, String)>> {
    let rows = town.rows_named("单位").map(|at| town.row(at));
    rows.map(|row| row.written().map(|(at, value)| (at, value.to_string())).collect())
        .collect()
}

/// Codes and cells of what is told of the units.
fn told(findings: &[Finding]) -> Vec<(String, String)> {
    let own = findings.iter().filter(|f| {
        f.place.file.as_deref().is_some_and(|file| file.starts_with("units."))
    });
    let is_of_cell = |f: &&Finding| f.code.starts_with("E-") && &*f.code != "E-WANTED";
    let own = own.filter(|f| f.place.cell.is_some()).filter(is_of_cell);
    own.map(|f| (f.code.to_string(), f.place.cell.clone().unwrap().to_string())).collect()
}

#[test]
fn a_file_of_any_kind_goes_back_as_a_workbook_marked_at_its_cells() {
    for (kind, has_merges) in KINDS {
        let merges: &[[u16; 4]] = if has_merges { &[[1, 1, 2, 1]] } else { &[] };
        let (folder, name) = desk(kind, merges);
        let (data, back) = (folder.path().join("data"), folder.path().join("back"));
        let made = annotate(&with_program(&data), &back, &[]).unwrap();
        assert_eq!(made.files[0], format!("{name}.xlsx"), "{kind}");
        let copy = back.join(&made.files[0]);
        let bytes = std::fs::read(&copy).unwrap();
        let comments = comments(&bytes);
        for (cell, words, rgb) in [
            ("C2", "建议改为：91350100M000100Y43", "FFFFEB9D"),
            ("D2", "建议改为：12", "FFDDEBF8"),
            ("D3", "约30", "FFFFC7CD"),
        ] {
            let said = comments.get(cell).unwrap_or_else(|| panic!("{kind} {cell}"));
            assert!(said.contains(words), "{kind} {cell}: {said}");
            let sheet = "xl/worksheets/sheet1.xml";
            assert_eq!(
                colour(&bytes, sheet, cell).as_deref(),
                Some(rgb),
                "{kind} {cell}"
            );
        }
        let listed = lines(&copy);
        let line = listed.iter().find(|line| line[3] == "D3").unwrap();
        assert_eq!((&*line[1], &*line[4]), ("错误", "约30"), "{kind}");
        let is_cell = |line: &Vec<String>| cell_at(&line[3]).is_some();
        let last = listed.iter().rposition(is_cell).unwrap();
        assert!(listed[..last].iter().all(is_cell), "{kind}: columns come last");
        let front = part(&bytes, "xl/worksheets/sheet2.xml");
        // Kinds without names of worksheets take that of the file.
        let is_linked = |name: &str| front.contains(&format!("location=\"'{name}'!D3\""));
        assert!(is_linked("单位") || is_linked("units"), "{kind}: {front}");
        assert_eq!(
            has_merges,
            part(&bytes, "xl/worksheets/sheet1.xml").contains("B2:B3")
        );
    }
}

#[test]
fn the_workbook_that_goes_back_gives_the_same_records_and_findings() {
    for (kind, has_merges) in KINDS {
        let merges: &[[u16; 4]] = if has_merges { &[[1, 1, 2, 1]] } else { &[] };
        let (folder, name) = desk(kind, merges);
        let (data, back) = (folder.path().join("data"), folder.path().join("back"));
        let before = (records(&town(&data)), told(&check(&with_program(&data)).unwrap()));
        assert_eq!(before.0.len(), 3, "{kind}");
        annotate(&with_program(&data), &back, &[]).unwrap();
        std::fs::remove_file(data.join(&name)).unwrap();
        let copy = format!("{name}.xlsx");
        std::fs::copy(back.join(&copy), data.join(&copy)).unwrap();
        let after = (records(&town(&data)), told(&check(&with_program(&data)).unwrap()));
        assert_eq!(before, after, "{kind}");
    }
}

#[test]
fn proposals_taken_over_in_the_workbook_leave_only_what_has_none() {
    for (kind, has_merges) in KINDS {
        let merges: &[[u16; 4]] = if has_merges { &[[1, 1, 2, 1]] } else { &[] };
        let (folder, name) = desk(kind, merges);
        let (data, back) = (folder.path().join("data"), folder.path().join("back"));
        annotate(&with_program(&data), &back, &[]).unwrap();
        let copy = data.join(format!("{name}.xlsx"));
        std::fs::copy(back.join(format!("{name}.xlsx")), &copy).unwrap();
        let taken = take_over(&copy, &copy);
        assert_eq!(taken, 3, "{kind}: code, number, date of two digits");
        let left = told(&check(&with_program(&data)).unwrap());
        let left: Vec<_> =
            left.iter().filter(|(code, _)| code != "E-FILLED-DOWN").collect();
        assert_eq!(left, [&("E-ASK-COUNT".to_owned(), "D3".to_owned())], "{kind}");
        let read = town(&data)
            .sources
            .iter()
            .map(|s| s.workbook.to_string())
            .collect::<Vec<_>>();
        assert!(!read.contains(&name), "{kind}: the source is left out, {read:?}");
    }
}

#[test]
fn columns_are_as_wide_as_their_words_within_bounds() {
    let at = |row, column, text: &str| ((row, column), Cell::Text(text.into()));
    let long = "长".repeat(200);
    let title = "兰台镇二〇二六年安全生产检查台账";
    let sheet = PlainSheet {
        name: "台账".into(),
        is_hidden: false,
        merges: vec![((1, 0), (1, 3))],
        cells: vec![
            at(1, 0, title),
            at(2, 0, "序号"),
            at(2, 1, "东岭超市有限公司"),
            at(2, 2, &long),
        ],
    };
    let made = Annotation { workbook: "a.xls".into(), ..Annotation::default() };
    let bytes = rebuild(&made, &[sheet]).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let widths: Vec<&str> =
        sheet.split("width=\"").skip(1).filter_map(|at| at.split('.').next()).collect();
    assert_eq!(widths, ["8", "18", "48"], "{sheet}");
}

#[test]
fn what_a_workbook_may_not_be_called_is_cut_and_hidden_worksheets_stay_hidden() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三[副本]";
    let csv = "村名,户数,人口\n西坡村,约20,60\n";
    std::fs::write(data.join(format!("{long}.csv")), csv).unwrap();
    let back = folder.path().join("back");
    let made = give_back(&data, &back);
    let copy = back.join(format!("{long}.csv.xlsx"));
    assert_eq!(made.files, [format!("{long}.csv.xlsx")]);
    assert!(comments(&std::fs::read(&copy).unwrap())["B2"].contains("约20"));
    let sheet = |name: &str, is_hidden| PlainSheet {
        name: name.into(),
        is_hidden,
        merges: Vec::new(),
        cells: vec![((1, 0), Cell::Text("村名".into()))],
    };
    let made = Annotation { workbook: "a.xls".into(), ..Annotation::default() };
    let bytes = rebuild(&made, &[sheet("底数", true), sheet("台账", false)]).unwrap();
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"底数\" sheetId=\"1\" state=\"hidden\""), "{book}");
    assert_eq!(book.matches("state=\"hidden\"").count(), 1);
}
