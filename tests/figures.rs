//! Laws of figures that no single example shows (`systems.md` §4 and §5.3).

use crate::support::town;
use zhenwen::catalog::{Catalog, Declarations};
use zhenwen::compute::{figures, hazards, known_logic};
use zhenwen::model::{Day, Figure, Figures, Period, Run, Scope, Verdict};

const OFFICE: (&str, &str) = ("机关", "机关名称|行动起年|行动止年\n示例镇|2024|2026");
const VILLAGES: (&str, &str) = ("村", "村名\n东岭村\n西坡村");
const UNITS: (&str, &str) = ("单位", "单位名称|村名\n东岭超市|东岭村\n西坡酒坊|西坡村");

fn run(as_of: &str) -> Run {
    let as_of: Day = as_of.parse().unwrap();
    Run {
        as_of,
        month: Period::month_of(as_of, 1),
        year: as_of.year(),
        month_start: 1,
        campaign: Some((2024, 2026)),
    }
}

fn compute(catalog: &Catalog, tables: &[(&str, &str)], as_of: &str) -> Figures {
    let (town, run) = (town(catalog, tables), run(as_of));
    figures(catalog, &town, &hazards(&town, run.as_of), &run)
}

fn find<'a>(figures: &'a Figures, id: &str, period: &str) -> &'a Figure {
    let mut all = figures.list.iter();
    let found = all.find(|figure| {
        let key = &figure.key;
        &*key.id == id && key.scope == Scope::Town && key.period.to_string() == period
    });
    found.unwrap_or_else(|| panic!("{id} {period}"))
}

fn number(figures: &Figures, id: &str, period: &str) -> i64 {
    find(figures, id, period).numerator.unwrap().integer().unwrap()
}

const HISTORY: (&str, &str) = (
    "隐患",
    "隐患编号|发现日期|单位名称|隐患内容|隐患等级|定级日期|整改期限|复查日期|复查结论|销号日期|撤销日期|撤销原因\n\
     H1|2023-06-01|东岭超市|甲|重大||2023-12-31|2024-03-25|合格|2024-03-28||\n\
     H2|2024-02-01|东岭超市|乙|重大||2024-06-30|||||\n\
     H3|2025-02-28|西坡酒坊|丙|重大||2025-06-30|2025-07-01|合格|2026-01-05||\n\
     H4|2025-09-01|西坡酒坊|丁|重大||2025-12-31|||||\n\
     H5|2026-02-01|西坡酒坊|戊|重大||2026-12-31||||2026-03-01|关停\n\
     H6|2024-11-01|东岭超市|己|重大|2026-05-01|2024-12-31|2024-12-10|合格|2024-12-12||",
);

#[test]
fn the_stock_of_every_year_follows_from_the_year_before() {
    let catalog = Catalog::load(None).unwrap();
    let tables = [OFFICE, VILLAGES, UNITS, HISTORY];
    let figures = compute(&catalog, &tables, "2026-10-31");
    let days = ["2024-12-31", "2025-12-31", "2026-10-31"];
    let stock = days.map(|day| number(&figures, "S-17.stock", day));
    let flow = |year: &str| {
        let of = |id| number(&figures, id, year);
        of("S-17.increment") - of("S-17.closed") - of("S-17.voided")
    };
    assert_eq!(stock, [0, 2, 2]);
    assert_eq!(flow("2025"), stock[1] - stock[0]);
    assert_eq!(flow("2026"), stock[2] - stock[1]);
    let earlier = find(&figures, "S-18.rectified_rate", "2025");
    assert!(
        !earlier.is_emitted && find(&figures, "S-18.rectified_rate", "2026").is_emitted
    );
}

#[test]
fn the_yearly_change_compares_the_same_days() {
    let catalog = Catalog::load(None).unwrap();
    let tables = [OFFICE, VILLAGES, UNITS, HISTORY];
    for (as_of, numerator, denominator, value) in [
        ("2026-10-31", 0, 2, true),
        ("2026-02-27", 1, 0, false),
        ("2026-02-28", 0, 1, true),
        ("2024-02-29", 1, 0, false),
    ] {
        let figures = compute(&catalog, &tables, as_of);
        let change = find(&figures, "S-17.increment_change", &as_of[..4]);
        let found = [change.numerator, change.denominator].map(|n| n.unwrap().integer());
        assert_eq!(found, [Some(numerator), Some(denominator)], "{as_of}");
        let verdict = if value { Verdict::Manual } else { Verdict::NotApplicable };
        assert_eq!(
            (change.has_value(), change.verdict),
            (value, Some(verdict)),
            "{as_of}"
        );
    }
}

