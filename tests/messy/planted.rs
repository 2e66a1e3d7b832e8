//! Faults planted in a copy of the sample town: each is found once, at its cell.

use super::copy_sample;
use crate::support::planted::{Planted, plant};
use std::path::Path;
use tempfile::TempDir;
use zhenwen::model::Finding;
use zhenwen::pipeline::{Order, check};

/// All findings on a copy of the sample town with these faults.
fn found(change: impl FnOnce(&Path)) -> Vec<Finding> {
    let folder = TempDir::new().unwrap();
    copy_sample(folder.path());
    change(folder.path());
    let order = Order {
        data: folder.path().to_owned(),
        today: "2026-11-26".parse().unwrap(),
        ..Order::default()
    };
    check(&order).unwrap()
}

/// Whether a finding is the one of a fault.
fn is_of(finding: &Finding, (fault, cell): &(Planted, String)) -> bool {
    let place = &finding.place;
    *finding.code == *fault.code
        && place.file.as_deref() == Some(fault.file)
        && place.cell.as_deref() == Some(cell)
}

/// Whether a finding is what a fault is bound to raise in its row, too.
fn is_besides(finding: &Finding, (fault, cell): &(Planted, String)) -> bool {
    let row =
        |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_uppercase()).to_owned();
    let place = &finding.place;
    *finding.code == *fault.besides
        && place.file.as_deref() == Some(fault.file)
        && place.cell.as_deref().map(row) == Some(row(cell))
}

#[test]
fn each_planted_fault_is_found_once_at_its_cell_and_nothing_else() {
    let mut planted = Vec::new();
    let findings = found(|data| planted = plant(data));
    assert!(planted.len() >= 40, "{}", planted.len());
    let mut wrong = Vec::new();
    for fault in &planted {
        let count = findings.iter().filter(|finding| is_of(finding, fault)).count();
        if count != 1 {
            let (Planted { code, file, .. }, cell) = fault;
            wrong.push(format!("{code} {file} {cell}: {count} times"));
        }
    }
    for finding in &findings {
        let is_told = |fault| is_of(finding, fault) || is_besides(finding, fault);
        if !planted.iter().any(is_told) {
            wrong.push(format!(
                "besides: {} {} {:?}",
                finding.code, finding.fact, finding.place
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clean_twin_says_nothing() {
    assert_eq!(found(|_| ()), []);
}
