//! X20: 版记: rules thick, thin, thick, black and as wide as the 版心, 4号, 印发 last (7.4).

use super::super::face::{is_chinese, suits};
use super::super::look::Border;
use super::super::notes::Notes;
use super::super::paper::Paper;
use super::super::pattern::is;
use super::super::story::Paragraph;
use super::super::table::Table;
use super::super::words::{millimetres, size, thickness};
use super::{MILLIMETRE, is_near, signed};
use crate::model::ElementKind::{CopiedTo, Printed};
use crate::model::Layout;

/// Measures the 版记, where there is one.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let lines = lines(paper);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    for paragraph in &lines {
        letters(paper, paragraph, notes);
    }
    if paper.layout == Layout::Letter {
        return;
    }
    if !is(Printed, &last.text) {
        notes.at("X20·印发", last, last.text.trim().to_owned());
    }
    match first.table.and_then(|at| paper.story.tables.get(at)) {
        Some(table) => ruled_table(paper, (table, first), notes),
        None => ruled_lines(paper, &lines, notes),
    }
}

/// The paragraphs of the 版记.
pub(super) fn lines<'a>(paper: &'a Paper) -> Vec<&'a Paragraph> {
    let is_imprint = |p: &&Paragraph| matches!(p.kind, Some(CopiedTo | Printed));
    paper.story.paragraphs.iter().filter(is_imprint).collect()
}

/// 4号仿宋.
fn letters(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let Some(style) = paper.decl.style_of(Printed) else { return };
    for run in paragraph.shown() {
        let letters = &run.letters;
        if letters.size() != style.size {
            notes.at("X20·字号", paragraph, size(letters.size()));
        }
        let name = letters.chinese();
        let is_named = run.text.contains(is_chinese) && !name.is_empty();
        if is_named && !suits(paper.decl, &style.font, name) {
            notes.at("X20·字体", paragraph, name.to_owned());
        }
    }
}

/// The drawn rules of a table: above, between, below.
pub(super) fn table_rules(table: &Table) -> Vec<&Border> {
    let last = table.rows.len().saturating_sub(1);
    let mut rules = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let above = &table.borders[if at == 0 { 0 } else { 4 }];
        let before = at.checked_sub(1).and_then(|at| table.rows.get(at));
        let before = before.and_then(|row| row.edges[1].as_ref());
        rules.push(row.edges[0].as_ref().or(before).or(above.as_ref()));
        if at == last {
            rules.push(row.edges[1].as_ref().or(table.borders[1].as_ref()));
        }
    }
    rules.into_iter().flatten().filter(|rule| rule.is_drawn()).collect()
}

/// A 版记 in a table.
fn ruled_table(paper: &Paper, (table, first): (&Table, &Paragraph), notes: &mut Notes) {
    let rules = table_rules(table);
    if rules.len() == table.rows.len() + 1 {
        weights(paper, first, &rules, notes);
    } else {
        notes.at("X20", first, format!("{} 条线", rules.len()));
    }
    let sides = |borders: &super::super::styles::Borders| {
        borders[2..4].iter().flatten().any(Border::is_drawn)
    };
    if sides(&table.borders) || table.rows.iter().any(|row| sides(&row.edges)) {
        notes.at("X20", first, "有竖线".to_owned());
    }
    let text = signed(paper.decl.page.text_width());
    if let Some(width) = table.width.filter(|w| !is_near(*w, text, MILLIMETRE)) {
        notes.at("X20·宽度", first, millimetres(width));
    }
}

/// A 版记 in ruled paragraphs, or between drawn lines.
fn ruled_lines(paper: &Paper, lines: &[&Paragraph], notes: &mut Notes) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let of = |p: &&&Paragraph| p.lines.borders.iter().flatten().any(Border::is_drawn);
    let text = signed(paper.decl.page.text_width());
    if lines.iter().any(|p| of(&p)) {
        let rules: Vec<&Border> = [first, last]
            .iter()
            .zip([0, 1])
            .filter_map(|(p, side)| p.lines.borders[side].as_ref())
            .filter(|rule| rule.is_drawn())
            .collect();
        if rules.len() < 2 {
            notes.at("X20", first, format!("{} 条线", rules.len()));
        } else {
            weights(paper, first, &rules, notes);
        }
        let character = paper.decl.page.character.value;
        let is_full = |p: &&Paragraph| {
            let indent = &p.lines.indent;
            indent.left.hundredths(character) == 0
                && indent.right.hundredths(character) == 0
        };
        if !lines.iter().all(is_full) {
            notes.at("X20·宽度", first, "线随段落缩进".to_owned());
        }
        return;
    }
    // Lines drawn by hand hang at paragraphs near by.
    let shapes = paper.story.paragraphs.iter().rev().take(lines.len() + 8);
    let drawn: Vec<_> = shapes
        .flat_map(|p| &p.shapes)
        .filter(|shape| shape.lines > 0 && shape.width > text / 2)
        .collect();
    if drawn.len() < 2 {
        notes.at("X20", first, format!("{} 条线", drawn.len()));
    }
    if let Some(shape) = drawn.iter().find(|s| !is_near(s.width, text, MILLIMETRE)) {
        notes.at("X20·宽度", first, millimetres(shape.width));
    }
}

/// Weights and colour: thick, thin …, thick, black.
fn weights(paper: &Paper, first: &Paragraph, rules: &[&Border], notes: &mut Notes) {
    let imprint = &paper.decl.imprint;
    for (at, rule) in rules.iter().enumerate() {
        let is_outer = at == 0 || at + 1 == rules.len();
        let wanted = if is_outer { imprint.outer.value } else { imprint.inner.value };
        if rule.weight != wanted {
            let code = if is_outer { "X20·粗线" } else { "X20·细线" };
            notes.at(code, first, thickness(rule.weight));
        }
        if !matches!(&*rule.colour, "AUTO" | "000000") {
            notes.at("X20·颜色", first, rule.colour.to_string());
        }
    }
}