#[test]
fn an_absent_sheet_leaves_nothing_but_missing_data() {
    let catalog = Catalog::load(None).unwrap();
    let figures = compute(&catalog, &[OFFICE, VILLAGES, UNITS], "2026-10-31");
    let kept = ["机关", "村", "单位"];
    let is_absent = |figure: &&Figure| {
        let mut decls = catalog.figures.iter();
        let decl = decls.find(|decl| decl.id == figure.key.id).unwrap();
        decl.sheets.iter().any(|sheet| !kept.contains(&&**sheet))
    };
    for figure in figures.list.iter().filter(is_absent) {
        assert_eq!(figure.verdict, Some(Verdict::DataMissing), "{:?}", figure.key);
        assert!(figure.numerator.is_none() && figure.denominator.is_none());
        assert!(figure.rows.is_empty() && !figure.has_value());
    }
}

#[test]
fn a_unit_is_written_only_where_it_says_something() {
    let catalog = Catalog::load(None).unwrap();
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|隐患等级|整改期限\n\
                   H1|2026-10-09|东岭超市|甲|一般|2026-11-30";
    let tables = [OFFICE, VILLAGES, UNITS, ("隐患", hazards)];
    let figures = compute(&catalog, &tables, "2026-10-31");
    let units = |id: &str| -> Vec<u32> {
        let of = figures.list.iter().filter(|figure| &*figure.key.id == id);
        let unit = |f: &Figure| match f.key.scope {
            Scope::Unit(row) => Some(row.row),
            _ => None,
        };
        of.filter_map(unit).collect()
    };
    assert_eq!(units("S-18.open"), [0]);
    assert_eq!(units("S-17.stock"), [0; 0]);
    assert_eq!(units("S-18.overdue"), [0, 1], "达标 is a verdict");
    let order: Vec<_> =
        figures.list.iter().map(|f| (&f.key.scope, f.key.period)).collect();
    let of_found = figures.list.iter().position(|f| &*f.key.id == "S-18.found").unwrap();
    assert!(order[of_found..of_found + 6].is_sorted());
}

/// A figure of one rhythm and one window, added to the declarations.
fn rhythm(every: &str, period: &str) -> Catalog {
    let entry = format!(
        r#"[[figure]]
id = "S-99.rhythm"
name = "排查节奏"
scopes = "T"
periods = "{period}"
sheets = ["村", "检查"]
unit = "%"
frequency = {{ subjects = "村", rows = "检查", on = "检查日期", every = "{every}", times = 1 }}
target = {{ all = "≥100" }}
example = {{ period = "-" }}
"#
    );
    let declarations = Declarations::load(None).unwrap();
    Catalog::from_declarations(declarations.with("mechanisms/S-99.toml", &entry)).unwrap()
}

#[test]
fn only_shorter_rhythms_and_the_own_one_count_in_a_window() {
    let checks = "检查日期|检查人员|单位名称\n\
                  2026-10-08|甲一|东岭村\n2026-09-08|甲一|东岭村\n2026-09-09|甲一|西坡村";
    let tables = [OFFICE, VILLAGES, UNITS, ("检查", checks)];
    for (every, period, members, verdict) in [
        ("月", "m", 2, None), // 西坡村 may still do it
        ("季", "m", 0, Some(Verdict::NotApplicable)),
        ("月", "q", 0, Some(Verdict::NotApplicable)), // October runs
        ("季", "q", 2, None),
        ("半年", "q", 0, Some(Verdict::NotApplicable)),
        ("月", "h", 6, Some(Verdict::Missed)), // July and August: nothing
        ("季", "h", 2, Some(Verdict::Met)),
        ("学期", "h", 0, Some(Verdict::NotApplicable)),
        ("半年", "h", 2, Some(Verdict::Met)),
        ("月", "t", 2, Some(Verdict::Met)),
        ("半年", "t", 0, Some(Verdict::NotApplicable)),
        ("学期", "t", 2, Some(Verdict::Met)),
        ("月", "y", 18, Some(Verdict::Missed)),
        ("季", "y", 6, Some(Verdict::Missed)),
        ("半年", "y", 2, Some(Verdict::Missed)),
        ("学期", "y", 4, Some(Verdict::Missed)), // 2025T2 ends in January
        ("年", "y", 2, Some(Verdict::Met)),
        ("年", "c", 4, Some(Verdict::Missed)),
    ] {
        let figures = compute(&rhythm(every, period), &tables, "2026-10-15");
        let mut of = figures.list.iter().filter(|f| f.is_emitted);
        let figure = of.find(|f| &*f.key.id == "S-99.rhythm").unwrap();
        let denominator = figure.denominator.unwrap().integer().unwrap();
        assert_eq!(
            (denominator, figure.verdict),
            (members, verdict),
            "{every} in {period}"
        );
    }
}

