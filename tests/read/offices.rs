//! What offices write in tables that no declaration foresaw, and a colleague understands.

use super::{cells, codes, town};
use crate::support::workbook;
use rust_xlsxwriter::{Formula, Workbook};
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::model::{AsideReason, Town};
use zhenwen::read::read;

const VILLAGES: (&str, &str) =
    ("村", "村名|村主要负责人|户数\n东岭村|甲一|#10\n西坡村|乙二|#20");
const UNITS: (&str, &str) =
    ("单位", "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n西坡酒坊|西坡村|小加工");

/// Why rows of a sheet are not counted.
fn reasons(town: &Town, sheet: &str) -> Vec<AsideReason> {
    let sheet = town.sheet_named(sheet).unwrap();
    sheet.aside.iter().map(|aside| aside.reason.clone()).collect()
}

#[test]
fn numbers_that_count_the_rows_are_no_ids() {
    let of = |unit: &str, what: &str| {
        format!(
            "编号|排查日期|企业名称|存在隐患\n1|2026-10-09|{unit}|{what}\n2|2026-10-10|{unit}|{what}二处"
        )
    };
    let (east, west) = (of("东岭超市", "通道堵塞"), of("西坡酒坊", "电线老化"));
    let (read, findings) = town(&[
        ("a.xlsx", &[VILLAGES, UNITS]),
        ("b.xlsx", &[("台账", &east)]),
        ("c.xlsx", &[("台账", &west)]),
    ]);
    assert_eq!(read.sheet_named("隐患").unwrap().rows.len(), 4);
    assert!(codes(&findings).iter().all(|(code, _)| *code == "E-ID-ALLOTTED"));
    let source =
        read.sources.iter().find(|source| &*source.workbook == "b.xlsx").unwrap();
    assert!(source.mapping[0].is_none(), "it is a 序号: {:?}", source.mapping);
}

#[test]
fn numbers_by_which_hazards_name_checks_are_ids() {
    let checks =
        "编号|检查日期|检查人员|单位名称|发现隐患数\n1|2026-10-09|甲一|东岭超市|#1";
    let hazards =
        "隐患编号|检查编号|发现日期|单位名称|隐患内容\nH1|1|2026-10-09|东岭超市|堵塞";
    let (town, _) =
        town(&[("a.xlsx", &[VILLAGES, UNITS, ("检查", checks), ("隐患", hazards)])]);
    let hazard = town.rows_named("隐患").next().unwrap();
    assert!(town.value(hazard, "检查编号").target().is_some());
}

#[test]
fn one_check_in_the_books_of_two_villages_is_two() {
    let check = "检查日期|检查人员|单位名称\n2026-10-09|甲一、乙二|红星超市";
    let units = "单位名称|村名|单位类别\n红星超市（东岭村）|东岭村|商场超市\n红星超市（西坡村）|西坡村|商场超市";
    let (town, _) = town(&[
        ("a.xlsx", &[VILLAGES, ("单位", units)]),
        ("东岭村检查.xlsx", &[("台账", check)]),
        ("西坡村检查.xlsx", &[("台账", check)]),
        ("西坡村补报.xlsx", &[("台账", check)]),
    ]);
    assert_eq!(cells(&town, "检查", &["村名"]), ["东岭村", "西坡村"]);
    assert_eq!(reasons(&town, "检查"), [AsideReason::Merged]);
}

#[test]
fn words_of_nothing_are_no_hazards() {
    let both = "排查日期|检查人员|受检单位|存在问题\n2026-10-09|甲一|东岭超市|未发现安全隐患。\n2026-10-10|甲一|西坡酒坊|通道堵塞";
    let (read, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("台账", both)])]);
    assert_eq!(
        cells(&read, "检查", &["单位名称", "发现隐患数"]),
        ["东岭超市|0", "西坡酒坊|1"]
    );
    let hazards = "发现日期|企业名称|隐患内容\n2026-10-09|东岭超市|无\n2026-10-10|东岭超市|暂无问题\n2026-10-10|西坡酒坊|无应急照明";
    let (read, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards)])]);
    assert_eq!(cells(&read, "隐患", &["隐患内容"]), ["无应急照明"]);
    assert_eq!(
        reasons(&read, "隐患"),
        [AsideReason::ZeroReport, AsideReason::ZeroReport]
    );
}

