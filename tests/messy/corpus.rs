//! 乱表: clean tables in a hundred and more shapes; the records are the clean ones, and what
//! is said is what the shape calls for.

use super::clean::{Clean, Messy, Told, tables, told};
use super::headers::HEADERS;
use super::rows::WITHIN;
use super::shapes::{AROUND, Shape};
use rayon::prelude::*;

/// All shapes.
fn shapes() -> Vec<Shape> {
    [AROUND, WITHIN, HEADERS].concat()
}

/// What is wrong with the reading of one mess; nothing where all is well.
fn fault(
    (clean, as_it_is): &(Clean, Told),
    (name, messy): (&str, &Messy),
) -> Option<String> {
    let (records, said) = as_it_is;
    let (found, codes) = told(messy);
    let mut expected = said.clone();
    expected.extend(messy.codes.iter().map(|code| (*code).to_owned()));
    let is_right = *records == found && codes == expected;
    (!is_right).then(|| {
        let lost: Vec<_> = records.iter().filter(|record| !found.contains(record)).collect();
        let new: Vec<_> = found.iter().filter(|record| !records.contains(record)).collect();
        format!(
            "{} – {name}:\n  lost {lost:#?}\n  new {new:#?}\n  said {codes:?}, should {expected:?}",
            clean.sheet
        )
    })
}

#[test]
fn every_shape_gives_the_records_of_the_clean_table() {
    let tables: Vec<(Clean, Told)> = tables()
        .into_iter()
        .map(|clean| (clean.clone(), told(&Clean::alone(clean.page(), &[]))))
        .collect();
    let mut cases: Vec<(&(Clean, Told), &str, Messy)> = Vec::new();
    for table in &tables {
        for (name, shape) in shapes() {
            cases.extend(shape(&table.0).map(|messy| (table, name, messy)));
        }
    }
    let count: usize = cases.iter().map(|(_, _, messy)| messy.files.len()).sum();
    assert!(count >= 120, "{count} workbooks");
    let faults: Vec<String> = cases
        .par_iter()
        .filter_map(|(table, name, messy)| fault(table, (name, messy)))
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}
