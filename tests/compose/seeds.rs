//! Two real papers that lie beside the repository: read, not quoted.

use super::catalog;
use crate::support::shared;
use zhenwen::compose::compose_text;
use zhenwen::model::{Document, ElementKind, FrontMatter};

/// The paper, if it is there: its line ends and blanks are those of the web.
fn paper(name: &str) -> Option<(String, Document, Vec<String>)> {
    let text = shared::text(&format!("seeds/{name}.txt"))?;
    let (document, findings) = compose_text(catalog(), FrontMatter::default(), &text);
    let codes = findings.iter().map(|finding| finding.code.to_string()).collect();
    Some((text, document, codes))
}

fn count(document: &Document, kind: ElementKind) -> usize {
    document.lines.iter().filter(|line| line.kind == kind).count()
}

#[test]
fn the_plan_with_a_number_is_whole_again() {
    let Some((text, document, codes)) = paper("000") else { return };
    assert_eq!(document.lines.len(), text.lines().count());
    let head: Vec<&str> = document.head.iter().map(|e| e.kind.name()).collect();
    assert_eq!(head, ["发文机关标志", "发文字号"]);
    assert_eq!(count(&document, ElementKind::Heading1), 4);
    assert_eq!(count(&document, ElementKind::Heading2), 18);
    assert_eq!(count(&document, ElementKind::Heading3), 20);
    assert_eq!(count(&document, ElementKind::Addressee), 0);
    // Every paragraph ends a sentence once the lines cut by page ends are joined.
    assert_eq!(count(&document, ElementKind::Continued), 9);
    let mut bodies = document.body.iter().filter(|e| e.kind == ElementKind::Body);
    assert!(bodies.all(|element| element.text().ends_with('。')));
    let last: Vec<&str> =
        document.body.iter().rev().take(2).map(|e| e.kind.name()).collect();
    assert_eq!(last, ["成文日期", "署名"]);
    assert_eq!(codes, ["E-TEXT-JOINED"]);
}

#[test]
fn the_plan_of_tasks_has_a_tag_for_each_of_them() {
    let Some((text, document, codes)) = paper("002") else { return };
    let whole = document.lines.iter().filter(|line| !line.is_piece).count();
    assert_eq!(whole, text.lines().count());
    assert_eq!(count(&document, ElementKind::Title), 2);
    assert_eq!(count(&document, ElementKind::Addressee), 1);
    assert_eq!(count(&document, ElementKind::Continued), 0);
    let tasks: Vec<_> =
        document.body.iter().filter(|e| e.kind == ElementKind::Heading3).collect();
    assert_eq!(tasks.len(), 35);
    assert!(
        tasks.iter().all(|task| task.text().ends_with('）') && task.run_in.is_some())
    );
    assert_eq!(count(&document, ElementKind::ResponsibilityTag), 35);
    // One heading of level 2 has the ordinal of level 1.
    assert_eq!(count(&document, ElementKind::Heading1), 4);
    assert!(codes.contains(&"ST-14".to_owned()), "{codes:?}");
}
