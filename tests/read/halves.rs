//! 检查隐患: one row, a check and a hazard.

use super::{cells, codes, town};
use crate::support::judged;
use zhenwen::catalog::Catalog;
use zhenwen::model::{AsideReason, Value};

const VILLAGES: (&str, &str) =
    ("村", "村名|村主要负责人|户数\n东岭村|甲一|#10\n西坡村|乙二|#20");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n西坡酒坊|西坡村|小加工\n西坡面坊|西坡村|小加工",
);
const BOTH: &str =
    "排查日期|检查组|检查部门|受检单位|问题描述|编号|来源|处理意见|文书编号|说明|热度
    2026-10-09|甲一、乙二|应急站|东岭超市|灭火器过期|H1|举报|更换||急|高
    2026-10-09|乙二、甲一|应急站|东岭超市|通道堵塞|H2||清理||缓|低
    2026-10-09|甲一、乙二|应急站|西坡酒坊|未发现隐患||||||
    2026-10-10|甲一|西坡村|西坡面坊|||||||
    2026-10-11|甲一|应急站|东岭村|道路塌方|H3|||兰安改〔2026〕3号||
    2026-10-12||应急站|东岭超市|电线老化|H4|||||";

#[test]
fn a_row_becomes_a_check_and_a_hazard() {
    let (town, findings) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("台账", BOTH)])]);
    assert_eq!(
        cells(&town, "检查", &["检查日期", "单位名称", "检查单位", "发现隐患数", "文号"]),
        [
            "2026年10月9日|东岭超市|应急站|2|",
            "2026年10月9日|西坡酒坊|应急站|0|",
            "2026年10月10日|西坡面坊|西坡村||",
            "2026年10月11日|东岭村|应急站|1|兰安改〔2026〕3号",
        ],
        "a clean check found 0, a blank says nothing"
    );
    let headers =
        ["隐患编号", "发现日期", "发现途径", "单位名称", "整改措施", "文号", "热度"];
    assert_eq!(
        cells(&town, "隐患", &headers),
        [
            "H1|2026年10月9日|举报|东岭超市|更换||高",
            "H2|2026年10月9日|镇级检查|东岭超市|清理||低",
            "H3|2026年10月11日|镇级检查|||兰安改〔2026〕3号|",
        ]
    );
    assert_eq!(
        cells(&town, "隐患", &["村名", "备注"])[2],
        "东岭村|",
        "a village's hazard"
    );
    assert!(cells(&town, "检查", &["备注"]).iter().all(String::is_empty));
    let hazards: Vec<_> = town.rows_named("隐患").collect();
    let checks: Vec<_> = town.rows_named("检查").collect();
    let check_of = |at| town.value(at, "检查编号").target();
    assert_eq!(check_of(hazards[1]), Some(checks[0]));
    assert_eq!(check_of(hazards[2]), Some(checks[3]));
    assert_eq!(town.relations.children(checks[0], hazards[0].sheet), [0, 1]);
    assert_eq!(town.address(hazards[2]), "a.xlsx›台账›6");
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn both_accounts_close_and_a_row_without_inspectors_is_counted_nowhere() {
    let (town, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("台账", BOTH)])]);
    let reasons = |sheet: &str| -> Vec<AsideReason> {
        town.sheet_named(sheet).unwrap().aside.iter().map(|a| a.reason.clone()).collect()
    };
    let inspectors =
        town.sheet_named("检查").unwrap().headers.column("检查人员").unwrap();
    assert_eq!(
        reasons("检查"),
        [AsideReason::Merged, AsideReason::Required(vec![inspectors])]
    );
    assert_eq!(reasons("隐患"), vec![AsideReason::CheckOnly; 3]);
    let counts = |sheet: &str| {
        let id = town.id_of(sheet).unwrap();
        let source = town.sources.iter().find(|source| source.sheet == id).unwrap();
        (source.rows_in, source.rows_kept)
    };
    assert_eq!((counts("检查"), counts("隐患")), ((6, 4), (6, 3)));
    let catalog = Catalog::load(None).unwrap();
    let required = judged(&catalog, &town);
    let required: Vec<_> = required.iter().filter(|f| &*f.code == "E-REQUIRED").collect();
    assert_eq!(required.len(), 1);
    assert_eq!(required[0].place.cell.as_deref(), Some("B7"));
}

#[test]
fn a_check_of_the_same_key_is_the_same_check() {
    let checks = "检查编号|检查日期|检查人员|检查单位|单位名称|检查类型|发现隐患数
        J1|2026-10-09|乙二、甲一|应急站|东岭超市|日常|#3";
    for (first, second) in [("检查.xlsx", "台账.xlsx"), ("检查.xlsx", "a台账.xlsx")]
    {
        let (town, findings) = town(&[
            ("a.xlsx", &[VILLAGES, UNITS]),
            (first, &[("检查", checks)]),
            (second, &[("台账", BOTH)]),
        ]);
        let ids = cells(&town, "检查", &["检查编号", "检查类型", "发现隐患数"]);
        assert_eq!(ids.len(), 4, "{ids:?}");
        assert!(ids.contains(&"J1|日常|3".to_owned()), "{ids:?}");
        assert_eq!(cells(&town, "隐患", &["检查编号"])[..2], ["J1", "J1"]);
        assert!(codes(&findings).iter().all(|(code, _)| *code == "E-SAME-MERGED"));
    }
}

#[test]
fn notes_stand_at_the_cell_and_once() {
    let both = "检查日期|检查人员|单位名称|隐患内容|隐患等级|整改期限
        2026.10.9|甲一|东岭超市|灭火器过期|Ⅱ级|10月底前
        10月10日|甲一|没有的店|灭火器过期|一般|立即";
    let (town, findings) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("检查隐患", both)])]);
    assert_eq!(
        codes(&findings),
        [
            ("E-ASK-LEVEL", "E2"),
            ("E-DATE-NOYEAR", "A3"),
            ("E-DATE-WORDS", "F2"),
            ("E-ID-ALLOTTED", "2"),
        ]
    );
    let second = town.rows_named("隐患").nth(1).unwrap();
    assert_eq!(town.value(second, "整改期限").to_string(), "2026年10月10日");
    assert_eq!(town.value(second, "整改方式"), &Value::Text("当场整改".into()));
    let catalog = Catalog::load(None).unwrap();
    let names = judged(&catalog, &town);
    let names: Vec<_> = names.iter().filter(|f| &*f.code == "E-NAME-UNKNOWN").collect();
    assert_eq!(names.len(), 1, "{names:#?}");
    assert_eq!(names[0].place.cell.as_deref(), Some("C3"));
}

#[test]
fn with_a_column_of_check_numbers_it_is_a_sheet_of_hazards() {
    let hazards = "检查编号|检查日期|检查人员|单位名称|隐患内容\nJ1|2026-10-09|甲一|东岭超市|灭火器过期";
    let (town, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards)])]);
    assert_eq!(town.rows_named("检查").count(), 0);
    assert_eq!(town.rows_named("隐患").count(), 1);
}
