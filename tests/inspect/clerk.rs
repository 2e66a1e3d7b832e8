//! A paper that was not made by us: everything is measured through styles, lists and drawings.

use super::package::package;
use super::{catalog, told};
use zhenwen::inspect::inspect;

/// The blocks of a case file by their headings.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let sections = text.split("\n## ").skip(1);
    sections
        .map(|section| {
            let (name, rest) = section.split_once('\n').unwrap();
            let inside = rest.split("```").nth(1).unwrap();
            (name, inside.split_once('\n').unwrap().1)
        })
        .collect()
}

#[test]
fn a_clerks_notice_is_measured_element_by_element() {
    let text = include_str!("../cases/inspect/clerk.md");
    let mut blocks = blocks(text);
    let (_, wanted) = blocks.pop().unwrap();
    let parts: Vec<(String, Vec<u8>)> = blocks
        .into_iter()
        .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
        .collect();
    let findings = inspect(&catalog(), "通知.docx", &package(&parts), None);
    assert_eq!(told(&findings), wanted, "{}", told(&findings));
}
