//! Which rows a ledger shows, in which order, and what its derived columns say.

use super::{Bench, all, cells, column, of_code};
use zhenwen::catalog::Declarations;

#[test]
fn the_month_shows_what_was_found_in_it_or_unclosed_at_its_start() {
    let bench = Bench::new();
    let ledgers = bench.month();
    let ledger = of_code(&ledgers, "L-10");
    // East before west; a village hazard before units; then day, then key. H4 was closed on
    // 30 September and H10 voided on it, H5 was closed on the first day, H7 is found later,
    // H8 is no hazard.
    assert_eq!(column(ledger, "隐患编号"), ["H5", "H3", "H1", "H6", "H9", "H2"]);
    assert_eq!(column(ledger, "序号"), ["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn a_month_long_past_is_judged_by_its_own_days() {
    let mut bench = Bench::new();
    bench.run.month = zhenwen::model::Period::Month(2026, 8);
    let numbers = column(of_code(&bench.month(), "L-10"), "隐患编号");
    assert_eq!(numbers, ["H10", "H4", "H5", "H9"]);
    bench.run.month = zhenwen::model::Period::Month(2026, 12);
    assert_eq!(cells(of_code(&bench.month(), "L-09")).len(), 0);
}

#[test]
fn derived_columns_say_what_is_so_at_the_as_of_date() {
    let bench = Bench::new();
    let ledgers = bench.month();
    let ledger = of_code(&ledgers, "L-10");
    assert_eq!(
        column(ledger, "隐患状态"),
        ["已销号", "已销号", "逾期", "在治", "逾期", "在治"]
    );
    assert_eq!(column(ledger, "逾期天数"), ["", "", "11", "", "1035", ""]);
    assert_eq!(
        column(ledger, "等级"),
        ["未定级", "一般", "一般", "一般", "重大", "重大"]
    );
    assert_eq!(column(ledger, "整改资金（万元）"), ["", "", "2", "", "1", "5"]);
    let major = of_code(&ledgers, "L-11");
    assert_eq!(column(major, "隐患编号"), ["H9", "H2"]);
    assert_eq!(column(major, "存量或增量"), ["存量", "增量"]);
    assert_eq!(column(major, "行业领域"), ["工贸", "工贸"]);
}

#[test]
fn units_show_their_last_check_and_open_hazards_stopped_ones_last() {
    let bench = Bench::new();
    let ledgers = bench.year();
    let units = of_code(&ledgers, "L-06");
    assert_eq!(column(units, "单位名称"), ["东岭超市", "西坡酒坊", "东岭旧窑"]);
    assert_eq!(column(units, "在用"), ["是", "是", "否"]);
    assert_eq!(column(units, "最近检查日期"), ["2026-10-09", "2026-10-20", ""]);
    assert_eq!(column(units, "未整改隐患数"), ["1", "2", "0"]);
    let villages = of_code(&ledgers, "L-07");
    assert_eq!(column(villages, "单位数"), ["1", "1"]);
    assert_eq!(column(villages, "高危单位数"), ["0", "1"]);
    assert_eq!(column(villages, "工作经费（万元）"), ["2", ""]);
}

#[test]
fn checks_of_the_month_and_of_the_year_end_at_the_as_of_date() {
    let bench = Bench::new();
    assert_eq!(column(of_code(&bench.month(), "L-09"), "检查编号"), ["J1", "J2"]);
    assert_eq!(column(of_code(&bench.year(), "L-09"), "检查编号"), ["J4", "J1", "J2"]);
}

#[test]
fn indicators_are_the_figures_with_a_target() {
    let bench = Bench::new();
    let ledgers = bench.month();
    let ledger = of_code(&ledgers, "L-34");
    let ids = column(ledger, "指标编号");
    let scopes = column(ledger, "范围");
    let at = ids
        .iter()
        .zip(&scopes)
        .position(|p| (&**p.0, &**p.1) == ("S-18.overdue", "全镇"));
    let at = at.expect("S-18.overdue of the town");
    let shown = |header: &str| column(ledger, header)[at].clone();
    assert_eq!(shown("完成值"), "2");
    assert_eq!((shown("比较符"), shown("目标值")), ("≤".into(), "0".into()));
    assert_eq!(shown("结论"), "未达标");
    assert_eq!(shown("数据来源"), "隐患（2行）");
    assert_eq!(shown("考核期"), "2026年10月31日");
    assert!(shown("口径").starts_with("隐患："), "{}", shown("口径"));
    assert!(!ids.iter().any(|id| id == "S-18.found"), "a figure without target");
    let periods = column(of_code(&bench.year(), "L-34"), "考核期");
    assert!(
        periods.iter().any(|p| p == "2026年")
            && !periods.iter().any(|p| p == "2026年10月")
    );
}

#[test]
fn an_absent_sheet_has_no_ledger_and_an_empty_month_has_one() {
    let tables = [
        ("村", "村名\n东岭村"),
        ("检查", "检查编号|检查日期|检查人员|单位名称\nJ1|2026-01-09|王一|东岭村"),
    ];
    let bench = Bench::of(Declarations::load(None).unwrap(), &tables);
    let codes: Vec<String> = bench.month().iter().map(|l| l.code.to_string()).collect();
    assert_eq!(codes, ["L-09", "L-34", "L-37"]);
    assert_eq!(cells(of_code(&bench.month(), "L-09")).len(), 0);
    assert_eq!(cells(of_code(&bench.year(), "L-09")).len(), 1);
}

#[test]
fn a_sheet_without_village_and_unit_keeps_its_order() {
    let tables = [(
        "检查",
        "检查编号|检查日期|检查人员|单位名称\nJ9|2026-10-09|王一|某店\nJ1|2026-10-01|王一|某摊",
    )];
    let bench = Bench::of(Declarations::load(None).unwrap(), &tables);
    assert_eq!(column(of_code(&bench.month(), "L-09"), "检查编号"), ["J9", "J1"]);
}

#[test]
fn only_what_is_asked_for_is_made() {
    let bench = Bench::new();
    let asked = |only: &str| {
        let wanted = super::Wanted { only: vec![only.to_owned()], ..all() };
        let month = zhenwen::merge::month_ledgers(bench.case(), &wanted);
        let year = zhenwen::merge::year_books(bench.case(), &wanted);
        let year: usize = year.iter().map(|book| book.ledgers.len()).sum();
        (month.iter().map(|l| l.code.to_string()).collect::<String>(), year)
    };
    assert_eq!(asked("L-10"), ("L-10".into(), 0));
    assert_eq!(asked("hazards"), ("L-10".into(), 0));
    assert_eq!(asked("安全检查台账"), ("L-09".into(), 0));
    assert_eq!(asked("年度台账"), (String::new(), 7));
    assert_eq!(asked("D-08"), (String::new(), 0));
    let none = super::Wanted::default();
    assert!(zhenwen::merge::month_ledgers(bench.case(), &none).is_empty());
}

#[test]
fn the_manifest_names_path_template_and_rows() {
    let bench = Bench::new();
    let ledgers = bench.month();
    let ledger = of_code(&ledgers, "L-10");
    assert_eq!(
        zhenwen::merge::month_path(ledger),
        "2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx"
    );
    let books = zhenwen::merge::year_books(bench.case(), &all());
    let path = zhenwen::merge::year_path(&books[0], 2026);
    assert_eq!(path, "2026年/年度台账（2026年）.xlsx");
    let entry = zhenwen::merge::month_entry(bench.case(), ledger);
    assert_eq!((&*entry.kind, &*entry.period), ("L-10", "2026-10"));
    assert_eq!(&*entry.template, "ledgers/hazards.toml");
    assert_eq!(entry.rows[0], "hazards.xlsx›隐患›6");
    let year = zhenwen::merge::year_entry(bench.case(), &books[0]);
    assert_eq!(&*year.kind, "年度台账");
    let mut unique = year.rows.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), year.rows.len());
}
