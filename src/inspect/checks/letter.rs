//! X23: 信函: no number on page 1, two red double lines of 170 mm, a 版记 of 抄送 alone (10.1).

use super::footer::number;
use super::imprint;
use super::masthead::top;
use super::{MILLIMETRE, is_near, signed};
use crate::inspect::drawing::Shape;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::pattern::is;
use crate::inspect::table::Table;
use crate::inspect::words::millimetres;
use crate::model::ElementKind::{Masthead, Printed};
use crate::model::Layout;

/// Measures a 信函 that has a masthead.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let Some((at, masthead)) = paper.first(Masthead) else { return };
    if paper.layout != Layout::Letter {
        return;
    }
    if let Some(section) = paper.section(masthead) {
        let first = [&section.headers.first, &section.footers.first];
        let mut first = first.into_iter().filter_map(|id| paper.margin(id.as_ref()));
        if !section.has_first_page || first.any(|story| number(story).is_some()) {
            notes.whole("X23", "首页有页码".to_owned());
        }
    }
    let rules = rules(paper);
    lines(paper, &rules, notes);
    places(paper, at, &rules, notes);
    let imprint = imprint::lines(paper);
    for paragraph in imprint.iter().filter(|p| is(Printed, &p.text)) {
        notes.at("X23·版记", paragraph, paragraph.text.trim().to_owned());
    }
    let first = imprint.first();
    let table = first.and_then(|p| Some((p, paper.story.tables.get(p.table?)?)));
    let is_ruled = |(_, table): &(_, &Table)| !imprint::table_rules(table).is_empty();
    if let Some((first, _)) = table.filter(is_ruled) {
        notes.at("X23·版记", first, "版记有分隔线".to_owned());
    }
}

/// The drawn lines that are wide enough to be those of a 信函.
fn rules<'a>(paper: &'a Paper) -> Vec<&'a Shape> {
    let half = signed(paper.decl.letter.rule_width.value) / 2;
    let shapes = paper.stories().flat_map(|s| &s.paragraphs).flat_map(|p| &p.shapes);
    shapes.map(|shape| &**shape).filter(|s| s.lines > 0 && s.width > half).collect()
}

/// Number, colour and length of the lines; a double stroke is two.
fn lines(paper: &Paper, rules: &[&Shape], notes: &mut Notes) {
    let drawn: usize = rules.iter().map(|rule| rule.lines).sum();
    let borders = paper.stories().flat_map(|story| &story.paragraphs);
    let borders = borders.flat_map(|p| p.lines.borders.drawn());
    let count = drawn + 2 * borders.filter(|border| border.is_double()).count();
    if count != 4 {
        notes.whole("X23·双线", format!("{count} 条线"));
    }
    let wanted = signed(paper.decl.letter.rule_width.value);
    for rule in rules {
        let colour = rule.colour.as_deref().unwrap_or("AUTO");
        if colour != &*paper.decl.red_rule.colour {
            notes.whole("X23·颜色", colour.to_owned());
        }
        if !is_near(rule.width, wanted, MILLIMETRE) {
            notes.whole("X23·长度", millimetres(rule.width));
        }
    }
}

/// The upper line 4 mm below the masthead, the lower one 20 mm above the paper's foot.
fn places(paper: &Paper, at: usize, rules: &[&Shape], notes: &mut Notes) {
    let (page, letter) = (&paper.decl.page, &paper.decl.letter);
    let on_page = |rule: &&&Shape| &*rule.down.from == "page";
    let edges = rules.iter().filter(on_page).filter_map(|rule| rule.down.offset);
    let middle = signed(page.height.value) / 2;
    let upper = edges.clone().filter(|edge| *edge < middle).min();
    let lower = edges.clone().filter(|edge| *edge >= middle);
    let (first, last) = (lower.clone().min(), lower.max());
    let masthead = paper.story.paragraphs.get(at);
    if let (Some(upper), Some(top), Some(masthead)) = (upper, top(paper, at), masthead) {
        let gap = upper - top - signed(masthead.size()).saturating_mul(10);
        if !is_near(gap, signed(letter.upper_gap.value), MILLIMETRE) {
            notes.whole("X23·上线", format!("距标志 {}", millimetres(gap)));
        }
    }
    if let (Some(first), Some(last)) = (first, last) {
        let found = i32::midpoint(first, last);
        if !is_near(found, signed(letter.lower_top.value), MILLIMETRE) {
            let below = signed(page.height.value) - found;
            notes.whole("X23·下线", format!("距纸下边 {}", millimetres(below)));
        }
    }
}
