//! What stands in the file of a ledger.

use super::{Bench, cells, of_code};
use crate::support::shared;
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::io::{Cursor, Read};
use zhenwen::emit::xlsx;
use zhenwen::model::{
    Cell, Decimal, Ledger, LedgerColumn, LedgerTable, Period, RowRef, RowSource,
};

/// The bytes of a month ledger.
fn month(bench: &Bench, code: &str) -> Vec<u8> {
    xlsx::workbook(of_code(&bench.month(), code), "20261031-01").unwrap()
}

/// One part of a package.
pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// All cells of a sheet as the reader sees them.
pub(super) fn sheet(bytes: &[u8], name: &str) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheet_range(name).unwrap()
}

/// What a reader must find for a cell.
fn agrees(cell: &Cell, read: &Data) -> bool {
    match (cell, read) {
        (Cell::Blank, Data::Empty) => true,
        (Cell::Text(text), Data::String(read)) => **text == **read,
        (Cell::Number(number), Data::Float(read)) => {
            number.to_string() == read.to_string()
        }
        (Cell::Date(day), Data::DateTime(read)) => {
            let (year, month, date, ..) = read.to_ymd_hms_milli();
            *day == jiff::civil::date(
                i16::try_from(year).unwrap(),
                i8::try_from(month).unwrap(),
                i8::try_from(date).unwrap(),
            )
        }
        _ => false,
    }
}

#[test]
fn a_reader_finds_every_cell_as_it_was() {
    let bench = Bench::new();
    for ledger in bench.month() {
        let bytes = xlsx::workbook(&ledger, "run").unwrap();
        let name = format!("{} {}", ledger.code, ledger.name);
        let read = sheet(&bytes, &name);
        for (at, row) in (3..).zip(cells(&ledger)) {
            for (column, cell) in (0..).zip(row) {
                let found = read.get_value((at, column)).unwrap_or(&Data::Empty);
                assert!(agrees(&cell, found), "{name} {at},{column}: {cell:?} {found:?}");
            }
        }
    }
}

#[test]
fn title_and_last_lines_stand_round_the_table() {
    let bench = Bench::new();
    let read = sheet(&month(&bench, "L-10"), "L-10 隐患台账");
    let text = |row, column| read.get_value((row, column)).unwrap().to_string();
    assert_eq!(text(0, 0), "兰台镇隐患台账（2026年10月）");
    assert_eq!(text(1, 0), "填报单位：兰台镇人民政府");
    assert_eq!(text(1, 6), "统计截止日期：2026年10月31日");
    assert_eq!(text(2, 0), "序号");
    assert_eq!(text(2, 14), "整改资金（万元）");
    assert_eq!((text(9, 0), text(9, 14)), ("合计".into(), "8".into()));
    assert!(text(10, 0).starts_with("填表人：") && text(10, 0).contains("审核人："));
}

