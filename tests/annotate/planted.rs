//! Faults planted in a copy of the sample town: each is marked exactly at its cell.

use super::copy::{comments, lines};
use super::{copy_sample, give_back};
use crate::support::planted::plant;
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;
use zhenwen::model::{Severity, cell_at};

#[test]
fn each_planted_fault_is_marked_at_its_cell_and_no_other_cell_is() {
    let folder = TempDir::new().unwrap();
    let data = copy_sample(&folder.path().join("data"));
    let planted = plant(&data);
    let back = folder.path().join("back");
    let made = give_back(&data, &back);
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in &made.findings {
        let is_told = finding.severity < Severity::Hint
            || finding.fix.as_ref().is_some_and(|fix| fix.is_safe);
        for place in std::iter::once(&finding.place).chain(&finding.more) {
            let cell = place.cell.as_deref().filter(|cell| cell_at(cell).is_some());
            if let (true, Some(file), Some(cell)) = (is_told, &place.file, cell) {
                expected.entry(file.to_string()).or_default().insert(cell.into());
            }
        }
    }
    let mut count = 0;
    for (fault, cell) in &planted {
        let marks = expected.get(fault.file).is_some_and(|cells| cells.contains(cell));
        let finding = made.findings.iter().find(|f| *f.code == *fault.code);
        let is_silent = finding.is_some_and(|f| f.severity == Severity::Hint);
        assert!(marks || is_silent, "{} {} {cell}", fault.code, fault.file);
        count += usize::from(marks);
    }
    assert!(count >= 40, "{count} of {} are marked", planted.len());
    let names: Vec<&String> = expected.keys().collect();
    assert_eq!(made.files.iter().collect::<Vec<_>>(), names);
    for (file, cells) in &expected {
        let path = back.join(file);
        let marked = comments(&std::fs::read(&path).unwrap());
        assert_eq!(&marked.keys().cloned().collect::<BTreeSet<_>>(), cells, "{file}");
        let told: BTreeSet<String> = lines(&path)
            .iter()
            .map(|line| line[3].split(' ').next().unwrap().to_owned())
            .filter(|cell| cell_at(cell).is_some())
            .collect();
        assert!(told.is_subset(cells), "{file}: {told:?}");
    }
}

#[test]
fn the_clean_twin_is_not_given_back() {
    let folder = TempDir::new().unwrap();
    let data = copy_sample(&folder.path().join("data"));
    let back = folder.path().join("back");
    assert_eq!(give_back(&data, &back).files, [""; 0]);
    assert!(!back.exists());
}
