//! X01–X04: paper, margins, grid, 22 lines of 28 characters (5.1, 5.2).

use super::{MILLIMETRE, is_near, signed};
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::section::{Grid, Section};
use crate::inspect::story::Paragraph;
use crate::inspect::words::{millimetres, points};
use crate::model::ElementKind;

/// Tolerance of the paper size, twips.
const PAPER: i32 = 6;
/// Tolerance of the line pitch: 22 lines are then within 1 mm.
const PITCH: i32 = 2;

/// Measures every section, then the lines of the text.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for section in &paper.story.sections {
        let place = (&paper.story, section);
        if !is_paper(paper, section) {
            let read = format!("{} × {}", mm(section.width), mm(section.height));
            notes.section("X01", place, read);
        }
        if !section.is_landscape() && !is_area(paper, section) {
            notes.section("X02", place, margins(section));
        }
        if let Some(read) = grid(paper, section) {
            notes.section("X03", place, read);
        }
    }
    for paragraph in paper.all(ElementKind::Body).filter(|p| p.is_in_flow()) {
        let section = paper.section(paragraph).filter(|section| is_area(paper, section));
        if let Some(section) = section {
            lines(paper, paragraph, section, notes);
            characters(paper, paragraph, section, notes);
        }
    }
}

/// All four margins.
pub(super) fn margins(section: &Section) -> String {
    let sides = [section.top, section.bottom, section.left, section.right];
    let [top, bottom, left, right] = sides.map(millimetres);
    format!("上 {top}，下 {bottom}，左 {left}，右 {right}")
}

/// A length that may not be given.
fn mm(twips: i32) -> String {
    if twips == 0 { "未设置".to_owned() } else { millimetres(twips) }
}

/// X01: A4, upright or turned.
fn is_paper(paper: &Paper, section: &Section) -> bool {
    let page = &paper.decl.page;
    let (width, height) = (signed(page.width.value), signed(page.height.value));
    let (wide, high) = if section.is_landscape() {
        (section.height, section.width)
    } else {
        (section.width, section.height)
    };
    is_near(wide, width, PAPER) && is_near(high, height, PAPER)
}

/// X02: top and left margin, width and height of the text area.
fn is_area(paper: &Paper, section: &Section) -> bool {
    let page = &paper.decl.page;
    let height = page.height.value - page.top.value - page.bottom.value;
    is_near(section.top, signed(page.top.value), MILLIMETRE)
        && is_near(section.left, signed(page.left.value), MILLIMETRE)
        && is_near(section.text_width(), signed(page.text_width()), MILLIMETRE)
        && is_near(section.text_height(), signed(height), MILLIMETRE)
}

/// X03: what the grid is instead of lines of the page's pitch.
fn grid(paper: &Paper, section: &Section) -> Option<String> {
    let wanted = signed(paper.decl.page.line.value);
    match &section.grid {
        Some(grid) if grid.character_space().is_some() => Some("行和字符网格".to_owned()),
        Some(grid) if &*grid.kind == "lines" => {
            (grid.pitch != wanted).then(|| format!("行网格，跨度 {}", points(grid.pitch)))
        }
        _ => Some("无网格".to_owned()),
    }
}

/// X04: lines of a side.
fn lines(paper: &Paper, paragraph: &Paragraph, section: &Section, notes: &mut Notes) {
    let page = &paper.decl.page;
    let Some(pitch) = paragraph.lines.exact().filter(|pitch| *pitch > 0) else { return };
    let count = section.text_height() / pitch;
    if count != signed(page.lines.value) {
        notes.at("X04", paragraph, format!("{}，每面 {count} 行", points(pitch)));
    } else if !is_near(pitch, signed(page.line.value), PITCH) {
        notes.at("X04·行距", paragraph, points(pitch));
    }
}

/// X04: characters of a line.
fn characters(
    paper: &Paper,
    paragraph: &Paragraph,
    section: &Section,
    notes: &mut Notes,
) {
    let wanted = i64::from(paper.decl.page.characters.value);
    let grid = section.grid.as_ref().and_then(Grid::character_space);
    for run in paragraph.shown() {
        // A grid counts in 4096ths of a point, letters in twips.
        let (size, spacing) = match grid {
            Some(space) => (paper.styles.base_size(), i64::from(space) * 5),
            None => {
                (run.letters.size(), i64::from(run.letters.spacing.unwrap_or(0)) * 1024)
            }
        };
        // In 1024ths of a twip.
        let pitch = i64::from(size) * 10 * 1024 + spacing;
        let count = i64::from(section.text_width()) * 1024 / pitch.max(1);
        if count != wanted && Some(run.letters.size()) == body_size(paper) {
            notes.at("X04·字数", paragraph, format!("每行 {count} 字"));
            return;
        }
    }
}

/// Half points of the text; another size is told by X05.
fn body_size(paper: &Paper) -> Option<u32> {
    paper.decl.style_of(ElementKind::Body).map(|style| style.size)
}
