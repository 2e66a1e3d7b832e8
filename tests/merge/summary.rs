//! D-11 年度工作总结 as golden text.

use super::{Bench, TABLES, golden};
use zhenwen::catalog::Declarations;
use zhenwen::model::strip_sentinels;

#[test]
fn the_summary_follows_the_figures() {
    let (draft, findings) = Bench::new().render("D-11", "");
    assert!(findings.is_empty(), "{findings:?}");
    let draft = draft.unwrap();
    golden("summary", &strip_sentinels(&draft.text));
}

#[test]
fn without_ledgers_the_summary_says_so_and_counts_nothing() {
    let declarations = Declarations::load(None).unwrap();
    let bench = Bench::of(declarations, &TABLES[..3]);
    golden("summary_without_ledgers", &bench.text("D-11", ""));
}

#[test]
fn a_year_without_any_check_or_hazard_is_not_a_zero() {
    let text = Bench::with_tables(&[
        ("检查", "检查编号|检查日期|检查人员|单位名称\nJ1|2026-10-09|王一|东岭超市"),
        (
            "隐患",
            "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-09|东岭超市|灭火器过期",
        ),
    ])
    .text("D-11", "");
    assert!(text.contains("| 发现各类隐患（条） | 未留数 | 未留数 | 1 | 1 |"), "{text}");
    assert!(text.contains("；2024年、2025年没有留下台账，不在合计之内。"), "{text}");
}

#[test]
fn more_and_fewer_are_said_as_they_are() {
    let hazard = |id: &str, day: &str| format!("{id}|{day}|东岭超市|通道堵塞|重大");
    let text = |days: &[&str]| {
        let rows: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(n, day)| hazard(&format!("H{n}"), day))
            .collect();
        let head = "隐患编号|发现日期|单位名称|隐患内容|隐患等级";
        let table = format!("{head}\n{}", rows.join("\n"));
        Bench::with_tables(&[("隐患", &table)]).text("D-11", "")
    };
    for (days, said) in [
        (&["2025-02-01", "2026-02-01", "2026-03-01"][..], "比上年同期增加1条"),
        (&["2025-02-01", "2025-03-01", "2026-02-01"], "比上年同期减少1条"),
        (&["2025-02-01", "2026-02-01"], "与上年同期持平"),
        (&["2025-02-01"], "没有新增重大事故隐患，比上年同期减少1条"),
    ] {
        let text = text(days);
        assert!(text.contains(said), "{days:?} {text}");
    }
}
