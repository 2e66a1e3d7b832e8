//! The year workbook: sheets in L order, charts from figures.

use super::Bench;
use super::workbook::{part, sheet};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use zhenwen::catalog::Declarations;
use zhenwen::emit::xlsx;
use zhenwen::model::{FigureKey, Period, Scope};

/// The bytes of the year workbook.
fn year(bench: &Bench) -> Vec<u8> {
    let charts = zhenwen::merge::year_charts(bench.case());
    xlsx::year_workbook(&bench.year(), &charts, "20261031-01").unwrap()
}

#[test]
fn the_sheets_stand_in_the_order_of_their_codes() {
    let book: Xlsx<_> = Xlsx::new(Cursor::new(year(&Bench::new()))).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "L-06 单位底数",
            "L-07 村底数",
            "L-09 安全检查台账",
            "L-10 隐患台账",
            "L-11 重大事故隐患清单",
            "L-34 指标台账",
            "L-37 发文登记簿",
            "图表",
        ]
    );
}

#[test]
fn charts_are_drawn_from_the_figures() {
    let bench = Bench::new();
    let bytes = year(&bench);
    let read = sheet(&bytes, "图表");
    let number = |row, column| match read.get_value((row, column)) {
        Some(Data::Float(number)) => Some(number.to_string()),
        _ => None,
    };
    let figure = |id: &str, scope: Scope, year: i16| {
        let key = FigureKey { id: id.into(), scope, period: Period::Year(year) };
        bench.figures.get(&key).unwrap().numerator.map(|n| n.to_string())
    };
    for (row, village) in (2..).zip(bench.town.rows_named("村")) {
        let scope = Scope::Village(village);
        assert_eq!(number(row, 1), figure("S-18.found", scope.clone(), 2026));
        assert_eq!(number(row, 2), figure("S-18.rectified", scope, 2026));
    }
    assert_eq!(number(2, 1).as_deref(), Some("5"), "found in 东岭村");
    for (row, year) in (24..).zip([2024, 2025, 2026]) {
        assert_eq!(number(row, 1), figure("S-17.increment", Scope::Town, year));
    }
    assert_eq!(number(26, 1).as_deref(), Some("1"), "H2");
    for (name, range) in [
        ("xl/charts/chart1.xml", "图表!$B$3:$B$4"),
        ("xl/charts/chart2.xml", "图表!$B$25:$B$27"),
    ] {
        let xml = part(&bytes, name);
        assert!(xml.contains(&format!("<c:f>{range}</c:f>")), "{xml}");
    }
}

#[test]
fn long_lists_of_several_sheets_share_the_hidden_sheet() {
    let long: Vec<String> = (0..40).map(|n| format!("\"第{n:02}类重点场所\"")).collect();
    let declarations = Declarations::load(None).unwrap();
    let text = declarations.get("sheets/units.toml").unwrap();
    let at = text.find("header = \"单位类别\"").unwrap();
    let from = at + text[at..].find("choices = [").unwrap();
    let to = from + text[from..].find(']').unwrap();
    let text = format!("{}choices = [{}{}", &text[..from], long.join(","), &text[to..]);
    let bench = Bench::of(declarations.with("sheets/units.toml", &text), super::TABLES);
    let bytes = year(&bench);
    let units = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(units.contains("<formula1>选项!$A$1:$A$40</formula1>"), "{units}");
}

#[test]
fn a_town_without_figures_has_no_charts() {
    let bench = Bench::of(Declarations::load(None).unwrap(), &[("村", "村名\n东岭村")]);
    assert!(zhenwen::merge::year_charts(bench.case()).is_empty());
    let ledgers = bench.year();
    assert_eq!(ledgers.len(), 3, "村底数, 指标台账 and 发文登记簿");
    assert!(xlsx::year_workbook(&ledgers, &[], "run").is_ok());
}

#[test]
fn the_same_year_gives_the_same_bytes() {
    assert!(year(&Bench::new()) == year(&Bench::new()));
}