#[test]
fn the_sheet_is_set_up_for_screen_and_print() {
    let bench = Bench::new();
    let bytes = month(&bench, "L-10");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        r#"<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>"#,
        r#"<autoFilter ref="A3:AC9"/>"#,
        r#"<mergeCell ref="A1:L1"/>"#,
        r#"paperSize="9""#,
        r#"orientation="landscape""#,
        r#"fitToHeight="0""#,
        r#"fitToWidth="2""#, // 29 columns stay readable on two pages side by side
        "第 &amp;P 页 共 &amp;N 页",
        "<f>SUBTOTAL(109,O4:O9)</f><v>8</v>",
        r#"<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1""#,
        r#""企业自查,村级检查,镇级检查,部门检查,专家检查,举报,上级交办""#,
        r#"<formula>OR($AA4="逾期",$AA4="未报",$AA4="是",N($AA4)&gt;0)</formula>"#,
    ] {
        assert!(xml.contains(wanted), "{wanted} is not in:\n{xml}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("'L-10 隐患台账'!$3:$3</definedName>"), "{book}");
    let custom = part(&bytes, "docProps/custom.xml");
    assert!(custom.contains(r#"name="zhenwen-run""#) && custom.contains("20261031-01"));
    let table = "<vt:lpwstr>L-10 隐患台账/隐患/等级、隐患状态、逾期天数</vt:lpwstr>";
    assert!(custom.contains(table), "{custom}");
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>兰台镇隐患台账（2026年10月）</dc:title>"), "{core}");
}

#[test]
fn no_cell_of_the_data_is_a_formula() {
    let bench = Bench::new();
    let xml = part(&month(&bench, "L-10"), "xl/worksheets/sheet1.xml");
    assert_eq!(xml.matches("<f>").count(), 1, "only the sum of 合计");
    assert!(xml.contains(r#"t="inlineStr"><is><t>=1+1</t></is>"#));
}

#[test]
fn a_ledger_without_rows_says_so() {
    let mut bench = Bench::new();
    bench.run.month = Period::Month(2026, 2);
    let read = sheet(&month(&bench, "L-09"), "L-09 安全检查台账");
    assert_eq!(read.get_value((3, 1)), Some(&Data::String("无".into())));
    assert_eq!(read.get_value((4, 11)), Some(&Data::Float(0.0)));
}

#[test]
fn the_same_town_gives_the_same_bytes() {
    let bench = Bench::new();
    assert!(month(&bench, "L-10") == month(&Bench::new(), "L-10"));
}

/// Rows of one column that are given.
struct Given(Vec<Cell>);

impl RowSource for Given {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn fill(&self, index: usize, cells: &mut Vec<Cell>) {
        cells.push(Cell::Number(Decimal::from(1)));
        cells.push(self.0[index].clone());
    }

    fn origin(&self, _index: usize) -> Option<RowRef> {
        None
    }
}

/// A ledger of 序号 and one column.
pub(super) fn given(cells: Vec<Cell>, choices: Vec<&str>) -> Ledger<'static> {
    let column = |header: &str| LedgerColumn {
        header: header.into(),
        width: 10,
        ..LedgerColumn::default()
    };
    let choices = choices.into_iter().map(Into::into).collect();
    let columns = vec![column("序号"), LedgerColumn { choices, ..column("内容") }];
    Ledger {
        code: "L-99".into(),
        name: "台账".into(),
        period: Period::Year(2026),
        template: "ledgers/given.toml".into(),
        title: "台账".into(),
        filler: "填报单位：".into(),
        as_of: "统计截止日期：".into(),
        is_landscape: false,
        has_signatures: true,
        tables: vec![LedgerTable {
            caption: "".into(),
            sheet: "".into(),
            columns,
            rows: Box::new(Given(cells)),
            overdue_column: None,
        }],
    }
}

#[test]
fn a_long_list_stands_on_a_hidden_sheet() {
    let names: Vec<String> = (0..60).map(|n| format!("某某村第{n}网格")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ledger = given(vec![Cell::Blank], names);
    let bytes = xlsx::workbook(&ledger, "run").unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<formula1>选项!$A$1:$A$60</formula1>"), "{xml}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains(r#"name="选项" sheetId="2" state="hidden""#), "{book}");
    let last = sheet(&bytes, "选项").get_value((59, 0)).cloned();
    assert_eq!(last, Some(Data::String("某某村第59网格".into())));
}

#[test]
fn more_rows_than_a_worksheet_holds_are_refused() {
    struct Endless;
    impl RowSource for Endless {
        fn len(&self) -> usize {
            1_048_576
        }
        fn fill(&self, _index: usize, _cells: &mut Vec<Cell>) {
            unreachable!("refused before the first row");
        }
        fn origin(&self, _index: usize) -> Option<RowRef> {
            None
        }
    }
    let mut ledger = given(Vec::new(), Vec::new());
    ledger.tables[0].rows = Box::new(Endless);
    let error = xlsx::workbook(&ledger, "run").unwrap_err().to_string();
    assert!(error.contains("请按村分成几次办理"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_back_as_it_was(texts in prop::collection::vec(".{1,40}", 1..20)) {
        let cells: Vec<Cell> = texts.iter().map(|t| Cell::Text(t.as_str().into())).collect();
        let bytes = xlsx::workbook(&given(cells, Vec::new()), "run").unwrap();
        let read = sheet(&bytes, "L-99 台账");
        for (row, text) in (3..).zip(&texts) {
            prop_assert_eq!(read.get_value((row, 1)), Some(&Data::String(text.clone())));
        }
    }
}

#[test]
fn every_workbook_is_valid() {
    let bench = Bench::new();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for ledger in bench.month() {
        let path = folder.path().join(format!("{}.xlsx", ledger.code));
        std::fs::write(&path, xlsx::workbook(&ledger, "run").unwrap()).unwrap();
        files.push(path);
    }
    let charts = zhenwen::merge::year_charts(bench.case());
    let year = xlsx::year_workbook(&bench.year(), &charts, "run").unwrap();
    files.push(folder.path().join("year.xlsx"));
    std::fs::write(&files[files.len() - 1], year).unwrap();
    shared::check("validate_ooxml.py", &["--allow-formula"], &files);
}

#[test]
fn what_is_derived_is_told_in_as_many_properties_as_it_takes() {
    let mut ledger = given(vec![Cell::Blank], Vec::new());
    let column = |n: u32| LedgerColumn {
        header: format!("本镇自己加的派生列第{n}号").into(),
        is_derived: true,
        ..LedgerColumn::default()
    };
    ledger.tables[0].columns.extend((1..=40).map(column));
    ledger.tables[0].sheet = "隐患".into();
    let custom = part(&xlsx::workbook(&ledger, "run").unwrap(), "docProps/custom.xml");
    let values: Vec<&str> = custom.split("<vt:lpwstr>L-99 台账/隐患/").skip(1).collect();
    assert!(values.len() > 1, "{custom}");
    let headers: Vec<&str> = values
        .iter()
        .map(|value| value.split('<').next().unwrap())
        .inspect(|value| assert!(value.chars().count() + 11 <= 255, "{value}"))
        .flat_map(|value| value.split('、'))
        .collect();
    assert_eq!(headers.len(), 40);
    assert_eq!(headers[39], "本镇自己加的派生列第40号");
}
