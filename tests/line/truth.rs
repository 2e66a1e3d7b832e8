//! One truth: a figure is the same in figures.json, papers and ledgers, and equals a recount
//! out of the workbooks that shares nothing with `compute`.

use super::sample::BUILT;
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One row of a sheet by header.
type Line = BTreeMap<String, String>;

/// The rows of a workbook of the sample: title in row 1, headers in row 2; days as ISO text.
fn lines(name: &str) -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let sheet = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&sheet).unwrap();
    let mut rows = range.rows().skip(1);
    let headers: Vec<String> =
        rows.next().unwrap().iter().map(ToString::to_string).collect();
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    rows.map(|row| headers.iter().cloned().zip(row.iter().map(cell)).collect()).collect()
}

/// The as-of date of the sample.
const AS_OF: &str = "2026-11-25";

/// State of a hazard by its dates, written straight from the model's words.
fn state(hazard: &Line) -> &'static str {
    let event = |name: &str| {
        let date = hazard.get(name).map_or("", String::as_str);
        if date.is_empty() || date > AS_OF { None } else { Some(date.to_owned()) }
    };
    let word = |name: &str| hazard.get(name).map_or("", String::as_str);
    let passed = event("复查日期").filter(|_| word("复查结论") == "合格");
    let failed = event("复查日期").filter(|_| word("复查结论") == "不合格");
    let done = match (&failed, event("整改完成日期")) {
        (Some(failed), Some(done)) if done > *failed => Some(done),
        (Some(_), _) => None,
        (None, Some(done)) => Some(done),
        (None, None) => passed
            .clone()
            .or_else(|| {
                (word("整改方式") == "当场整改").then(|| word("发现日期").to_owned())
            })
            .or_else(|| event("销号日期")),
    };
    let closed = if failed.is_some() {
        None
    } else if word("隐患等级") == "重大" {
        event("销号日期").filter(|closed| passed.as_ref().is_some_and(|p| p <= closed))
    } else {
        event("销号日期").or(passed)
    };
    match (event("撤销日期"), word("撤销原因")) {
        (Some(_), "不属实" | "重复") => return "无效",
        (Some(_), "搬迁" | "关停") if closed.is_none() => return "已撤销",
        _ => {}
    }
    let deadline = word("整改期限");
    if closed.is_some() {
        "已销号"
    } else if done.is_some() {
        "待复查"
    } else if !deadline.is_empty() && deadline < AS_OF {
        "逾期"
    } else {
        "在治"
    }
}

/// Numerator and denominator of a figure of the town.
fn figure(id: &str, period: &str) -> (Option<i64>, Option<i64>) {
    let json = BUILT.0.json("figures.json");
    let all = json["figures"].as_array().unwrap();
    let found = all.iter().find(|figure| {
        figure["id"] == id && figure["scope"] == "全镇" && figure["period"] == period
    });
    let found = found.unwrap_or_else(|| panic!("{id} {period}"));
    (found["numerator"].as_i64(), found["denominator"].as_i64())
}

