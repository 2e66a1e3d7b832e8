//! X22: landscape pages: margins turned with the sheet, the number where it would stand on an
//! upright page (8).

use super::footer::number;
use super::page::margins;
use super::{MILLIMETRE, is_near, signed};
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::section::Section;
use crate::inspect::story::Paragraph;
use crate::model::Layout;

/// Measures every landscape section.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for section in paper.story.sections.iter().filter(|s| s.is_landscape()) {
        let place = (&paper.story, section);
        if !section.says_landscape {
            notes.section("X22·方向", place, "未设为横向".to_owned());
        }
        if !is_turned(paper, section) {
            notes.section("X22", place, margins(section));
        }
        let numbers = numbers(paper, section).filter(|_| paper.layout != Layout::Form);
        if let Some(read) = numbers {
            notes.section("X22·页码", place, read.to_owned());
        }
    }
}

/// Whether the margins are those of an upright page, turned; 28 and 26 mm may change places
/// where margins mirror.
fn is_turned(paper: &Paper, section: &Section) -> bool {
    let decl = &paper.decl.landscape;
    let wanted = [&decl.top, &decl.right, &decl.bottom, &decl.left];
    let [top, right, bottom, left] = wanted.map(|measure| signed(measure.value));
    let found = [section.top, section.right, section.bottom, section.left];
    let fits = |wanted: [i32; 4]| {
        let mut pairs = found.iter().zip(wanted);
        pairs.all(|(found, wanted)| is_near(*found, wanted, MILLIMETRE))
    };
    fits([top, right, bottom, left]) || fits([bottom, right, top, left])
}

/// What is wrong with the numbers of a landscape section.
fn numbers(paper: &Paper, section: &Section) -> Option<&'static str> {
    let (headers, footers) = (&section.headers, &section.footers);
    let shown = [&headers.odd, &headers.even, &footers.odd, &footers.even];
    let stories = shown.into_iter().filter_map(|id| paper.margin(id.as_ref()));
    let found: Vec<_> = stories.filter_map(number).collect();
    let is_turned = |p: &&&Paragraph| p.text_box.as_ref().is_some_and(|b| b.is_turned);
    let turned = found.iter().filter(is_turned).count();
    match found.len() {
        0 => Some("没有页码"),
        all if turned < all => Some("页码没有随页面转向"),
        _ => None,
    }
}
