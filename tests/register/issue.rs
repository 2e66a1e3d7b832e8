//! What may be issued, and under which number.

use crate::support::office::Office;
use crate::support::papers::{Build, entered, number};
use zhenwen::model::{Day, Result};
use zhenwen::register::Issue;

/// An office with two drafts of the series 兰政发.
fn drafts() -> Office {
    let office = Office::new();
    let build = Build { series: entered(), ..Build::october(&["甲店", "乙店"]) };
    office.build(&build).unwrap();
    office
}

/// What the register says to an issue.
fn judged(
    office: &Office,
    name: &str,
    serial: Option<u32>,
    date: Option<&str>,
) -> Result<Issue> {
    let register = office.read();
    let paper = register.find(name).unwrap().expect("the paper is known");
    let date = date.map(|date| date.parse::<Day>().unwrap());
    register.issue(&paper, serial, date)
}

/// The refusal of an issue.
fn refusal(
    office: &Office,
    name: &str,
    serial: Option<u32>,
    date: Option<&str>,
) -> String {
    judged(office, name, serial, date).unwrap_err().to_string()
}

#[test]
fn a_draft_takes_the_number_that_was_given_and_the_year_of_its_date() {
    let office = drafts();
    let issue =
        judged(&office, "D-08/甲店/2026-10", Some(13), Some("2027-01-04")).unwrap();
    assert_eq!(issue.number, Some(number("兰政发〔2027〕13号")));
    let path = issue.path.unwrap();
    let same = judged(&office, &path, Some(13), None).unwrap();
    assert_eq!(
        same.date,
        "2026-10-31".parse().unwrap(),
        "a draft is dated at the as-of date"
    );
    assert_eq!(same.number, Some(number("兰政发〔2026〕13号")));
}

#[test]
fn a_draft_of_an_entered_series_needs_a_number() {
    let office = drafts();
    let key = "D-08/甲店/2026-10";
    assert!(refusal(&office, key, None, None).contains("--number"));
    assert!(refusal(&office, key, Some(0), None).contains("--number"));
}

#[test]
fn a_reserved_number_keeps_its_serial_and_year() {
    let office = Office::new();
    office.build(&Build::october(&["甲店"])).unwrap();
    let name = "兰安改〔2026〕1号";
    assert_eq!(judged(&office, name, None, None).unwrap().number, Some(number(name)));
    assert!(judged(&office, name, Some(1), Some("2026-11-02")).is_ok());
    assert!(refusal(&office, name, Some(2), None).contains("已经预留"));
    let year = refusal(&office, name, None, Some("2027-01-04"));
    assert!(year.contains("2027年1月4日") && year.contains("年份不一致"), "{year}");
}

#[test]
fn a_number_that_was_used_or_voided_is_refused() {
    let office = drafts();
    let issue = judged(&office, "D-08/甲店/2026-10", Some(13), None).unwrap();
    let mut build = Build { series: entered(), ..Build::october(&["甲店", "乙店"]) };
    build.order.issues.push(issue);
    office.build(&build).unwrap();
    let taken = refusal(&office, "D-08/乙店/2026-10", Some(13), None);
    assert!(taken.contains("“兰政发〔2026〕13号”已用于"), "{taken}");
    assert!(refusal(&office, "兰政发〔2026〕13号", None, None).contains("已经发出"));
    office.open().void(&number("兰政发〔2026〕13号"), "撤回").unwrap();
    let void = refusal(&office, "D-08/乙店/2026-10", Some(13), None);
    assert!(void.contains("已经作废：撤回"), "{void}");
}
