//! Figures equal a plain recount over random towns.

mod books;
mod demands;
pub(crate) mod dice;
mod goal;
mod lines;
mod of_checks;
mod of_hazards;
mod of_rows;
mod of_units;
mod plain;
mod rhythm;
mod sample;
mod tables;

use crate::support::{town, workbook};
use of_checks::of_checks;
use of_hazards::of_hazards;
use of_rows::of_rows;
use of_units::of_units;
use plain::{Answer, Place, Span};
use sample::{Sample, sample};
use std::collections::BTreeMap;
use zhenwen::catalog::Catalog;
use zhenwen::compute::{figures, hazards};
use zhenwen::model::{Day, Figures, Period, Run, Scope, Town};
use zhenwen::read::read;

/// The mechanisms that are recounted here.
const MECHANISMS: [&str; 14] = [
    "S-07", "S-15", "S-17", "S-18", "S-19", "S-20", "S-23", "S-27", "S-33", "S-36",
    "S-39", "S-47", "S-53", "S-54",
];
/// Figures whose own rule is tested elsewhere: a comparison of two years, a median.
const ELSEWHERE: [&str; 2] = ["S-17.increment_change", "S-19.notify_days"];
/// Fields that no unit of the random towns has: their figures are not emitted.
const UNUSED: usize = 17;

fn is_recounted(id: &str) -> bool {
    MECHANISMS.contains(&&id[..4])
}

/// The sheets without which a figure is 数据不足 (`systems.md` §4.7), the core sheets apart.
fn optional_sheets(id: &str) -> &'static [&'static str] {
    match (&id[..4], &id[5..]) {
        ("S-07", _) => &["任务"],
        ("S-15", "farm_reg" | "farm_inspect") => &["计数"],
        ("S-20", "issued" | "done_rate" | "overdue") => &["督办"],
        ("S-33", _) => &["培训", "参训"],
        ("S-36", _) => &["演练"],
        ("S-39", _) => &["自查"],
        ("S-47", _) => &["问责"],
        ("S-53" | "S-54", _) => &["报送"],
        _ => &[],
    }
}

/// The recount of a figure.
fn recount(id: &str, sample: &Sample, place: &Place, span: &Span) -> Option<Answer> {
    of_hazards(id, sample, place, span)
        .or_else(|| of_checks(id, sample, place, span))
        .or_else(|| of_units(id, sample, place, span))
        .or_else(|| of_rows(id, sample, place, span))
}

impl Sample {
    /// The year of the run: that of its month.
    fn year(&self) -> i16 {
        run(self).year
    }
}

fn run(sample: &Sample) -> Run {
    let month = Period::month_of(sample.as_of, sample.month_start);
    let Period::Month(year, _) = month else { unreachable!() };
    Run {
        as_of: sample.as_of,
        month,
        year,
        month_start: sample.month_start,
        campaign: Some((2024, 2026)),
    }
}

fn compute(catalog: &Catalog, sample: &Sample, order: Option<u64>) -> (Town, Figures) {
    let tables = sample.tables(order);
    let tables: Vec<(&str, &str)> = tables.iter().map(|(n, t)| (*n, &**t)).collect();
    let town = town(catalog, &tables);
    let facts = hazards(&town, sample.as_of);
    let figures = figures(catalog, &town, &facts, &run(sample));
    (town, figures)
}

/// The window of a label, by its form.
fn span(label: &str, sample: &Sample) -> Span {
    let day = |text: String| text.parse::<Day>().unwrap();
    let natural = |first: String, last: String| Span {
        label: label.into(),
        first: day(first),
        last: day(last).last_of_month(),
    };
    if let Some((year, half)) = label.split_once('H') {
        let (first, last) = if half == "1" { ("01", "06") } else { ("07", "12") };
        return natural(format!("{year}-{first}-01"), format!("{year}-{last}-01"));
    }
    if let Some((year, term)) = label.split_once('T') {
        let next = year.parse::<i16>().unwrap() + 1;
        return match term {
            "1" => natural(format!("{year}-02-01"), format!("{year}-07-01")),
            _ => natural(format!("{year}-09-01"), format!("{next}-01-01")),
        };
    }
    match (label.len(), label.split_once('Q'), label.split_once('-')) {
        (10, ..) => Span { label: label.into(), first: sample.as_of, last: sample.as_of },
        (7, ..) => plain::month(label, sample.month_start),
        (4, ..) => natural(format!("{label}-01-01"), format!("{label}-12-01")),
        (_, Some((year, quarter)), _) => {
            let last = quarter.parse::<i8>().unwrap() * 3;
            natural(format!("{year}-{:02}-01", last - 2), format!("{year}-{last:02}-01"))
        }
        (_, _, Some((first, last))) => {
            natural(format!("{first}-01-01"), format!("{last}-12-01"))
        }
        _ => panic!("label {label}"),
    }
}

