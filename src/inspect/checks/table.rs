//! X24: tables: inside the 版心, header repeated, rows whole, 4号 or 小四 (practice).

use super::signed;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::section::Section;
use crate::inspect::story::Paragraph;
use crate::inspect::table::Table;
use crate::inspect::words::{millimetres, size};
use crate::model::{ElementKind, Layout};
use std::collections::BTreeMap;

/// 4号 and 小四 in half points.
const SIZES: [u32; 2] = [28, 24];
/// Twips that a table may be wider than the text: its own border.
const BORDER: i32 = 20;

/// Measures every ruled table of the text.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let mut cells: BTreeMap<usize, Vec<&Paragraph>> = BTreeMap::new();
    for paragraph in &paper.story.paragraphs {
        if let Some(table) = paragraph.table {
            cells.entry(table).or_default().push(paragraph);
        }
    }
    for (at, cells) in cells {
        let is_cell = |p: &&Paragraph| {
            p.text_box.is_none() && matches!(p.kind, None | Some(ElementKind::Table))
        };
        let table = paper.story.tables.get(at).filter(|table| is_ruled(table));
        if let (Some(table), true) = (table, cells.iter().all(is_cell)) {
            measure(paper, table, &cells, notes);
        }
    }
}

/// Width, rows and letters of one table.
fn measure(paper: &Paper, table: &Table, cells: &[&Paragraph], notes: &mut Notes) {
    let Some(first) = cells.first() else { return };
    let room = room(paper, table);
    if let Some(width) = table.width.filter(|width| *width > room + BORDER) {
        notes.at("X24", first, millimetres(width));
    }
    rows(paper, table, first, notes);
    let mut sizes = cells.iter().flat_map(|p| p.shown()).map(|run| run.letters.size());
    if let Some(other) = sizes.find(|size| !SIZES.contains(size)) {
        notes.at("X24·字号", first, size(other));
    }
}

/// Whether a table has rules: one without only places things.
fn is_ruled(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| row.edges.drawn());
    table.borders.drawn().next().is_some() || cells.next().is_some()
}

/// Width of the 版心 of the table's page.
fn room(paper: &Paper, table: &Table) -> i32 {
    let page = &paper.decl.page;
    let section = paper.story.sections.get(table.section);
    signed(if section.is_some_and(Section::is_landscape) {
        page.height.value - page.top.value - page.bottom.value
    } else {
        page.text_width()
    })
}

/// The header repeated, no row torn.
fn rows(paper: &Paper, table: &Table, first: &Paragraph, notes: &mut Notes) {
    let has_header = table.rows.first().is_none_or(|row| row.is_header);
    // A form has labels beside its cells, no header.
    if table.rows.len() > 1 && !has_header && paper.layout != Layout::Form {
        notes.at("X24·表头", first, "未设置".to_owned());
    }
    let torn = table.rows.iter().filter(|row| !row.is_whole).count();
    if torn > 0 {
        notes.at("X24·断行", first, format!("{torn} 行"));
    }
}
