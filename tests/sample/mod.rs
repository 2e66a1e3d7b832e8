//! The sample town in `data/`: made by its program, clean, and worth a month of papers.

mod duties; // what is done besides rectifying, and what is not

#[path = "../../examples/sample_town/main.rs"]
#[expect(dead_code, reason = "its `main` is the example's")]
mod sample_town;

use crate::support::{judged_at, shared};
use jiff::civil::{Date, date};
use sample_town::plan::{Plan, SAMPLE};
use sample_town::tables::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::compute::{figures, hazards};
use zhenwen::model::{
    Figures, Finding, Hazard, Level, Period, RowRef, Run, Scope, State, Town, Value,
};
use zhenwen::read::read;

const AS_OF: Date = date(2026, 11, 25);

/// The sample, read once for all tests.
struct Sample {
    catalog: Catalog,
    town: Town,
    told: Vec<Finding>,
    hazards: Vec<Hazard>,
}

static SAMPLE_TOWN: LazyLock<Sample> = LazyLock::new(|| {
    let catalog = Catalog::load(None).unwrap();
    let (town, told) = read(&catalog, &data(), AS_OF).unwrap();
    let hazards = hazards(&town, AS_OF).hazards;
    Sample { catalog, town, told, hazards }
});

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn workbooks(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let books = files.filter(|path| path.extension().is_some_and(|e| e == "xlsx"));
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    books.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

fn rows(sheet: &str) -> impl Iterator<Item = RowRef> {
    SAMPLE_TOWN.town.rows_named(sheet)
}

fn day(row: RowRef, header: &str) -> Option<Date> {
    SAMPLE_TOWN.town.value(row, header).day()
}

fn text(row: RowRef, header: &str) -> &'static str {
    SAMPLE_TOWN.town.value(row, header).text().unwrap_or_default()
}

fn year_figures() -> Figures {
    let Sample { catalog, town, .. } = &*SAMPLE_TOWN;
    let run = Run {
        as_of: AS_OF,
        month: Period::Month(2026, 11),
        year: 2026,
        month_start: 1,
        campaign: Some((2024, 2026)),
    };
    figures(catalog, town, &hazards(town, AS_OF), &run)
}

#[test]
fn the_workbooks_are_what_the_program_writes() {
    let folder = TempDir::new().unwrap();
    sample_town::write(&SAMPLE, folder.path()).unwrap();
    let (made, kept) = (workbooks(folder.path()), workbooks(&data()));
    let names = |books: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        books.keys().cloned().collect()
    };
    assert_eq!(names(&made), names(&kept));
    for (name, bytes) in made {
        assert!(bytes == kept[&name], "{name}: run `cargo run --example sample_town`");
    }
}