#[test]
fn totals_of_villages_and_examples_are_no_data() {
    let units = "序号|单位名称|村名|单位类别|从业人数\n例|某某超市|某某村|商场超市|#3\n1|东岭超市|东岭村|商场超市|#1\n|东岭村小计|||#1\n2|西坡酒坊|西坡村|小加工|#2\n|本页小计|||#2\n合计||||#3\n总计：3||||#3";
    let (read, findings) = town(&[("a.xlsx", &[VILLAGES, ("单位", units)])]);
    assert_eq!(cells(&read, "单位", &["单位名称"]), ["东岭超市", "西坡酒坊"]);
    let total = AsideReason::Total;
    let expected = [&AsideReason::Example, &total, &total, &total, &total];
    assert_eq!(reasons(&read, "单位").iter().collect::<Vec<_>>(), expected);
    assert_eq!(codes(&findings), []);
}

#[test]
fn a_table_right_below_another_begins_with_its_header() {
    let both = "检查日期|受检单位|检查人员|发现隐患数\n2026-10-09|东岭超市|甲一、乙二|#1\n发现日期|企业名称|隐患描述|整改期限\n2026-10-09|东岭超市|软管老化|2026-10-19";
    let (read, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("9月", both)])]);
    assert_eq!(cells(&read, "检查", &["单位名称"]), ["东岭超市"]);
    assert_eq!(
        cells(&read, "隐患", &["隐患内容", "整改期限"]),
        ["软管老化|2026年10月19日"]
    );
}

#[test]
fn the_hazards_of_one_unit_stand_below_it() {
    let hazards = "序号|发现日期|单位名称|隐患内容\n1|2026-10-09|东岭超市|通道堵塞\n|||电线老化\n2|2026-10-10|西坡酒坊|软管老化";
    let (read, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards)])]);
    let expected = ["东岭超市|通道堵塞", "东岭超市|电线老化", "西坡酒坊|软管老化"];
    assert_eq!(cells(&read, "隐患", &["单位名称", "隐患内容"]), expected);
}

#[test]
fn rows_whose_day_is_not_known_are_not_told_to_be_the_same() {
    let hazards =
        "发现日期|单位名称|隐患内容\n9月某日|东岭超市|堵塞\n十月某日|东岭超市|堵塞";
    let (_, findings) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards)])]);
    assert!(
        codes(&findings).iter().all(|(code, _)| *code != "E-SAME-TWO"),
        "{findings:?}"
    );
}

#[test]
fn an_error_where_the_hazard_would_stand_says_neither() {
    let folder = TempDir::new().unwrap();
    workbook(&folder.path().join("a.xlsx"), &[VILLAGES, UNITS]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let lines = ["排查日期|检查人员|受检单位|存在问题", "2026-10-09|甲一|东岭超市|"];
    for (row, line) in (0..).zip(lines) {
        sheet.write_row(row, 0, line.split('|')).unwrap();
    }
    sheet.write_formula(1, 3, Formula::new("=NA()").set_result("#N/A")).unwrap();
    book.save(folder.path().join("b.xlsx")).unwrap();
    let catalog = Catalog::load(None).unwrap();
    let read = read(&catalog, folder.path(), "2026-10-31".parse().unwrap());
    let (town, findings) = read.unwrap();
    assert!(codes(&findings).contains(&("E-CELL-ERROR", "D2")), "{findings:?}");
    assert_eq!(cells(&town, "检查", &["发现隐患数"]), [""]);
}
