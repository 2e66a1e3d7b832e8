//! Tables are found and understood wherever they stand.

use super::{cells, codes, town};
use zhenwen::model::{AsideReason, Value};

const VILLAGES: (&str, &str) =
    ("村", "村名|村主要负责人|户数\n东岭村|甲一|#10\n西坡村|乙二|#20");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n西坡酒坊|西坡村委会|小加工",
);

#[test]
fn headers_are_found_under_titles_by_aliases_in_any_order() {
    let hazards = "东岭片区隐患台账（2026年）\n\n序号|问题描述|受检单位|排查日期|整改时限|热度\n\
                   1|灭火器过期|东岭超市|10月9日|10月底前|高\n2|通道堵塞|西坡酒坊|2026-10-10|2026.11.5|低\n\
                   合计|2\n填表人：甲一";
    let (town, findings) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("台账", hazards)])]);
    let sheet = town.sheet_named("隐患").unwrap();
    assert_eq!(sheet.rows.len(), 2);
    let first = town.rows_named("隐患").next().unwrap();
    assert_eq!(town.value(first, "发现日期").to_string(), "2026年10月9日");
    assert_eq!(town.value(first, "整改期限").to_string(), "2026年10月31日");
    assert_eq!(town.value(first, "热度").text(), Some("高"));
    assert_eq!(town.address(first), "a.xlsx›台账›4");
    let unit = town.unit_of(first).unwrap();
    assert_eq!(town.value(unit, "单位类别").text(), Some("商场超市"));
    let reasons: Vec<&AsideReason> = sheet.aside.iter().map(|a| &a.reason).collect();
    assert_eq!(reasons, [&AsideReason::Total, &AsideReason::Footer]);
    let source = &town.sources[sheet.rows[0].source as usize];
    assert_eq!((source.header_row, source.rows_in, source.rows_kept), (3, 4, 2));
    assert_eq!(
        codes(&findings),
        [("E-DATE-NOYEAR", "D4"), ("E-DATE-WORDS", "E4"), ("E-ID-ALLOTTED", "4")]
    );
}

#[test]
fn a_village_is_known_by_its_committee() {
    let (town, _) = town(&[("a.xlsx", &[VILLAGES, UNITS])]);
    let unit = town.rows_named("单位").nth(1).unwrap();
    let village = town.village_of(unit).unwrap();
    assert_eq!(town.value(village, "村名").text(), Some("西坡村"));
}

#[test]
fn every_bad_cell_is_told_at_its_place_and_the_row_stays() {
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|隐患等级|整改期限|整改资金|整改情况|应急预案|复查结论\n\
        H1|2026-10-09|东岭超市|灭火器过期|Ⅱ级|2026-2-30|#20000|再议|半|大概合格\n\
        H2|2026-10-09|东岭超市|通道堵塞|一般|#3.1|约20|已整改|是|合格\n\
        H3||东岭超市|没有日期|一般|||||";
    let (town, findings) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards)])]);
    assert_eq!(
        codes(&findings),
        [
            ("E-ASK-COUNT", "G3"),
            ("E-ASK-DATE", "F3"),
            ("E-ASK-LEVEL", "E2"),
            ("E-ASK-UNIT", "G2"),
            ("E-DATE-IMPOSSIBLE", "F2"),
            ("E-ENUM", "J2"),
            ("E-STATUS-TEXT", "H2"),
            ("E-VALUE-MAPPED", "I2"),
        ]
    );
    let sheet = town.sheet_named("隐患").unwrap();
    assert_eq!(sheet.rows.len(), 2);
    assert!(matches!(sheet.aside[0].reason, AsideReason::Required(_)));
    let first = town.rows_named("隐患").next().unwrap();
    assert!(matches!(town.value(first, "整改期限"), Value::Unknown(_)));
    let told = findings.iter().find(|f| &*f.code == "E-DATE-IMPOSSIBLE").unwrap();
    let excerpt = told.excerpt.as_ref().unwrap();
    let marked: String = excerpt
        .text
        .chars()
        .skip(excerpt.start)
        .take(excerpt.end - excerpt.start)
        .collect();
    assert_eq!(marked, "2026-2-30");
}

#[test]
fn one_table_over_many_workbooks_keeps_each_row_once() {
    let head = "隐患编号|发现日期|单位名称|隐患内容|整改措施\n";
    let first = format!(
        "{head}H1|2026-10-09|东岭超市|灭火器过期|\nH2|2026-10-10|东岭超市|通道堵塞|"
    );
    let second = format!(
        "{head}H1|2026-10-09|东岭超市|灭火器过期|更换\nH2|2026-10-11|东岭超市|通道堵塞|"
    );
    let (town, findings) = town(&[
        ("a.xlsx", &[VILLAGES, UNITS]),
        ("b.xlsx", &[("隐患", &first)]),
        ("c.xlsx", &[("隐患", &second)]),
    ]);
    let rows: Vec<_> = town.rows_named("隐患").collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(town.value(rows[0], "整改措施").text(), Some("更换"));
    assert_eq!(town.value(rows[1], "发现日期").to_string(), "2026年10月10日");
    assert_eq!(codes(&findings), [("E-SAME-MERGED", "2")]);
    let aside = &town.sheet_named("隐患").unwrap().aside;
    assert!(matches!(aside.last().unwrap().reason, AsideReason::Conflict(_, 3)));
}

