//! Blank cells that other cells answer.

use super::{cells, codes, town};
use zhenwen::model::Value;

const VILLAGES: (&str, &str) =
    ("村", "村名|村主要负责人|户数\n东岭村|甲一|#10\n西坡村|乙二|#20");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|主要负责人|是否高危|是否应投保
    东岭超市|东岭村|张 明|是|\n西坡酒坊|西坡村|王宁|是|否\n西坡面坊|西坡村|||",
);

#[test]
fn a_limit_in_words_says_kind_day_and_rhythm() {
    let tasks = "任务编号|任务标题|时限原文|时限类型|截止日期|文号
        R1|挂牌|长期坚持|||
        R2|排查|6月底前|||兰政发〔2025〕12号
        R3|培训|每季度至少1次|||
        R4|整治|2025—2026年|||
        R5|总结|2026年11月20日前|||
        R6|攻坚|集中攻坚阶段|||
        R7|清理|近期|||
        R8|清理|年底前|||
        R9|清理|6月底前|截止日期|2026-5-1|";
    let stages =
        "方案|阶段名称|起始日期|终止日期\n百日攻坚|集中攻坚阶段|2026-7-1|2026-9-30";
    let (town, findings) = town(&[("a.xlsx", &[("任务", tasks), ("阶段", stages)])]);
    assert_eq!(
        cells(&town, "任务", &["时限原文", "时限类型", "起始日期", "截止日期", "频次"]),
        [
            "长期坚持|长期坚持|||",
            "6月底前|截止日期||2025年6月30日|",
            "每季度至少1次|周期|||季",
            "2025—2026年|年度|2025年1月1日|2026年12月31日|",
            "2026年11月20日前|截止日期||2026年11月20日|",
            "集中攻坚阶段|阶段|2026年7月1日|2026年9月30日|",
            "近期|||近期|",
            "年底前|截止日期||2026年12月31日|",
            "6月底前|截止日期||2026年5月1日|",
        ]
    );
    let unclear = town.rows_named("任务").nth(6).unwrap();
    assert!(matches!(town.value(unclear, "截止日期"), Value::Unknown(_)), "not: none");
    assert_eq!(
        codes(&findings),
        [("E-DATE-NOYEAR", "C3"), ("E-DATE-WORDS", "C6"), ("E-LIMIT", "C8")],
        "what was filled is told once a column; what was not needed, not at all"
    );
    assert!(findings[0].fact.contains("年份取自文号"), "{}", findings[0].fact);
}

#[test]
fn who_led_a_self_check_and_who_has_to_insure() {
    let checks = "单位名称|自查日期|带队人|带队人身份
        东岭超市|2026-10-1|张明|\n西坡酒坊|2026-10-1|李四|\n西坡面坊|2026-10-1|李四|";
    let (town, _) = town(&[("a.xlsx", &[VILLAGES, UNITS, ("自查", checks)])]);
    assert_eq!(cells(&town, "自查", &["带队人身份"]), ["主要负责人", "", ""]);
    assert_eq!(cells(&town, "单位", &["是否应投保"]), ["是", "否", ""]);
    assert_eq!(town.sheet_named("自查").unwrap().repairs.len(), 1);
}

#[test]
fn the_grade_of_an_accident_follows_its_numbers() {
    let accidents = "发生时间|地点|死亡|重伤|直接经济损失|事故等级
        2026-3-1|甲|#0|#0||
        2026-3-2|甲|#2|#9|#999|
        2026-3-3|甲|#3|#0||
        2026-3-4|甲|#0|#10||
        2026-3-5|甲|#0|#0|#1000|
        2026-3-6|甲|#10|#0||
        2026-3-7|甲|#2|#100||
        2026-3-8|甲||#0||
        2026-3-9|甲|#3|#0||一般";
    let (town, _) = town(&[("a.xlsx", &[("事故", accidents)])]);
    let grades = ["一般", "一般", "较大", "较大", "较大", "重大", "特别重大", "", "一般"];
    assert_eq!(cells(&town, "事故", &["事故等级"]), grades);
}

#[test]
fn reports_are_due_when_the_office_says() {
    let office = |days: &str| {
        format!(
            "机关名称|机关简称|机关代字|主送|落款名称|执法权限|月报应报日|年度总结应报日
            兰台镇人民政府|兰台镇|兰政发|各村|兰台镇人民政府|属地检查|{days}"
        )
    };
    let reports = "报送单位|材料类别|所属期|应报日期
        东岭村|月报|2026-1|\n东岭村|月报|2026-12|\n东岭村|年度总结|2025|
        东岭村|月报|2026-2|2026-3-9\n东岭村|方案|2026|\n东岭村|月报|2026Q1|";
    for (days, due) in [
        ("|", ["2026年2月5日", "2027年1月5日", "2026年1月10日"]),
        ("#31|1月15日", ["2026年2月28日", "2027年1月31日", "2026年1月15日"]),
    ] {
        let office = office(days);
        let (town, _) =
            town(&[("a.xlsx", &[VILLAGES, ("机关", &office), ("报送", reports)])]);
        let expected = [&due[..], &["2026年3月9日", "", ""]].concat();
        assert_eq!(cells(&town, "报送", &["应报日期"]), expected);
    }
}

#[test]
fn working_days_are_counted_by_the_published_calendar() {
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|整改期限
        H1|2026-9-30|东岭超市|插座老化|2个工作日内\nH2|2026-12-30|东岭超市|插座老化|三个工作日内
        H3||东岭超市|插座老化|2个工作日内";
    let days = "日期|类型|名称\n2026-10-1|放假|国庆节\n2026-10-2|放假|国庆节\n2026-10-10|上班|国庆节";
    let (town, findings) =
        town(&[("a.xlsx", &[VILLAGES, UNITS, ("隐患", hazards), ("节假日", days)])]);
    assert_eq!(
        cells(&town, "隐患", &["整改期限"]),
        ["2026年10月6日", "三个工作日内"],
        "2027 is not published"
    );
    let told: Vec<_> = codes(&findings);
    assert_eq!(told, [("E-HOLIDAYS", "E3"), ("E-HOLIDAYS", "E4")]);
    assert_eq!(town.sheet_named("隐患").unwrap().repairs.len(), 1);
}
