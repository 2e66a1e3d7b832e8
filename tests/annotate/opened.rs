//! What other programs say of annotated workbooks: openpyxl, LibreOffice, the validator.

use super::copy_sample;
use super::foreign::{CELLS, foreign};
use super::give_back;
use super::rich::{rich, said};
use super::threads::threaded;
use crate::support::planted::plant;
use crate::support::shared;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tempfile::TempDir;
use zhenwen::emit::xlsx::patch::annotate;
use zhenwen::model::Severity;

/// Faults that the validator finds in files, by file.
fn faults(files: &[PathBuf], more: &[&str]) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let usual = ["--allow-formula", "--ignore", "customXml|cellimages"];
    let arguments: Vec<&str> = usual.iter().chain(more).copied().collect();
    let said = shared::fault("validate_ooxml.py", &arguments, files).unwrap_or_default();
    let of = |file: &PathBuf| {
        let start = format!("{}\t", file.display());
        let own = said.lines().filter_map(|line| line.strip_prefix(&start));
        (file.clone(), own.map(str::to_owned).collect())
    };
    files.iter().map(of).collect()
}

/// Fails where a copy has a fault that its source had not.
fn compare(pairs: &[(PathBuf, PathBuf)], more: &[&str]) {
    let files: Vec<PathBuf> =
        pairs.iter().flat_map(|(old, new)| [old.clone(), new.clone()]).collect();
    let faults = faults(&files, more);
    for (old, new) in pairs {
        let added: Vec<&String> = faults[new].difference(&faults[old]).collect();
        assert!(added.is_empty(), "{}: {added:#?}", new.display());
    }
}

#[test]
fn an_annotated_workbook_has_no_fault_that_its_source_had_not() {
    let folder = TempDir::new().unwrap();
    let marks = |sheet: &'static str| {
        let cells = [(2, 1), (3, 1), (9, 0), (40, 2)];
        cells.map(|cell| (sheet, cell, Severity::Error))
    };
    let usual = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ];
    let mut pairs = Vec::new();
    for (name, bytes, sheet) in [
        ("rich", rich(), "台账"),
        ("threaded", threaded(), "台账"),
        ("plain", foreign("", usual, CELLS), "表&一"),
        ("prefix", foreign("x", usual, CELLS), "表&一"),
    ] {
        let (old, new) = (
            folder.path().join(format!("{name}.xlsx")),
            folder.path().join(format!("{name}2.xlsx")),
        );
        std::fs::write(&old, &bytes).unwrap();
        std::fs::write(&new, annotate(&bytes, &said(&marks(sheet))).unwrap()).unwrap();
        pairs.push((old, new));
    }
    compare(&pairs, &["--lo", "--need", "lo"]);
}

#[test]
fn the_sample_with_planted_faults_goes_back_valid() {
    let folder = TempDir::new().unwrap();
    let data = copy_sample(&folder.path().join("data"));
    plant(&data);
    let back = folder.path().join("back");
    let made = give_back(&data, &back).files.into_iter();
    let pairs: Vec<_> = made.map(|file| (data.join(&file), back.join(&file))).collect();
    compare(&pairs, &[]);
}