#[test]
fn a_hazard_found_untrue_exists_for_no_condition() {
    let entry = r#"[[figure]]
id = "S-99.with"
name = "有隐患单位数"
scopes = "T"
periods = "d"
sheets = ["单位", "隐患"]
unit = "家"
count = { rows = "单位", when = "存在 隐患（）" }
example = { period = "-" }
"#;
    let declarations =
        Declarations::load(None).unwrap().with("mechanisms/S-99.toml", entry);
    let catalog = Catalog::from_declarations(declarations).unwrap();
    let hazards = "隐患编号|发现日期|单位名称|隐患内容|撤销日期|撤销原因\n\
                   H1|2026-10-09|东岭超市|甲|2026-10-10|不属实\n\
                   H2|2026-11-09|东岭超市|甲||\nH3|2026-10-09|西坡酒坊|乙|2026-10-10|关停";
    let tables = [OFFICE, VILLAGES, UNITS, ("隐患", hazards)];
    let figures = compute(&catalog, &tables, "2026-10-31");
    assert_eq!(number(&figures, "S-99.with", "2026-10-31"), 1);
}

#[test]
fn an_inspecting_village_was_not_inspected() {
    let catalog = Catalog::load(None).unwrap();
    let checks = "检查日期|检查层级|检查单位|检查人员|单位名称\n\
                  2026-10-08|镇级|东岭村|甲一|西坡酒坊";
    let tables = [OFFICE, VILLAGES, UNITS, ("检查", checks)];
    let figures = compute(&catalog, &tables, "2026-10-31");
    assert_eq!(number(&figures, "S-23.village_spot", "2026-10"), 1);
}

#[test]
fn every_fault_of_a_figure_is_named_at_once() {
    let entry = r#"[[figure]]
id = "S-18.found"
name = "错的"
scopes = "T X"
periods = "月"
sheets = ["隐息"]
unit = "%"
share = { rows = "隐患", when = "认定日 ≤ 机关.存量基准曰", test = "整改日 ≤ 整改期", on = "发现时间" }
target = { y = "90以上" }
example = { period = "2026" }

[[figure]]
id = "S-99.rhythm"
name = "错的"
scopes = "T"
periods = "m"
sheets = []
unit = "%"
frequency = { subjects = "乡村", rows = "检查", every = "旬", times = 0 }
example = { period = "2026-10" }
"#;
    let declarations =
        Declarations::load(None).unwrap().with("mechanisms/S-99.toml", entry);
    let message = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in [
        "重复",
        "scopes",
        "periods",
        "隐息",
        "存量基准曰",
        "整改期",
        "发现时间",
        "90以上",
        "“y”",
        "乡村",
        "every",
        "用 on",
    ] {
        assert!(message.contains(fault), "{fault} in\n{message}");
    }
}

#[test]
fn a_figure_needs_an_example_and_a_logic_that_is_there() {
    let entry = r#"[[figure]]
id = "S-99.logic"
name = "无此算法"
scopes = "T"
periods = "m"
sheets = []
unit = "次"
logic = "no_such_logic"
"#;
    let with = |entry: &str| {
        let declarations = Declarations::load(None).unwrap();
        Catalog::from_declarations(declarations.with("mechanisms/S-99.toml", entry))
    };
    assert!(with(entry).unwrap_err().to_string().contains("example"));
    let catalog = with(&format!("{entry}example = {{ period = \"2026-10\" }}")).unwrap();
    let fault = known_logic(&catalog).unwrap_err().to_string();
    assert!(fault.contains("S-99.logic") && fault.contains("no_such_logic"), "{fault}");
    assert!(known_logic(&Catalog::load(None).unwrap()).is_ok());
}
