//! Which numbers papers get.

use crate::support::office::Office;
use crate::support::papers::{Build, automatic, entered, number, paper};
use zhenwen::model::{Period, Series};

const OCTOBER: Period = Period::Month(2026, 10);

#[test]
fn new_papers_get_the_next_numbers_in_the_order_given() {
    let office = Office::new();
    let papers = Build::october(&["乙店", "甲店"]).papers();
    let serials = office.open().serials(&papers, 2026).unwrap();
    assert_eq!(serials, [Some(1), Some(2)]);
    assert_eq!(
        office.open().serials(&papers, 2026).unwrap(),
        serials,
        "planning takes none"
    );
}

#[test]
fn a_paper_keeps_its_number_whatever_comes_before_it() {
    let office = Office::new();
    office.build(&Build::october(&["甲店", "乙店"])).unwrap();
    office.build(&Build::october(&["丙店", "乙店", "甲店"])).unwrap();
    let papers = Build::october(&["丁店", "甲店", "乙店", "丙店"]).papers();
    let serials = office.read().serials(&papers, 2026).unwrap();
    assert_eq!(serials, [Some(4), Some(1), Some(2), Some(3)]);
}

#[test]
fn a_series_starts_at_its_first_number_and_each_year_anew() {
    let office = Office::new();
    let series = Series { first: 57, ..automatic() };
    let build = Build { series: series.clone(), ..Build::october(&["甲店"]) };
    office.build(&build).unwrap();
    let register = office.read();
    let due = [paper("甲店", OCTOBER, series.clone()), paper("乙店", OCTOBER, series)];
    assert_eq!(register.serials(&due, 2026).unwrap(), [Some(57), Some(58)]);
    assert_eq!(register.serials(&due, 2027).unwrap(), [Some(57), Some(58)]);
}

#[test]
fn each_code_has_a_series_of_its_own() {
    let office = Office::new();
    let other = Series { code: "兰安督".into(), ..automatic() };
    let due = [
        paper("甲店", OCTOBER, automatic()),
        paper("乙店", OCTOBER, other),
        paper("丙店", OCTOBER, automatic()),
        paper("丁店", OCTOBER, entered()),
    ];
    let serials = office.read().serials(&due, 2026).unwrap();
    assert_eq!(serials, [Some(1), Some(1), Some(2), None]);
}

#[test]
fn a_void_number_is_never_given_again() {
    let office = Office::new();
    let build = Build::october(&["甲店", "乙店"]);
    office.build(&build).unwrap();
    office.open().void(&number("兰安改〔2026〕2号"), "对象有误").unwrap();
    let serials = office.read().serials(&build.papers(), 2026).unwrap();
    assert_eq!(serials, [Some(1), Some(3)], "the highest is void, and still counted");
    office.build(&build).unwrap();
    let numbers = office.numbers();
    assert_eq!(
        numbers,
        [
            "兰安改〔2026〕1号 预留 D-08/甲店/2026-10",
            "兰安改〔2026〕2号 作废 D-08/乙店/2026-10",
            "兰安改〔2026〕3号 预留 D-08/乙店/2026-10",
        ]
    );
}

#[test]
fn a_run_that_is_not_committed_takes_no_number() {
    let office = Office::new();
    let build = Build::october(&["甲店"]);
    let mut register = office.open();
    let output = zhenwen::commit::open(&mut register, &office.output()).unwrap();
    let stage = output.stage("run", build.as_of).unwrap();
    for artifact in build.artifacts(&register).unwrap() {
        stage.put(artifact).unwrap();
    }
    drop(stage);
    assert!(register.numbers().unwrap().is_empty());
    assert!(office.tree().is_empty(), "{:?}", office.tree());
}

#[test]
fn the_number_of_the_old_year_stays_reserved_and_is_told() {
    let office = Office::new();
    let december = Build::october(&["甲店"]);
    office.build(&december).unwrap();
    let january = Build { as_of: "2027-01-05".parse().unwrap(), ..december.clone() };
    let outcome = office.build(&january).unwrap();
    let codes: Vec<&str> = outcome.findings.iter().map(|f| &*f.code).collect();
    assert_eq!(codes, ["E-OUT-RENUMBERED"]);
    assert!(
        outcome.findings[0].fact.contains("兰安改〔2026〕1号"),
        "{:?}",
        outcome.findings
    );
    let key = "D-08/甲店/2026-10";
    assert_eq!(
        office.numbers(),
        [
            format!("兰安改〔2026〕1号 预留 {key}"),
            format!("兰安改〔2027〕1号 预留 {key}")
        ]
    );
    assert_eq!(office.read().serials(&december.papers(), 2026).unwrap(), [Some(1)]);
}