#[test]
fn every_row_is_read_and_nothing_is_found_wrong() {
    let Sample { catalog, town, told, .. } = &*SAMPLE_TOWN;
    assert!(told.is_empty(), "{told:#?}");
    assert!(town.left_out.is_empty(), "{:?}", town.left_out);
    let found = judged_at(catalog, town, AS_OF);
    assert!(found.is_empty(), "{found:#?}");
    let counts = town.sources.iter().map(|source| {
        assert_eq!(source.rows_in, source.rows_kept, "{}", source.workbook);
        (&*source.worksheet, source.rows_kept)
    });
    let mut counts: Vec<(&str, u32)> = counts.collect();
    counts.sort_unstable();
    let expected = [
        ("人员", 534),
        ("任务", 40),
        ("别名", 8),
        ("单位", 200),
        ("参训", 1490),
        ("培训", 557),
        ("报送", 904),
        ("指标", 19),
        ("机关", 1),
        ("机构", 98),
        ("村", 22),
        ("检查", 2521),
        ("演练", 685),
        ("督办", 38),
        ("站所", 8),
        ("自查", 1741),
        ("问责", 121),
        ("阶段", 4),
        ("隐患", 1916),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn headers_are_the_canonical_ones() {
    let Sample { catalog, town, .. } = &*SAMPLE_TOWN;
    for source in &town.sources {
        let decl = &catalog.sheets[usize::from(source.sheet)];
        assert_eq!(
            (&*source.workbook, &*source.worksheet),
            (&*decl.workbook, &*decl.name)
        );
        assert_eq!(source.mapping.len(), decl.columns.len(), "{}: extra", decl.name);
        for (column, mapped) in decl.columns.iter().zip(&source.mapping) {
            let Some((_, written)) = mapped else { continue };
            assert_eq!(written.trim_end_matches("（万元）"), &*column.header);
        }
    }
}

#[test]
fn november_leaves_notices_to_write() {
    let in_november = |day: Option<Date>| day.is_some_and(|day| day >= date(2026, 11, 1));
    let checks = rows("检查").filter(|row| in_november(day(*row, "检查日期"))).count();
    let found: Vec<RowRef> =
        rows("隐患").filter(|row| in_november(day(*row, "发现日期"))).collect();
    let unnoticed = found.iter().filter(|row| {
        let state = SAMPLE_TOWN.hazards[row.row as usize].state;
        state.is_open() && !SAMPLE_TOWN.town.value(**row, "文号").is_given()
    });
    let units: BTreeSet<RowRef> =
        unnoticed.filter_map(|row| SAMPLE_TOWN.town.unit_of(*row)).collect();
    assert!((70..=90).contains(&checks), "{checks} checks");
    assert!((50..=75).contains(&found.len()), "{} hazards", found.len());
    assert!((18..=26).contains(&units.len()), "{} units", units.len());
}

#[test]
fn hazards_stand_in_every_state_and_are_overdue_in_every_half_year() {
    let mut states = BTreeMap::new();
    let mut halves = BTreeSet::new();
    for hazard in &SAMPLE_TOWN.hazards {
        *states.entry(hazard.state).or_insert(0) += 1;
        if hazard.state == State::Overdue {
            halves.insert((hazard.found.year(), hazard.found.month() > 6));
        }
    }
    let all = [
        State::Invalid,
        State::Closed,
        State::Voided,
        State::AwaitingRecheck,
        State::Overdue,
        State::InProgress,
    ];
    assert_eq!(states.keys().copied().collect::<Vec<_>>(), all, "{states:?}");
    assert_eq!(halves.len(), 7, "{halves:?}");
}

#[test]
fn major_hazards_are_told_supervised_raised_and_come_back() {
    let major = |h: &&Hazard| h.level == Level::Major && h.state.counts();
    let majors: Vec<&Hazard> = SAMPLE_TOWN.hazards.iter().filter(major).collect();
    assert!((60..=75).contains(&majors.len()), "{} majors", majors.len());
    let given = |h: &Hazard, header| SAMPLE_TOWN.town.value(h.row, header).is_given();
    let some = |what: &str, test: &dyn Fn(&Hazard) -> bool| {
        let count = majors.iter().filter(|hazard| test(hazard)).count();
        assert!((1..majors.len()).contains(&count), "{what}: {count}");
    };
    some("told", &|h| given(h, "告知日期"));
    some("to be told", &|h| h.state.is_unclosed() && !given(h, "告知日期"));
    some("supervised", &|h| given(h, "督办编号"));
    some("to be supervised", &|h| {
        let is_due = h.state == State::Overdue
            || SAMPLE_TOWN.town.value(h.row, "群死群伤风险") == &Value::YesNo(true);
        h.state.is_unclosed() && is_due && !given(h, "督办编号")
    });
    some("raised", &|h| h.graded > h.found);
    let back = rows("隐患").filter(|row| !text(*row, "原隐患编号").is_empty()).count();
    assert!((100..=180).contains(&back), "{back} came back");
}

#[test]
fn a_few_units_were_forgotten_and_villages_differ() {
    let figures = year_figures();
    let of = |id: &str, scope: &dyn Fn(&Scope) -> bool| -> Vec<i64> {
        let mine =
            figures.list.iter().filter(|f| &*f.key.id == id && scope(&f.key.scope));
        let mine = mine
            .filter(|f| matches!(f.key.period, Period::Year(2026) | Period::Day(AS_OF)));
        mine.map(|f| f.numerator.unwrap().integer().unwrap()).collect()
    };
    let unchecked = of("S-23.unchecked", &|scope| *scope == Scope::Town)[0];
    assert!((4..=8).contains(&unchecked), "{unchecked} unchecked");
    let overdue = of("S-18.overdue", &|scope| matches!(scope, Scope::Village(_)));
    let (best, worst) = (overdue.iter().min().unwrap(), overdue.iter().max().unwrap());
    assert!(*best <= 1 && *worst >= 10, "{overdue:?}");
}

#[test]
fn campaigns_have_checks_of_their_own() {
    let mut checks: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows("检查") {
        *checks.entry(text(row, "专项名称")).or_default() += 1;
    }
    for name in [
        "安全生产治本攻坚三年行动",
        "冬春火灾防控",
        "春节前安全生产大检查",
        "汛期安全隐患排查",
        "安全生产百日攻坚",
    ] {
        assert!(checks.get(name).is_some_and(|count| *count >= 10), "{name}: {checks:?}");
    }
}

#[test]
fn a_smaller_town_is_only_other_parameters() {
    let tables = Tables::load().unwrap();
    let plan = Plan { villages: 6, units: 50, station_visits: 10, ..SAMPLE };
    let town = sample_town::town(&plan, &tables);
    let names: BTreeSet<&str> = town.units.iter().map(|unit| &*unit.name).collect();
    assert_eq!(names.len(), 50);
    assert!((400..700).contains(&town.checks.len()), "{}", town.checks.len());
}

#[test]
fn the_workbooks_are_valid() {
    let files: Vec<PathBuf> =
        workbooks(&data()).keys().map(|name| data().join(name)).collect();
    shared::check("validate_ooxml.py", &[], &files);
}
