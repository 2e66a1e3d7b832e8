//! D-08 隐患整改通知书 as golden text.

use super::{Bench, TABLES, golden};

#[test]
fn a_notice_of_one_hazard_needs_no_numbers() {
    golden("notice_one", &Bench::new().text("D-08", "西坡酒坊"));
}

#[test]
fn a_notice_names_every_check_and_what_is_overdue() {
    golden("notice_two", &Bench::new().text("D-08", "东岭超市"));
}

#[test]
fn a_notice_of_nine_hazards_without_part_and_basis_reads_on() {
    let rows: Vec<String> = (1..=9)
        .map(|n| format!("N{n}|2026-10-{n:02}|东岭超市|第{n}处插座松动|一般|2026-11-30"))
        .collect();
    let hazards = format!(
        "隐患编号|发现日期|单位名称|隐患内容|隐患等级|整改期限\n{}",
        rows.join("\n")
    );
    let bench = Bench::with_tables(&[
        ("隐患", &hazards),
        ("检查", "检查编号|检查日期|检查人员|单位名称"),
    ]);
    golden("notice_nine", &bench.text("D-08", "东岭超市"));
}

#[test]
fn a_notice_gives_no_orders_and_threatens_nothing() {
    for unit in ["西坡酒坊", "东岭超市"] {
        let text = Bench::new().text("D-08", unit);
        let words = ["责令", "罚款", "处罚", "停产", "复议", "诉讼", "{", "undefined"];
        assert!(words.iter().all(|word| !text.contains(word)), "{text}");
    }
}

#[test]
fn a_notice_without_a_series_has_an_empty_line_for_its_number() {
    let office = TABLES[0].1.replace("整改=兰安改:自动、", "");
    let bench = Bench::with_tables(&[("机关", &office)]);
    let text = bench.text("D-08", "西坡酒坊");
    assert!(text.starts_with("兰台镇人民政府\n\n隐患整改通知书\n"), "{text}");
    assert!(text.contains("| 送达文书 | 隐患整改通知书 |"), "{text}");
}
