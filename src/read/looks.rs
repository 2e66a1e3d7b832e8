//! What only the looks of a workbook say and is not read: comments, colours, strike-through
//! (`model.md` §4.1).

use super::package::{open, text};

/// Marks that people put on cells, as the styles of a workbook spell them.
const MARKS: &[(&str, &str)] = &[
    ("<strike/>", "删除线"),
    ("<strike val=\"1\"", "删除线"),
    ("\"FFFF0000\"", "颜色"),
    ("\"FFFFFF00\"", "颜色"),
];

/// What a workbook of the office says by its looks, in words; nothing for one of ours.
pub(super) fn ignored(bytes: &[u8]) -> Vec<&'static str> {
    let Some(mut package) = open(bytes) else { return Vec::new() };
    let has = |begins: &str| {
        package.file_names().flatten().any(|name| name.starts_with(begins))
    };
    let has_comments = has("xl/comments") || has("xl/threadedComments");
    if text(&mut package, "docProps/custom.xml")
        .is_some_and(|text| text.contains("zhenwen-"))
    {
        return Vec::new();
    }
    let styles = text(&mut package, "xl/styles.xml").unwrap_or_default();
    let marks = MARKS.iter().filter(|(mark, _)| styles.contains(mark));
    let comments = has_comments.then_some("批注");
    let mut found: Vec<_> =
        comments.into_iter().chain(marks.map(|(_, word)| *word)).collect();
    found.dedup();
    found
}
