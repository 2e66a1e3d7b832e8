//! Every figure of S-17, S-18 and S-23 equals a plain recount over random towns.

pub(crate) mod dice;
mod of_checks;
mod of_hazards;
mod plain;
mod sample;

use crate::support::town;
use of_checks::of_checks;
use of_hazards::of_hazards;
use plain::{Answer, Place, Span};
use sample::{Sample, sample, village_name};
use std::collections::BTreeMap;
use zhenwen::catalog::Catalog;
use zhenwen::compute::{figures, hazards};
use zhenwen::model::{Day, Figures, Period, Run, Scope, Town};

/// Figures whose own rule is tested elsewhere: a comparison of two years.
const ELSEWHERE: [&str; 1] = ["S-17.increment_change"];

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
    for seed in 1..=60 {
        let sample = sample(seed);
        let (_, figures) = compute(&catalog, &sample, None);
        for figure in figures.list.iter().filter(|figure| figure.is_emitted) {
            let id = &*figure.key.id;
            if ELSEWHERE.contains(&id) {
                continue;
            }
            let place = match &figure.key.scope {
                Scope::Town => Place::Town,
                Scope::Village(row) => Place::Village(row.row as usize),
                Scope::Unit(row) => Place::Unit(row.row as usize),
                Scope::Person(_) => unreachable!(),
            };
            let span = span(&figure.key.period.to_string(), &sample);
            let expected = of_hazards(id, &sample, &place, &span)
                .or_else(|| of_checks(id, &sample, &place, &span))
                .unwrap_or_else(|| panic!("{id} is not recounted"));
            let whole = |n: zhenwen::model::Decimal| n.integer().unwrap();
            let verdict = figure.verdict.map(|verdict| verdict.to_string());
            let found = (
                whole(figure.numerator.unwrap()),
                figure.denominator.map(whole),
                verdict.as_deref(),
            );
            let as_of = sample.as_of;
            assert_eq!(
                found, expected as Answer,
                "town {seed} at {as_of}: {:?}",
                figure.key
            );
            *compared.entry(id.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(compared.len() + ELSEWHERE.len(), catalog.figures.len(), "{compared:?}");
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
            if whole.key.scope != Scope::Town || !decl.scopes.contains('V') || is_distinct
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
            assert!(homeless >= 0, "{} {}: {homeless}", whole.key.id, village_name(0));
            rest += homeless;
        }
    }
    assert!(rest > 0, "the random towns have rows of no village");
}
