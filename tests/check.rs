//! check: rows and relations, cell by cell, in Chinese, all at once.

use crate::support::{judged, town};
use zhenwen::catalog::Catalog;
use zhenwen::model::{Aside, AsideReason, Finding, Row, Severity, Value};

/// Findings over tables; unknown columns of a test do not matter, so only `code` is kept.
fn of(code: &str, tables: &[(&str, &str)]) -> Vec<Finding> {
    let catalog = Catalog::load(None).unwrap();
    let findings = judged(&catalog, &town(&catalog, tables));
    findings.into_iter().filter(|finding| &*finding.code == code).collect()
}

const VILLAGES: (&str, &str) = ("村", "村名\n东岭村\n西河村");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|联系电话\n东岭超市|东岭村|13900000001\n西河酒坊|西河村|13900000002",
);

#[test]
fn a_name_without_row_is_named_once_with_candidates_and_the_alias_to_paste() {
    let checks = "检查编号|检查日期|检查人员|单位名称
        J1|2026-10-08|赵启明、钱文博|东岭超市
        J2|2026-10-09|赵启明、钱文博|东领超市
        J3|2026-10-10|赵启明、钱文博|东领超市";
    let findings = of("E-NAME-UNKNOWN", &[VILLAGES, UNITS, ("检查", checks)]);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(finding.place.file.as_deref(), Some("checks.xlsx"));
    assert_eq!(finding.place.cell.as_deref(), Some("D3"));
    assert_eq!(finding.read.as_deref(), Some("东领超市"));
    assert!(finding.fact.contains("共 2 处"), "{}", finding.fact);
    assert!(finding.advice.contains("D3、D4"), "{}", finding.advice);
    assert!(finding.advice.contains("单位\t东领超市\t东岭超市"), "{}", finding.advice);
    let excerpt = finding.excerpt.as_ref().unwrap();
    let marked: String = excerpt
        .text
        .chars()
        .skip(excerpt.start)
        .take(excerpt.end - excerpt.start)
        .collect();
    assert_eq!(marked, "东领超市");
    assert_eq!(excerpt.text, "J2 │ 2026年10月9日 │ 赵启明、钱文博 │ 东领超市");
}

#[test]
fn an_id_without_row_is_an_error_without_alias() {
    let checks =
        "检查编号|检查日期|检查人员|单位名称\nJ-2026-1|2026-10-08|赵启明|东岭超市";
    let hazards = "隐患编号|检查编号|发现日期|单位名称|隐患内容
        H1|J-2026-9|2026-10-08|东岭超市|插座老化";
    let findings =
        of("E-KEY-UNKNOWN", &[VILLAGES, UNITS, ("检查", checks), ("隐患", hazards)]);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.place.cell.as_deref(), Some("B2"));
    assert!(finding.advice.contains("J-2026-1"), "{}", finding.advice);
    assert!(!finding.advice.contains("别名"), "{}", finding.advice);
}

#[test]
fn a_missing_sheet_is_said_once_for_the_column() {
    let hazards = "隐患编号|发现日期|单位名称|隐患内容
        H1|2026-10-08|东岭超市|插座老化\nH2|2026-10-08|西河酒坊|插座松动";
    let findings = of("E-SHEET-MISSING", &[VILLAGES, ("隐患", hazards)]);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].fact.contains("2 处"), "{}", findings[0].fact);
    assert!(of("E-NAME-UNKNOWN", &[VILLAGES, ("隐患", hazards)]).is_empty());
}

