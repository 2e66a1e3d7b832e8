//! Persons, parties and ids lead to rows; what may be two things leads nowhere.

use super::town;
use crate::support::judged;
use zhenwen::catalog::Catalog;
use zhenwen::model::{Finding, RowRef, Severity, Town};

const VILLAGES: (&str, &str) =
    ("村", "村名|村主要负责人|户数\n东岭村|甲一|#10\n西坡村|乙二|#20");
const UNITS: (&str, &str) = (
    "单位",
    "单位名称|村名|单位类别\n东岭超市|东岭村|商场超市\n联合社|西坡村|农机合作社",
);
const STATIONS: (&str, &str) =
    ("站所", "站所名称|负责人|分管领导\n应急管理站|甲一|乙二\n联合社|甲一|乙二");
const PEOPLE: (&str, &str) = (
    "人员",
    "姓名|任职单位|人员类别
    李明|应急管理站|站所负责人
    李明|应急管理站|监管人员
    王芳|东岭村|村主干
    王芳|西坡村民委员会|网格员",
);

/// The row that a cell means, as `表›行`.
fn meant(town: &Town, sheet: &str, header: &str) -> Vec<String> {
    let shown = |at: RowRef| match town.value(at, header).target() {
        Some(to) => format!("{}›{}", town.names[usize::from(to.sheet)], to.row),
        None => "-".to_owned(),
    };
    town.rows_named(sheet).map(shown).collect()
}

/// Findings of a code after check.
fn told(town: &Town, code: &str) -> Vec<Finding> {
    let findings = judged(&Catalog::load(None).unwrap(), town);
    findings.into_iter().filter(|finding| &*finding.code == code).collect()
}

#[test]
fn a_person_is_a_name_and_an_employer() {
    let guardians = "包保人|包保对象|人员类别|起始日期
        李明|东岭超市|监管人员|2026-1-1
        王芳|西坡村|网格员|2026-1-1
        王芳（东岭村）|联合社|村主干|2026-1-1
        王芳(西坡村)|粮站旧址|网格员|2026-1-1
        赵某某|东岭村|网格员|2026-1-1";
    let (town, _) =
        town(&[("a.xlsx", &[VILLAGES, UNITS, STATIONS, PEOPLE, ("包保", guardians)])]);
    assert_eq!(
        meant(&town, "包保", "包保人"),
        ["人员›0", "-", "人员›2", "人员›3", "-"],
        "two rows of one person are one, two persons are none"
    );
    assert_eq!(
        meant(&town, "包保", "包保对象"),
        ["单位›0", "村›1", "单位›1", "-", "村›0"],
        "a point may be no unit"
    );
    let ambiguous = told(&town, "E-KEY-AMBIGUOUS");
    let [finding] = &ambiguous[..] else { panic!("{ambiguous:#?}") };
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.place.cell.as_deref(), Some("A3"));
    assert!(finding.advice.contains("王芳（东岭村）"), "{}", finding.advice);
    assert!(finding.advice.contains("王芳（西坡村民委员会）"), "{}", finding.advice);
    assert!(told(&town, "E-NAME-UNKNOWN").is_empty(), "text is as good");
}

#[test]
fn a_party_is_sought_in_five_sheets_and_may_be_in_one_only() {
    let office = "机关名称|机关简称|机关代字|主送|落款名称|执法权限
        兰台镇人民政府|兰台镇|兰政发|各村|兰台镇人民政府|属地检查";
    let reports = "报送单位|材料类别|所属期|实报日期
        东岭村委会|月报|2026-9|2026-10-5
        应急管理站|月报|2026-9|2026-10-5
        兰台镇人民政府|统计表|2026-9|2026-10-5
        兰台镇|统计表|2026-8|2026-10-5
        李明|学习计划|2026-9|2026-10-5
        联合社|月报|2026-9|2026-10-5
        南湾村|月报|2026-9|2026-10-5";
    let (town, _) = town(&[(
        "a.xlsx",
        &[VILLAGES, UNITS, STATIONS, PEOPLE, ("机关", office), ("报送", reports)],
    )]);
    assert_eq!(
        meant(&town, "报送", "报送单位"),
        ["村›0", "站所›0", "机关›0", "机关›0", "人员›0", "-", "-"]
    );
    let both = told(&town, "E-KEY-AMBIGUOUS");
    assert_eq!(both[0].place.cell.as_deref(), Some("A7"));
    assert!(
        both[0].advice.contains("“单位”表的一行，或是“站所”表的一行"),
        "{}",
        both[0].advice
    );
    let unknown = told(&town, "E-PARTY-UNKNOWN");
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].read.as_deref(), Some("南湾村"));
}

#[test]
fn ids_lead_to_their_rows() {
    let trainings = "培训编号|培训日期|主题|培训类别|组织单位|实训人数
        P1|2026-3-1|用电安全|安全员|应急管理站|#20";
    let attendance =
        "培训编号|姓名|任职单位|人员类别\nP1|王芳|东岭村|安全员\nP9|王芳|东岭村|安全员";
    let supervision = "文号|督办级别|对象|事项|下达日期|督办期限
        兰督办〔2026〕3号|镇|东岭超市|安全出口上锁|2026-10-8|2026-10-20";
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|隐患等级|督办文号
        H1|2026-10-8|东岭超市|安全出口上锁|重大|兰督办[2026]3号";
    let scheme = "所属年度|考核对象类别|项目编号|项目名称|分值|计分方式
        2025|村|K1|检查|#10|人工\n2026|站所|K1|检查|#20|人工\n2026|村|K1|检查|#15|人工";
    let scores = "所属年度|考核对象|考核对象类别|项目编号|得分
        2026|东岭村|村|K1|#12\n2027|东岭村|村|K1|#12";
    let (town, _) = town(&[(
        "a.xlsx",
        &[
            VILLAGES,
            UNITS,
            STATIONS,
            ("培训", trainings),
            ("参训", attendance),
            ("督办", supervision),
            ("隐患", hazards),
            ("考核办法", scheme),
            ("考核", scores),
        ],
    )]);
    assert_eq!(meant(&town, "参训", "培训编号"), ["培训›0", "-"]);
    assert_eq!(meant(&town, "隐患", "督办编号"), ["督办›0"], "whichever brackets");
    assert_eq!(
        meant(&town, "考核", "项目编号"),
        ["考核办法›2", "-"],
        "the item of the same year and class"
    );
    let unknown: Vec<_> = told(&town, "E-KEY-UNKNOWN")
        .iter()
        .map(|f| f.read.clone().unwrap_or_default())
        .collect();
    assert_eq!(unknown.len(), 2, "{unknown:?}");
}

#[test]
fn a_period_or_a_stage() {
    let stages =
        "方案|阶段名称|起始日期|终止日期\n百日攻坚|动员部署阶段|2026-7-1|2026-7-31";
    let reports = "报送单位|材料类别|所属期|实报日期
        东岭村|阶段小结|动员部署阶段|2026-8-2\n东岭村|阶段小结|收尾那阵子|2026-8-2";
    let (town, _) = town(&[("a.xlsx", &[VILLAGES, ("阶段", stages), ("报送", reports)])]);
    assert_eq!(meant(&town, "报送", "所属期"), ["阶段›0", "-"]);
    let unknown = told(&town, "E-PERIOD");
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].place.cell.as_deref(), Some("C3"));
}
