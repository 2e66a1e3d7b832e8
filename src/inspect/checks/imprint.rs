//! X20: 版记: rules thick, thin, thick, black and as wide as the 版心, 4号, 印发 last (7.4).

use super::{MILLIMETRE, is_near, signed};
use crate::inspect::border::Border;
use crate::inspect::face::stranger;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::pattern::is;
use crate::inspect::story::Paragraph;
use crate::inspect::table::Table;
use crate::inspect::words::{millimetres, size, thickness};
use crate::model::ElementKind::{CopiedTo, Printed};
use crate::model::Layout;

/// Paragraphs beside those of the 版记 at which its lines may hang.
const NEAR: usize = 8;

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
    let is_ruled = |line: &&Paragraph| line.lines.borders.drawn().next().is_some();
    match first.table.and_then(|at| paper.story.tables.get(at)) {
        Some(table) => ruled_table(paper, (table, first), notes),
        None if lines.iter().any(is_ruled) => ruled_lines(paper, &lines, notes),
        None => drawn_lines(paper, &lines, notes),
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
        if run.letters.size() != style.size {
            notes.at("X20·字号", paragraph, size(run.letters.size()));
        }
        if let Some(name) = stranger(paper.decl, &style.font, run) {
            notes.at("X20·字体", paragraph, name.to_owned());
        }
    }
}

/// The drawn rules of a table: above, between, below.
pub(super) fn table_rules(table: &Table) -> Vec<&Border> {
    let mut rules = Vec::new();
    let mut above = table.borders.top.as_ref();
    for row in &table.rows {
        rules.push(row.edges.top.as_ref().or(above));
        above = row.edges.bottom.as_ref().or(table.borders.inside.as_ref());
    }
    let last = table.rows.last().and_then(|row| row.edges.bottom.as_ref());
    rules.push(last.or(table.borders.bottom.as_ref()));
    rules.into_iter().flatten().filter(|rule| rule.is_drawn()).collect()
}

/// A 版记 in a table.
fn ruled_table(paper: &Paper, (table, first): (&Table, &Paragraph), notes: &mut Notes) {
    weights(paper, first, (&table_rules(table), table.rows.len() + 1), notes);
    if table.borders.has_sides() || table.rows.iter().any(|row| row.edges.has_sides()) {
        notes.at("X20", first, "有竖线".to_owned());
    }
    let text = signed(paper.decl.page.text_width());
    if let Some(width) = table.width.filter(|w| !is_near(*w, text, MILLIMETRE)) {
        notes.at("X20·宽度", first, millimetres(width));
    }
}

/// A 版记 in paragraphs that have rules themselves.
fn ruled_lines(paper: &Paper, lines: &[&Paragraph], notes: &mut Notes) {
    let Some(first) = lines.first() else { return };
    let above = first.lines.borders.top.iter();
    let below = lines.iter().filter_map(|line| line.lines.borders.bottom.as_ref());
    let rules: Vec<&Border> = above.chain(below).filter(|rule| rule.is_drawn()).collect();
    weights(paper, first, (&rules, lines.len() + 1), notes);
    let character = paper.decl.page.character.value;
    let is_full = |line: &&Paragraph| {
        let indent = &line.lines.indent;
        indent.left.hundredths(character) == 0 && indent.right.hundredths(character) == 0
    };
    if !lines.iter().all(is_full) {
        notes.at("X20·宽度", first, "线随段落缩进".to_owned());
    }
}

/// A 版记 between lines drawn by hand, which hang at paragraphs near by.
fn drawn_lines(paper: &Paper, lines: &[&Paragraph], notes: &mut Notes) {
    let Some(first) = lines.first() else { return };
    let text = signed(paper.decl.page.text_width());
    let near = paper.story.paragraphs.iter().rev().take(lines.len() + NEAR);
    let shapes = near.flat_map(|paragraph| &paragraph.shapes);
    let drawn: Vec<_> = shapes.filter(|s| s.lines > 0 && s.width > text / 2).collect();
    if drawn.len() < 2 {
        notes.at("X20", first, format!("{} 条线", drawn.len()));
    }
    if let Some(shape) = drawn.iter().find(|s| !is_near(s.width, text, MILLIMETRE)) {
        notes.at("X20·宽度", first, millimetres(shape.width));
    }
}

/// Number, weights and colour: thick, thin …, thick, black.
fn weights(
    paper: &Paper,
    first: &Paragraph,
    (rules, count): (&[&Border], usize),
    notes: &mut Notes,
) {
    if rules.len() != count {
        notes.at("X20", first, format!("{} 条线", rules.len()));
        return;
    }
    let imprint = &paper.decl.imprint;
    for (at, rule) in rules.iter().enumerate() {
        let (wanted, code) = if at == 0 || at + 1 == count {
            (imprint.outer.value, "X20·粗线")
        } else {
            (imprint.inner.value, "X20·细线")
        };
        if rule.weight != wanted {
            notes.at(code, first, thickness(rule.weight));
        }
        if !matches!(&*rule.colour, "AUTO" | "000000") {
            notes.at("X20·颜色", first, rule.colour.to_string());
        }
    }
}
