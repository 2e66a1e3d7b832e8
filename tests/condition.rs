//! The condition language: what it says of rows, and what it says of faults.

use crate::support::town;
use zhenwen::catalog::Catalog;
use zhenwen::expr::condition::{Condition, Given, Truth, World};
use zhenwen::model::{Day, Facts, Period, RowRef, Town};

fn small_town() -> Town {
    let catalog = Catalog::load(None).unwrap();
    town(
        &catalog,
        &[
            ("村", "村名\n东岭村\n西坡村"),
            (
                "单位",
                "单位名称|村名|从业人数|是否高危|经营状态|安全类别\n东岭超市|东岭村|12|是||D\n\
                 西坡酒坊|西坡村||/|停产|",
            ),
            (
                "隐患",
                "隐患编号|发现日期|单位名称|隐患内容|整改期限|整改完成日期|整改资金\n\
                 H1|2026-10-09|东岭超市|灭火器过期|2026-10-20|2026-10-19|2\n\
                 H2|2026-10-10|东岭超市|通道堵塞||2026-12-01|",
            ),
            (
                "阶段",
                "方案|阶段名称|起始日期|终止日期\n百日|动员阶段|2026-07-01|2026-07-31",
            ),
            (
                "报送",
                "报送单位|材料类别|所属期|实报日期\n东岭村|月报|2026-10|2026-11-02\n\
                 东岭村|年度总结|2026|\n东岭村|统计表|2026Q3|2026-10-08\n\
                 东岭村|阶段小结|动员阶段|2026-08-02",
            ),
            (
                "事故",
                "发生时间|地点|接报时间\n2026-10-31 10:20|路口|2026-11-01 00:10\n\
                 2026-10-31|路口|",
            ),
        ],
    )
}

fn truth(sheet: &str, row: u32, text: &str) -> Truth {
    let (town, facts) = (small_town(), Facts::default());
    let month = Period::Month(2026, 10).window(1);
    let world = World {
        town: &town,
        facts: &facts,
        as_of: "2026-10-31".parse::<Day>().unwrap(),
        window: Some(month),
        month,
        year: Period::Year(2026).window(1),
        given: Given::default(),
    };
    let sheet = town.id_of(sheet).unwrap();
    Condition::parse(text).unwrap().bind(world, sheet).test(RowRef { sheet, row })
}

#[test]
fn rows_are_judged_in_three_values() {
    use Truth::{False, True, Unknown};
    for (sheet, row, text, want) in [
        ("单位", 0, "", True),
        ("单位", 0, "从业人数 ≥ 10 且 是否高危 = 是", True),
        ("单位", 1, "从业人数 ≥ 10", Unknown),
        ("单位", 1, "从业人数 ≥ 10 或 村名 = 西坡村", True),
        ("单位", 1, "是否高危 ≠ 是", False),
        ("单位", 0, "安全类别 = D", True),
        ("单位", 0, "安全类别 ∈ C、D", True),
        ("单位", 0, "安全类别 = A", False),
        ("单位", 0, "从业人数 未填", False),
        ("单位", 1, "从业人数 未填", True),
        ("单位", 1, "从业人数 未填 或 从业人数 ≥ 10", True),
        ("单位", 0, "经营状态 = 正常", True),
        ("单位", 1, "经营状态 ∈ 停产、关闭", True),
        ("单位", 0, "在用 = 是", True),
        ("单位", 0, "存在 隐患（整改期限 有）", True),
        ("单位", 0, "存在 隐患（整改期限 有）≥ 2", False),
        ("单位", 1, "非 存在 隐患（）", True),
        ("单位", 0, "村.村名 = 东岭村", True),
        ("村", 0, "存在 隐患（发现日期 在 本期） ≥ 2", True),
        ("隐患", 0, "整改完成日期 ≤ 整改期限", True),
        ("隐患", 0, "发现日期 ≤ 整改期限 - 10 日", True),
        ("隐患", 0, "发现日期 < D - 1 月", False),
        ("隐患", 0, "整改资金 = 2", True),
        ("隐患", 0, "隐患内容 含 灭火", True),
        ("隐患", 1, "整改期限 < D", Unknown),
        ("隐患", 1, "整改完成日期 有", False),
        ("隐患", 1, "整改完成日期 = 2026-12-01", False),
        ("隐患", 0, "到期（整改期限，整改完成日期）", True),
        ("隐患", 1, "到期（整改期限，整改完成日期）", Unknown),
    ] {
        assert_eq!(truth(sheet, row, text), want, "{sheet} {row}: {text}");
    }
}