#[test]
fn a_hazard_without_date_takes_it_from_its_check() {
    let checks = "检查编号|检查日期|检查单位|检查人员|单位名称\nJ1|2026-10-09|东岭村|甲一、乙二|东岭超市";
    let hazards = "检查编号|发现日期|单位名称|隐患内容\nJ1||东岭超市|灭火器过期";
    let (town, _) =
        town(&[("a.xlsx", &[VILLAGES, UNITS, ("检查", checks), ("隐患", hazards)])]);
    let hazard = town.rows_named("隐患").next().unwrap();
    assert_eq!(town.value(hazard, "发现日期").to_string(), "2026年10月9日");
    assert_eq!(town.value(hazard, "发现途径").text(), Some("村级检查"));
    assert!(town.value(hazard, "隐患编号").text().unwrap().starts_with("自-"));
    let check = town.rows_named("检查").next().unwrap();
    assert_eq!(town.value(check, "检查层级").text(), Some("村级"));
}

#[test]
fn one_check_is_one_whoever_is_named_first() {
    let head = "检查日期|检查人员|单位名称|检查类型\n";
    let first = format!("{head}2026-10-09|甲一、乙二|东岭超市|日常");
    let second = format!("{head}2026-10-09|乙二、甲一|东岭超市|");
    let (town, findings) = town(&[
        ("a.xlsx", &[VILLAGES, UNITS]),
        ("b.xlsx", &[("检查", &first)]),
        ("c.xlsx", &[("检查", &second)]),
    ]);
    assert_eq!(town.rows_named("检查").count(), 1);
    assert_eq!(codes(&findings), [("E-SAME-MERGED", "2")]);
}

#[test]
fn rows_of_one_key_are_one_row_though_a_part_of_it_is_blank() {
    let bodies = "机构名称|机构类别|姓名|组内职务|任期起|联系电话
        安委会|领导小组|甲一|组长||
        安委会|领导小组|甲一|组长||13900000001
        安委会|领导小组|甲一|组长|2026-1-1|";
    let rosters = "值班日期|值班单位|班次|带班领导\n2026-10-1|镇政府||甲一
        2026-10-1|镇政府|全天|\n2026-10-1|镇政府|夜班|乙二";
    let visits =
        "督导日期|包保人|单位名称|村名\n2026-10-1|甲一||东岭村\n2026-10-1|甲一||西坡村
        2026-10-1|甲一|东岭超市|东岭村\n2026-10-1|甲一|东岭超市|";
    let (town, findings) = town(&[(
        "a.xlsx",
        &[VILLAGES, UNITS, ("机构", bodies), ("值班", rosters), ("督导", visits)],
    )]);
    assert_eq!(town.rows_named("机构").count(), 2);
    assert_eq!(town.rows_named("值班").count(), 2, "a blank 班次 is 全天");
    assert_eq!(town.rows_named("督导").count(), 3, "单位名称, else 村名");
    assert_eq!(codes(&findings).len(), 3, "{findings:#?}");
}

#[test]
fn a_zero_report_is_recorded_and_not_counted() {
    let accidents = "序号|发生时间|地点|死亡|重伤\n1|2026-10-31|无||\n2||零报告||";
    let (town, findings) = town(&[("a.xlsx", &[("事故", accidents)])]);
    let sheet = town.sheet_named("事故").unwrap();
    assert_eq!((sheet.rows.len(), sheet.aside.len()), (0, 2));
    assert!(sheet.aside.iter().all(|aside| aside.reason == AsideReason::ZeroReport));
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn rows_of_two_villages_are_never_one_where_only_the_files_name_them() {
    let works = |count| format!("项目名称|项目类别|应治理数\n消火栓补建|消火栓|#{count}");
    let hazards = "发现日期|隐患内容|村名\n2026-3-5|灭火器过期|";
    let villages = "村名|户数|人口\n东岭村|#10|#30\n西坡村|#20|#60";
    let (east, west) = (works(10), works(8));
    let (town, findings) = super::town(&[
        ("东岭村.xlsx", &[("工程", &east), ("隐患", hazards)]),
        ("西坡村.xlsx", &[("工程", &west), ("隐患", hazards)]),
        ("v.xlsx", &[("村", villages)]),
    ]);
    let rows = cells(&town, "工程", &["村名", "项目名称", "应治理数"]);
    assert_eq!(rows, ["东岭村|消火栓补建|10", "西坡村|消火栓补建|8"]);
    assert_eq!(cells(&town, "隐患", &["村名"]), ["东岭村", "西坡村"]);
    let codes = codes(&findings);
    assert!(codes.iter().all(|(code, _)| *code != "E-SAME-MERGED"), "{codes:?}");
}

#[test]
fn a_cell_that_is_asked_about_is_answered_by_the_other_row_of_its_key() {
    let units = "单位名称|村名\n东岭超市|东岭村";
    let of = |day| {
        format!(
            "隐患编号|发现日期|单位名称|隐患内容|复查日期\nH1|2026-3-5|东岭超市|灭火器过期|{day}"
        )
    };
    let (month, whole) = (of("2026年4月"), of("2026-4-6"));
    for (first, second) in [(&month, &whole), (&whole, &month)] {
        let (town, findings) = super::town(&[
            ("a.xlsx", &[("隐患", first)]),
            ("b.xlsx", &[("隐患", second)]),
            ("u.xlsx", &[("单位", units)]),
        ]);
        assert_eq!(cells(&town, "隐患", &["复查日期"]), ["2026年4月6日"]);
        let codes = codes(&findings);
        let has = |code: &str| codes.iter().any(|(own, _)| *own == code);
        assert!(has("E-ASK-DAY") && has("E-SAME-MERGED"), "{codes:?}");
        assert!(town.sheet_named("隐患").unwrap().aside.iter().all(|aside| {
            !matches!(aside.reason, zhenwen::model::AsideReason::Conflict(..))
        }));
    }
}
