//! Two thousand files in one run.

use crate::support::office::Office;
use crate::support::papers::Build;

#[test]
fn two_thousand_papers_are_one_record() {
    let office = Office::new();
    let units: Vec<String> = (1..=2000).map(|n| format!("第{n}号商店")).collect();
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    let build = Build::october(&units);
    let outcome = office.build(&build).unwrap();
    assert_eq!(outcome.written.len(), 2002);
    let outcome = office.build(&build).unwrap();
    assert_eq!((outcome.written.len(), outcome.unchanged), (0, 2002));
    assert_eq!(office.read().numbers().unwrap().len(), 2000);
}