#[test]
fn ten_figures_and_more_equal_a_plain_recount_of_the_workbooks() {
    let hazards: Vec<Line> =
        lines("hazards.xlsx").into_iter().filter(|h| state(h) != "无效").collect();
    let checks = lines("checks.xlsx");
    let units = lines("units.xlsx");
    let villages: BTreeSet<String> =
        lines("villages.xlsx").iter().map(|village| village["村名"].clone()).collect();
    let count = |test: &dyn Fn(&Line) -> bool| {
        i64::try_from(hazards.iter().filter(|hazard| test(hazard)).count()).unwrap()
    };
    let in_year = |hazard: &Line| hazard["发现日期"].starts_with("2026");
    let in_month = |hazard: &Line| hazard["发现日期"].starts_with("2026-11");
    let is = |hazard: &Line, states: &[&str]| states.contains(&state(hazard));
    let major = |hazard: &Line| hazard["隐患等级"] == "重大";
    let rectified = ["已销号", "待复查"];
    let year = |id: &str| figure(id, "2026");
    let day = |id: &str| figure(id, AS_OF);
    assert_eq!(year("S-18.found"), (Some(count(&in_year)), None));
    assert_eq!(figure("S-18.found", "2026-11"), (Some(count(&in_month)), None));
    assert_eq!(day("S-18.open"), (Some(count(&|h| is(h, &["逾期", "在治"]))), None));
    assert_eq!(day("S-18.overdue"), (Some(count(&|h| is(h, &["逾期"]))), None));
    assert_eq!(day("S-18.pending"), (Some(count(&|h| is(h, &["待复查"]))), None));
    let base = count(&|h| in_year(h) && !is(h, &["已撤销"]));
    let done = count(&|h| in_year(h) && is(h, &rectified));
    assert_eq!(year("S-18.rectified_rate"), (Some(done), Some(base)));
    let closed = count(&|h| in_year(h) && is(h, &["已销号"]));
    assert_eq!(year("S-18.closed_rate"), (Some(closed), Some(base)));
    assert_eq!(
        year("S-18.repeat"),
        (Some(count(&|h| in_year(h) && !h["原隐患编号"].is_empty())), None)
    );
    let open = ["待复查", "逾期", "在治"];
    assert_eq!(day("S-17.stock"), (Some(count(&|h| major(h) && is(h, &open))), None));
    let graded =
        |hazard: &Line| hazard["定级日期"].clone().max(hazard["发现日期"].clone());
    let increment = count(&|h| major(h) && graded(h).starts_with("2026"));
    assert_eq!(year("S-17.increment"), (Some(increment), None));
    let on_units: Vec<&Line> = checks
        .iter()
        .filter(|check| check["检查日期"].starts_with("2026"))
        .filter(|check| !villages.contains(&check["单位名称"]))
        .collect();
    assert_eq!(year("S-23.checks"), (Some(i64::try_from(on_units.len()).unwrap()), None));
    let visited: BTreeSet<&String> =
        on_units.iter().map(|check| &check["单位名称"]).collect();
    assert_eq!(year("S-23.units"), (Some(i64::try_from(visited.len()).unwrap()), None));
    let in_use = |unit: &&Line| {
        let opened = &unit["开业日期"];
        let changed = &unit["状态变更日期"];
        (opened.is_empty() || &**opened <= AS_OF)
            && (unit["经营状态"] == "正常" || (!changed.is_empty() && &**changed > AS_OF))
    };
    let in_use: Vec<&Line> = units.iter().filter(in_use).collect();
    let covered =
        in_use.iter().filter(|unit| visited.contains(&unit["单位名称"])).count();
    let share = (
        Some(i64::try_from(covered).unwrap()),
        Some(i64::try_from(in_use.len()).unwrap()),
    );
    assert_eq!(year("S-23.coverage"), share);
}

#[test]
fn summary_notices_ledger_and_figures_say_the_same() {
    let (desk, _) = &*BUILT;
    let said = desk.good(&format!("explain output/{}", desk.found("年度工作总结")));
    for id in ["S-18.found", "S-18.open", "S-17.stock", "S-23.checks"] {
        let period = if said.contains(&format!("指标 {id}（全镇，2026），")) {
            "2026"
        } else {
            AS_OF
        };
        let (number, _) = figure(id, period);
        let line = format!("“{}” ← 指标 {id}（全镇，{period}），", number.unwrap());
        assert!(said.contains(&line), "{line}\n{said}");
    }
    let manifest = desk.json("manifest.json");
    let files = manifest["files"].as_array().unwrap();
    let rows = |kind: &str| {
        let of_kind = files.iter().filter(|file| file["kind"] == kind);
        let rows = of_kind.flat_map(|file| file["rows"].as_array().unwrap());
        rows.map(|row| row.as_str().unwrap().to_owned()).collect::<BTreeSet<String>>()
    };
    let ledger = rows("L-10");
    let noticed: BTreeSet<String> =
        rows("D-08").into_iter().filter(|row| row.starts_with("hazards")).collect();
    assert!(!noticed.is_empty());
    assert!(noticed.is_subset(&ledger), "a notice is about rows of the month's ledger");
}