#[test]
fn periods_are_compared_by_what_they_hold() {
    use Truth::{False, True, Unknown};
    for (row, text, want) in [
        (0, "所属期 = 2026-10", True),
        (0, "所属期 = 2026", False),
        (0, "所属期 ≠ 2026-09", True),
        (0, "所属期 ∈ 2026-09、2026-10", True),
        (0, "所属期 ≥ 2026 且 所属期 ≤ 2026", True),
        (0, "所属期 > 2026-09 且 所属期 < 2026Q4", False),
        (0, "所属期 > 2026Q3", True),
        (0, "所属期 < 2027", True),
        (0, "所属期 < 2026-11-05", True),
        (0, "所属期 < D", False),
        (0, "所属期 在 本期", True),
        (1, "所属期 = 2026", True),
        (1, "所属期 在 本期", False),
        (1, "所属期 在 本年", True),
        (2, "所属期 = 2026Q3 且 所属期 在 本年", True),
        (2, "所属期 在 本月", False),
        (3, "所属期 = 动员阶段", True),
        (3, "所属期 在 本年", False),
        (3, "所属期 ≥ 2026", Unknown),
    ] {
        assert_eq!(truth("报送", row, text), want, "{row}: {text}");
    }
    assert!(Condition::parse("所属期 = 2026-13").is_err());
}

#[test]
fn moments_are_compared_by_day() {
    use Truth::{False, True, Unknown};
    for (row, text, want) in [
        (0, "发生时间 = 2026-10-31", True),
        (0, "发生时间 ≤ D", True),
        (0, "发生时间 < D", False),
        (0, "发生时间 在 本期", True),
        (0, "发生时间 = 2026-10-30 + 1 日", True),
        (0, "接报时间 有", False),
        (0, "发生时间 ≤ 2026-11-01", True),
        (1, "发生时间 = 2026-10-31", True),
        (1, "死亡 ≥ 1", Unknown),
        (1, "是否核销 = 否", True),
    ] {
        assert_eq!(truth("事故", row, text), want, "{row}: {text}");
    }
}

#[test]
fn a_fault_points_under_wide_characters() {
    let text = "隐患等级 重大";
    let fault = Condition::parse(text).unwrap_err();
    assert_eq!((fault.start, fault.end), (5, 7));
    let shown = fault.show(text);
    let caret = shown.lines().nth(1).unwrap();
    assert!(caret.starts_with("         ^^^^ "), "{shown}");
}

#[test]
fn names_are_listed_with_their_sheets() {
    let condition = Condition::parse("存在 隐患（状态 = 逾期 且 整改期限 有）").unwrap();
    let uses: Vec<String> =
        condition.uses(Some("单位")).iter().map(|u| format!("{:?}", u.known)).collect();
    assert_eq!(uses, ["Sheet(\"隐患\")", "Derived(\"状态\")", "Header(\"整改期限\")"]);
}

#[test]
fn every_fault_is_refused() {
    for text in [
        "且",
        "状态 =",
        "（状态 = 逾期",
        "状态 = 逾期 逾期",
        "存在 隐患",
        "整改期限 + 三 日 < D",
        "“未闭",
    ] {
        assert!(Condition::parse(text).is_err(), "{text}");
    }
}