#[test]
fn every_figure_equals_a_plain_recount() {
    let catalog = Catalog::load(None).unwrap();
    let mut compared: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for seed in 1..=100 {
        let sample = sample(seed);
        let (_, figures) = compute(&catalog, &sample, None);
        for figure in figures.list.iter().filter(|figure| figure.is_emitted) {
            let id = &*figure.key.id;
            if ELSEWHERE.contains(&id) || !is_recounted(id) {
                continue;
            }
            let place = match &figure.key.scope {
                Scope::Town => Place::Town,
                Scope::Village(row) => Place::Village(row.row as usize),
                Scope::Unit(row) => Place::Unit(row.row as usize),
                Scope::Person(_) => unreachable!(),
            };
            let span = span(&figure.key.period.to_string(), &sample);
            let is_absent = |sheet: &&str| sample.books.absent.contains(sheet);
            let expected = if optional_sheets(id).iter().any(is_absent) {
                (None, None, Some("数据不足"))
            } else {
                let answer = recount(id, &sample, &place, &span);
                let (n, d, verdict) =
                    answer.unwrap_or_else(|| panic!("{id} is not recounted"));
                (Some(n), d, verdict)
            };
            let whole = |n: zhenwen::model::Decimal| n.integer().unwrap();
            let verdict = figure.verdict.map(|verdict| verdict.to_string());
            let found = (
                figure.numerator.map(whole),
                figure.denominator.map(whole),
                verdict.as_deref(),
            );
            if found != expected {
                let (as_of, key) = (sample.as_of, &figure.key);
                faults.push(format!(
                    "town {seed} at {as_of}: {key:?}: {found:?}, recounted {expected:?}"
                ));
            }
            *compared.entry(id.to_owned()).or_default() += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let wanted = catalog.figures.iter().filter(|decl| is_recounted(&decl.id)).count();
    let left = ELSEWHERE.len() + 2 * UNUSED;
    assert_eq!(compared.len() + left, wanted, "{compared:?}");
}

#[test]
fn rows_in_another_order_give_the_same_figures() {
    let catalog = Catalog::load(None).unwrap();
    for seed in 1..=20 {
        let sample = sample(seed);
        let [straight, shuffled] = [None, Some(seed + 7)].map(|order| {
            let (_, figures) = compute(&catalog, &sample, order);
            let said = figures.list.into_iter();
            said.map(|f| (f.key, f.numerator, f.denominator, f.verdict, f.rows.len()))
                .collect::<Vec<_>>()
        });
        assert_eq!(straight, shuffled, "town {seed}");
    }
}

/// Figures of a sample that went through workbooks: each table in so many of them.
fn through_files(catalog: &Catalog, sample: &Sample, files: usize) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, table) in sample.tables(None) {
        let table = if name == "机关" { office(&table) } else { table };
        let (header, rows) = table.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().collect();
        let each = rows.len().div_ceil(files).max(1);
        let parts =
            if rows.is_empty() { vec![&rows[..]] } else { rows.chunks(each).collect() };
        for (at, part) in parts.iter().enumerate() {
            let path = folder.path().join(format!("{name}-{at}.xlsx"));
            workbook(&path, &[(name, &format!("{header}\n{}", part.join("\n")))]);
        }
    }
    let (town, _) = read(catalog, folder.path(), sample.as_of).unwrap();
    let facts = hazards(&town, sample.as_of);
    let figures = figures(catalog, &town, &facts, &run(sample));
    let said = |f: &zhenwen::model::Figure| {
        let rows = f.rows.len();
        format!(
            "{:?} {:?}/{:?} {:?} {rows}",
            f.key, f.numerator, f.denominator, f.verdict
        )
    };
    figures.list.iter().map(said).collect()
}

/// The sheet 机关 with the columns that it cannot do without.
fn office(table: &str) -> String {
    let mut lines = table.lines();
    let mut with = |words: &str| format!("{}|{words}", lines.next().unwrap());
    let header = with("机关简称|机关代字|主送|落款名称|执法权限");
    format!("{header}\n{}", with("示例镇|示政发|各村|示例镇人民政府|属地检查"))
}

#[test]
fn tables_split_into_several_workbooks_give_the_same_figures() {
    let catalog = Catalog::load(None).unwrap();
    for seed in 1..=10 {
        let sample = sample(seed);
        let [whole, split] = [1, 3].map(|files| through_files(&catalog, &sample, files));
        assert!(whole.len() > 100, "town {seed}");
        assert_eq!(whole, split, "town {seed}");
    }
}

#[test]
fn a_unit_closed_long_ago_changes_nothing() {
    let catalog = Catalog::load(None).unwrap();
    for seed in 1..=20 {
        let plain = sample(seed);
        let mut with = sample(seed);
        let long_ago = Some(jiff::civil::date(2020, 1, 1));
        let closed = sample::Unit {
            opened: None,
            is_stopped: true,
            changed: long_ago,
            ..with.units[0]
        };
        with.units.push(closed);
        let [(_, plain), (_, with)] =
            [plain, with].map(|sample| compute(&catalog, &sample, None));
        for figure in &plain.list {
            let again = with.get(&figure.key).unwrap();
            let said = |f: &zhenwen::model::Figure| {
                (f.numerator, f.denominator, f.verdict, f.rows.clone())
            };
            assert_eq!(said(figure), said(again), "town {seed}: {:?}", figure.key);
        }
    }
}

#[test]
fn villages_and_rows_of_no_village_make_up_the_town() {
    let catalog = Catalog::load(None).unwrap();
    let mut rest = 0;
    for seed in 1..=20 {
        let sample = sample(seed);
        let (town, figures) = compute(&catalog, &sample, None);
        for whole in figures.list.iter().filter(|f| f.is_emitted && !f.is_share) {
            let decl = catalog.figures.iter().find(|d| d.id == whole.key.id).unwrap();
            let is_distinct = &*decl.id == "S-23.units";
            let is_known = whole.numerator.is_some();
            if whole.key.scope != Scope::Town
                || !decl.scopes.contains('V')
                || is_distinct
                || !is_known
            {
                continue;
            }
            let parts = town.rows_named("村").map(|village| {
                let scope = Scope::Village(village);
                let key = zhenwen::model::FigureKey { scope, ..whole.key.clone() };
                figures.get(&key).unwrap().numerator.unwrap().integer().unwrap()
            });
            let homeless =
                whole.numerator.unwrap().integer().unwrap() - parts.sum::<i64>();
            assert!(homeless >= 0, "{}: {homeless}", whole.key.id);
            rest += homeless;
        }
    }
    assert!(rest > 0, "the random towns have rows of no village");
}