#[test]
fn an_optional_sheet_may_be_missing() {
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|督办编号
        H1|2026-10-08|东岭超市|安全出口上锁|兰督办〔2026〕3号";
    let catalog = Catalog::load(None).unwrap();
    let town = town(&catalog, &[VILLAGES, UNITS, ("隐患", hazards)]);
    let about = |finding: &Finding| format!("{finding:?}").contains("兰督办〔2026〕3号");
    let told: Vec<Finding> = judged(&catalog, &town)
        .into_iter()
        .filter(|f| f.read.is_some() && about(f))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn a_telephone_never_stands_in_a_finding() {
    let catalog = Catalog::load(None).unwrap();
    let units = "单位名称|村名|联系电话\n甲店|东岭村|13900000001\n乙店|东岭村|13900000001
        丙店|东岭村|13900000001\n丁店|东岭村|13900000001";
    let findings = judged(&catalog, &town(&catalog, &[VILLAGES, ("单位", units)]));
    assert!(findings.iter().any(|finding| &*finding.code == "C-27"));
    for finding in findings {
        assert!(!format!("{finding:?}").contains("13900000001"), "{finding:#?}");
    }
}

#[test]
fn wanted_cells_are_told_once_a_column_with_the_first_places() {
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|隐患等级|整改措施
        H1|2026-10-08|东岭超市|插座老化|一般|
        H2|2026-10-08|东岭超市|安全出口上锁|重大|
        H3|2026-10-09|东岭超市|疏散通道堵塞|重大|";
    let findings = of("E-WANTED", &[VILLAGES, UNITS, ("隐患", hazards)]);
    let about = |column: &str| {
        findings.iter().filter(|f| f.fact.contains(&format!("“{column}”"))).count()
    };
    assert_eq!(about("整改措施"), 1);
    let finding = findings.iter().find(|f| f.fact.contains("“整改措施”")).unwrap();
    assert_eq!(finding.place.cell.as_deref(), Some("F3"));
    assert!(finding.fact.contains("2 行"), "{}", finding.fact);
    assert!(finding.advice.contains("F3、F4"), "{}", finding.advice);
    assert_eq!(about("整改期限"), 1, "a column that the workbook lacks is told too");
    assert_eq!(about("隐患等级"), 0);
}

#[test]
fn a_row_set_aside_names_every_missing_column_and_the_group() {
    let catalog = Catalog::load(None).unwrap();
    let hazards =
        "隐患编号|发现日期|村名|单位名称|隐患内容\nH1|2026-10-08||东岭超市|插座老化";
    let mut town = town(&catalog, &[VILLAGES, UNITS, ("隐患", hazards)]);
    let sheet = town.sheets[4].as_mut().unwrap();
    let column = |header| sheet.headers.column(header).unwrap();
    let missing = vec![column("发现日期"), column("村名"), column("单位名称")];
    let mut cells = vec![Value::Blank; sheet.headers.names().len()];
    cells[column("隐患编号")] = Value::Text("H7".into());
    let row = Row::new(sheet.rows[0].source, 9, cells);
    sheet.aside.push(Aside { row, reason: AsideReason::Required(missing) });
    let findings = judged(&catalog, &town);
    let finding = findings.iter().find(|f| &*f.code == "E-REQUIRED").unwrap();
    assert_eq!(finding.place.cell.as_deref(), Some("B9"));
    assert_eq!(finding.fact, "必填的“发现日期”、“村名”或“单位名称”没有填，或填的看不懂");
}

#[test]
fn two_rows_of_one_unit_show_both_values() {
    let catalog = Catalog::load(None).unwrap();
    let mut town = town(&catalog, &[VILLAGES, UNITS]);
    let sheet = town.sheets[2].as_mut().unwrap();
    let mut twice = sheet.rows[0].clone();
    twice.number = 8;
    twice.set(sheet.headers.column("主要负责人").unwrap(), Value::Text("李小满".into()));
    sheet.rows[0]
        .set(sheet.headers.column("主要负责人").unwrap(), Value::Text("李晓满".into()));
    let used = AsideReason::Conflict(sheet.rows[0].source, sheet.rows[0].number);
    sheet.aside.push(Aside { row: twice, reason: used });
    let findings = judged(&catalog, &town);
    let finding = findings.iter().find(|f| &*f.code == "E-UNIT-TWICE").unwrap();
    assert!(finding.fact.contains("units.xlsx A2"), "{}", finding.fact);
    let aside = &finding.advice;
    assert!(aside.contains("李小满") && aside.contains("李晓满"), "{aside}");
}

#[test]
fn an_alias_that_is_a_proper_name_is_an_error() {
    let aliases =
        "类别|别名|正名\n单位|岭超|东岭超市\n单位|东岭超市|西河酒坊\n村|东岭|东岭村";
    let findings = of("E-ALIAS", &[VILLAGES, UNITS, ("别名", aliases)]);
    let cells: Vec<_> =
        findings.iter().map(|f| f.place.cell.as_deref().unwrap()).collect();
    assert_eq!(cells, ["B3"]);
}

#[test]
fn a_row_of_no_subject_is_listed() {
    let catalog = Catalog::load(None).unwrap();
    let rows = "培训编号|培训日期|主题|培训类别|组织单位|单位名称
        P1|2026-10-01|用电安全|从业人员||
        P2|2026-10-02|用电安全|从业人员|东岭村|
        P3|2026-10-03|用电安全|从业人员||西河酒坊";
    let town = town(&catalog, &[VILLAGES, UNITS, ("培训", rows)]);
    let findings = judged(&catalog, &town);
    let blank: Vec<_> = findings.iter().filter(|f| &*f.code == "E-KEY-BLANK").collect();
    assert_eq!(blank.len(), 1);
    assert_eq!(blank[0].place.cell.as_deref(), Some("F2"));
}

#[test]
fn findings_come_in_reading_order() {
    let catalog = Catalog::load(None).unwrap();
    let row = |n| format!("\nH{n}|2026-10-09|东岭超市|第{n}处|2026-10-01");
    let rows: String = (1..=12).map(row).collect();
    let rows = format!("隐患编号|发现日期|单位名称|隐患内容|整改完成日期{rows}");
    let town = town(&catalog, &[VILLAGES, UNITS, ("隐患", &rows)]);
    let findings = judged(&catalog, &town);
    let cells: Vec<_> = findings
        .iter()
        .filter(|f| &*f.code == "C-15")
        .map(|f| f.place.cell.clone().unwrap().to_string())
        .collect();
    let expected: Vec<String> = (2..=13).map(|row| format!("E{row}")).collect();
    assert_eq!(cells, expected);
}

#[test]
fn every_finding_begins_its_advice_with_a_verb_and_has_a_long_answer() {
    let catalog = Catalog::load(None).unwrap();
    for decl in catalog.findings.iter() {
        let is_kind = decl.code.contains('·');
        assert!(is_kind || !decl.explain.is_empty(), "{} has no long answer", decl.code);
        assert!(!decl.fact.contains(['！', '!', '您']), "{}: {}", decl.code, decl.fact);
    }
}

#[test]
fn stages_follow_each_other_in_one_plan() {
    let rows = "方案|阶段名称|起始日期|终止日期
        百日攻坚|排查|2026-04-01|2026-04-30
        百日攻坚|动员|2026-03-01|2026-03-31
        百日攻坚|收尾|2026-04-30|2026-05-31
        夏季行动|动员|2026-03-10|2026-03-20
        夏季行动|排查|2026-03-21|2026-06-30
        夏季行动|总结|2026-06-20|2026-06-25
        夏季行动|后续|2026-06-28|2026-07-10";
    let facts: Vec<String> = of("C-19", &[("阶段", rows)])
        .iter()
        .map(|f| format!("{} {}", f.place.cell.as_deref().unwrap(), f.fact))
        .collect();
    let expected = [
        "C3 “动员”排在“排查”之后，起始却更早",
        "C4 “收尾”与“排查”的日期重叠",
        "C7 “总结”与“排查”的日期重叠",
        "C8 “后续”与“排查”的日期重叠",
    ];
    assert_eq!(facts, expected);
}

#[test]
fn a_column_that_the_table_has_not_is_told_as_a_column() {
    let catalog = Catalog::load(None).unwrap();
    let villages = town(&catalog, &[("村", "村名|安全员\n东岭村|\n西河村|甲一")]);
    let findings = judged(&catalog, &villages);
    let facts: Vec<&str> = findings.iter().map(|f| f.fact.as_str()).collect();
    assert!(facts.contains(&"“安全员”有 1 行没有填"), "{facts:#?}");
    let told = findings.iter().find(|f| f.fact == "表里没有“网格数”这一列").unwrap();
    assert_eq!((told.place.cell.as_deref(), told.excerpt.as_ref()), (None, None));
    assert_eq!(told.place.sheet.as_deref(), Some("村"));
    assert!(told.advice.contains("补填 2 行"), "{}", told.advice);
    assert!(findings.iter().all(|f| !f.code.contains('·')));
}

#[test]
fn faults_without_end_are_counted() {
    let row = |at: u32| format!("J{at}|2026-10-08|赵启明|第{at}商店\n");
    let rows: String = (0..20_012).map(row).collect();
    let checks = format!("检查编号|检查日期|检查人员|单位名称\n{rows}");
    let findings = of("E-MANY-HITS", &[VILLAGES, UNITS, ("检查", &checks)]);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!(finding.fact, "“单位名称”另有12处同样的问题，未逐一列出");
    // One cell for the first of them; the names come in the order of their characters.
    assert_eq!(finding.place.file.as_deref(), Some("checks.xlsx"));
}
