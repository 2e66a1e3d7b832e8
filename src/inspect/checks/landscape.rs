//! X22: landscape pages: margins turned with the sheet, the number where it would stand on an
//! upright page (8).

use super::super::notes::Notes;
use super::super::paper::Paper;
use super::super::section::Section;
use super::super::words::millimetres;
use super::footer::number;
use super::{MILLIMETRE, is_near, signed};
use crate::model::Layout;

/// Measures every landscape section.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for section in paper.story.sections.iter().filter(|s| s.is_landscape()) {
        let first = paper.story.paragraphs.get(section.first);
        let mut note = |code, read: &str| match first {
            Some(first) => notes.at(code, first, read.to_owned()),
            None => notes.whole(code, read.to_owned()),
        };
        if !section.says_landscape {
            note("X22·方向", "纸张方向未设为横向");
        }
        if !is_turned(paper, section) {
            let [top, right, bottom, left] = section.margins.map(millimetres);
            note("X22", &format!("上 {top}，下 {bottom}，左 {left}，右 {right}"));
        }
        let numbers = numbers(paper, section).filter(|_| paper.layout != Layout::Form);
        if let Some(read) = numbers {
            note("X22·页码", read);
        }
    }
}

/// Whether the margins are those of an upright page, turned; 28 and 26 mm may change places
/// where margins mirror.
fn is_turned(paper: &Paper, section: &Section) -> bool {
    let decl = &paper.decl.landscape;
    let wanted = [&decl.top, &decl.right, &decl.bottom, &decl.left];
    let [top, right, bottom, left] = wanted.map(|measure| signed(measure.value));
    let fits = |wanted: [i32; 4]| {
        let pairs = section.margins.iter().zip(wanted);
        pairs.into_iter().all(|(found, wanted)| is_near(*found, wanted, MILLIMETRE))
    };
    fits([top, right, bottom, left]) || fits([bottom, right, top, left])
}

/// What is wrong with the numbers of a landscape section.
fn numbers(paper: &Paper, section: &Section) -> Option<&'static str> {
    let references = section.headers.iter().chain(&section.footers).take(5);
    let stories = references.filter_map(|reference| paper.margin(reference.as_ref()));
    let found: Vec<_> = stories.filter_map(number).collect();
    let is_turned = |shape: &std::rc::Rc<super::super::drawing::Shape>| shape.is_turned;
    let turned = found.iter().filter(|p| p.frame.as_ref().is_some_and(is_turned)).count();
    match found.len() {
        0 => Some("没有页码"),
        all if turned < all => Some("页码没有随页面转向"),
        _ => None,
    }
}
