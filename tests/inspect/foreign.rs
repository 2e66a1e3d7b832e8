//! Papers that were not made by us (`tests/cases/inspect/papers/*.md`): measured through
//! styles, lists, frames and drawings of any make.

use super::package::package;
use super::{catalog, told};
use std::collections::BTreeMap;
use std::path::Path;
use zhenwen::inspect::inspect;

/// The blocks of a case file by their headings.
fn blocks(name: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/inspect/papers");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let block = |section: &str| {
        let (name, rest) = section.split_once('\n').unwrap();
        let inside = rest.split("```").nth(1).unwrap();
        (name.to_owned(), inside.split_once('\n').unwrap().1.to_owned())
    };
    text.split("\n## ").skip(1).map(block).collect()
}

/// Measures a paper that builds on others, the last one on top.
fn measured(names: &[&str]) {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        parts.extend(blocks(name));
    }
    let wanted = parts.remove("what is said").unwrap();
    let parts: Vec<(String, Vec<u8>)> =
        parts.into_iter().map(|(name, content)| (name, content.into_bytes())).collect();
    let findings = inspect(&catalog(), "公文.docx", &package(&parts), None);
    let said = told(&findings);
    assert!(said == wanted, "{said}");
}

#[test]
fn a_clerks_notice_is_measured_element_by_element() {
    measured(&["notice.md"]);
}

#[test]
fn nothing_is_said_of_a_report_that_is_set_well() {
    measured(&["notice.md", "report.md"]);
}

#[test]
fn the_lines_of_a_letter_may_be_single_strokes() {
    measured(&["notice.md", "report.md", "letter.md"]);
}
