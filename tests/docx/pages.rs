//! The estimate of pages against LibreOffice, and what holds on every page of random papers.

use super::press;
use super::random::paper;
use crate::support::render;
use rayon::prelude::*;
use std::path::PathBuf;
use zhenwen::catalog::Catalog;
use zhenwen::emit::docx::Side;
use zhenwen::inspect::inspect;
use zhenwen::model::{Document, ElementKind, Layout};

/// Papers whose estimate is compared with LibreOffice.
const RENDERED: u64 = 60;

#[test]
fn libreoffice_has_as_many_pages_and_date_and_imprint_where_we_expect_them() {
    let press = press();
    let gone = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ZHENWEN_KEEP").map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(gone.path());
    let papers: Vec<_> = (1..=RENDERED).map(|seed| (seed, paper(seed))).collect();
    let files: Vec<_> = papers
        .iter()
        .map(|(seed, document)| {
            let path = folder.join(format!("{seed}.docx"));
            std::fs::write(&path, press.set(document).unwrap()).unwrap();
            path
        })
        .collect();
    let Some(rendered) = render::pages(&files) else { return };
    let mut faults = Vec::new();
    for ((seed, document), pages) in papers.iter().zip(rendered) {
        let sides = press.sides(document).unwrap();
        let count = u32::try_from(pages.len()).unwrap();
        let shown = Shown::of(&pages);
        if (sides.len(), dated(&sides)) != (pages.len(), shown.date) {
            faults.push(format!("{seed}: {sides:?}, not {count} and {:?}", shown.date));
        }
        // A long addressee may make one where there is none.
        let is_missing = !document.imprint.is_empty() && shown.imprint.is_none();
        let is_elsewhere = shown.imprint.is_some_and(|page| page != count);
        let is_odd = shown.imprint.is_some() && !is_even(document, count);
        if is_missing || is_elsewhere || is_odd {
            faults.push(format!("{seed}: imprint on {:?} of {count}", shown.imprint));
        }
        let first = document.body.iter().find(|e| e.kind == ElementKind::Body).unwrap();
        let first: String = first.text().chars().take(8).collect();
        if !pages[0].iter().any(|line| line.starts_with(&first)) {
            faults.push(format!("{seed}: no text on page 1"));
        }
        // A text that must show on page 1 cannot go with the date.
        let texts = document.body.iter().filter(|e| e.kind == ElementKind::Body).count();
        let least = if ends_under_table(document) { 1 } else { 2 };
        if shown.text < least && texts > 2 {
            faults.push(format!("{seed}: {} lines of text with the date", shown.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn five_hundred_papers_keep_what_the_standard_asks() {
    let catalog = Catalog::load(None).unwrap();
    let press = press();
    let faults: Vec<String> = (1..=500_u64)
        .into_par_iter()
        .filter_map(|seed| {
            let document = paper(seed);
            let sides = press.sides(&document).unwrap();
            let docx = press.set(&document).unwrap();
            let layout = Some(document.front.layout);
            let found = inspect(&catalog, "样例.docx", &docx, layout);
            let count = u32::try_from(sides.len()).unwrap();
            let broken = [
                ("an odd page", document.imprint.is_empty() || is_even(&document, count)),
                ("no text on page 1", sides[0].text > 0),
                ("a heading alone", !sides.iter().any(|side| side.is_torn)),
                ("the date alone", is_date_with_text(&document, &sides)),
            ];
            let broken: Vec<_> = broken.iter().filter(|(_, holds)| !holds).collect();
            let is_good = broken.is_empty() && found.is_empty();
            (!is_good).then(|| format!("{seed}: {broken:?} {sides:?} {found:#?}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether the last text stands under a table: LibreOffice does not keep the last row with it,
/// as Word does.
fn ends_under_table(document: &Document) -> bool {
    let last = document.body.iter().rposition(|e| e.kind == ElementKind::Body);
    last.is_some_and(|at| at > 0 && document.body[at - 1].kind == ElementKind::Table)
}

/// Page of the date, from 1.
fn dated(sides: &[Side]) -> Option<u32> {
    let at = sides.iter().rposition(|side| side.is_dated)?;
    Some(u32::try_from(at + 1).unwrap())
}

/// Whether the page of the date shows two lines of the body (7.3.5.5); a paper of one or two texts
/// may have them all on page 1, which must show some.
fn is_date_with_text(document: &Document, sides: &[Side]) -> bool {
    let texts = document.body.iter().filter(|e| e.kind == ElementKind::Body).count();
    sides.iter().any(|side| side.is_dated && (side.body >= 2 || texts <= 2))
}

/// Whether a 版记 may stand on the last of so many pages: on an even one, but in a 信函.
fn is_even(document: &Document, count: u32) -> bool {
    document.front.layout == Layout::Letter || count.is_multiple_of(2)
}

/// What stands where.
struct Shown {
    /// Page of the date.
    date: Option<u32>,
    /// Page of the 版记.
    imprint: Option<u32>,
    /// Lines of text on the page of the date.
    text: usize,
}

impl Shown {
    /// On pages without blanks.
    fn of(pages: &[Vec<String>]) -> Self {
        let page = |is: &dyn Fn(&String) -> bool| {
            pages.iter().position(|page| page.iter().any(is))
        };
        let number = |at: usize| u32::try_from(at + 1).unwrap();
        let date = page(&|line| line == "2026年11月12日");
        let is_closing =
            |line: &&String| !line.starts_with("附件：") && **line != "兰台镇人民政府";
        let text = date.map_or(0, |at| pages[at].iter().take_while(is_closing).count());
        let is_imprint =
            |line: &String| line.starts_with("抄送：") || line.starts_with("主送：");
        let imprint = page(&is_imprint);
        Self { date: date.map(number), imprint: imprint.map(number), text }
    }
}
