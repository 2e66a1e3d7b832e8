//! X11 and X12: 发文字号 and the red line below it (7.2.5, 7.2.7, 10.1).

use super::super::look::Border;
use super::super::notes::Notes;
use super::super::paper::Paper;
use super::super::pattern::part;
use super::super::story::Paragraph;
use super::super::words::millimetres;
use super::title::said;
use super::{MILLIMETRE, is_near, signed};
use crate::catalog::Align;
use crate::model::ElementKind::{Approver, DocumentNumber, Masthead};
use crate::model::Layout;
use regex::Regex;
use std::sync::LazyLock;

/// The number as it must be written: 代字, full year in 〔〕, serial without padding.
const NUMBER: &str = r"^\p{Han}+〔\d{4}〕[1-9]\d*号$";
/// A draft that waits for its number.
const BLANK: &str = r"^\p{Han}+〔\d{4}〕[ 　]+号$";
/// Number of a 纪要.
const MINUTES: &str = r"^第[1-9]\d*期$|^〔\d{4}〕[1-9]\d*号$";

/// `NUMBER`, `BLANK`, `MINUTES`.
static FORMS: LazyLock<Option<[Regex; 3]>> = LazyLock::new(|| {
    let [number, blank, minutes] = [NUMBER, BLANK, MINUTES].map(Regex::new);
    Some([number.ok()?, blank.ok()?, minutes.ok()?])
});

/// Twips that a rule may deviate: half a millimetre.
const RULE: i32 = 28;

/// Measures the number and the rule.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.all(DocumentNumber) {
        number(paper, paragraph, notes);
    }
    if matches!(paper.layout, Layout::File | Layout::Minutes) {
        rule(paper, notes);
    }
}

/// How the number is written and where it stands.
fn number(paper: &Paper, paragraph: &Paragraph, notes: &mut Notes) {
    let text = part(DocumentNumber, &paragraph.text).unwrap_or(paragraph.text.trim());
    let is = |at: usize| FORMS.as_ref().is_some_and(|forms| forms[at].is_match(text));
    if is(1) {
        notes.at("X11·空号", paragraph, text.to_owned());
    } else if !(is(0) || paper.layout == Layout::Minutes && is(2)) {
        notes.at("X11", paragraph, text.to_owned());
    }
    let align = paragraph.lines.align();
    let has_signer = paper.first(Approver).is_some() || paragraph.text.contains("签发人");
    let is_tabbed = paragraph.text.contains('\t');
    let is_placed = match paper.layout {
        Layout::Letter => align == Align::Right || is_tabbed,
        Layout::File if has_signer => align != Align::Center,
        Layout::File | Layout::Minutes => align == Align::Center,
        Layout::Order | Layout::Form => true,
    };
    if !is_placed && paragraph.is_in_flow() {
        notes.at("X11·位置", paragraph, said(align).to_owned());
    }
}

/// A rule below the number.
struct Rule<'a> {
    /// Where it hangs.
    paragraph: &'a Paragraph,
    /// `FF0000`
    colour: String,
    /// Twips it is away from the number; `None` where only a renderer can tell.
    gap: Option<i32>,
    /// Twips; `None` for the border of a paragraph, as wide as the text.
    width: Option<i32>,
}

/// X12: the rule of a paper that has a masthead.
fn rule(paper: &Paper, notes: &mut Notes) {
    let Some((_, masthead)) = paper.first(Masthead) else { return };
    let Some(rule) = find(paper) else {
        if paper.layout == Layout::File {
            notes.at("X12", masthead, "未见红线".to_owned());
        }
        return;
    };
    if rule.colour != *paper.decl.red_rule.colour {
        notes.at("X12·颜色", rule.paragraph, rule.colour.clone());
    }
    let indent = &rule.paragraph.lines.indent;
    let character = paper.decl.page.character.value;
    let sides = indent.left.hundredths(character) + indent.right.hundredths(character);
    let text = signed(paper.decl.page.text_width());
    let width = rule.width.unwrap_or_else(|| text - sides * signed(character) / 100);
    if !is_near(width, text, MILLIMETRE) {
        notes.at("X12·宽度", rule.paragraph, millimetres(width));
    }
    let wanted = signed(paper.decl.letter.upper_gap.value);
    if let Some(gap) = rule.gap.filter(|gap| !is_near(*gap, wanted, RULE)) {
        notes.at("X12·距离", rule.paragraph, millimetres(gap));
    }
}

/// The rule between the number (or the masthead, where there is none) and the title.
fn find<'a>(paper: &'a Paper) -> Option<Rule<'a>> {
    let start = paper.first(DocumentNumber).or_else(|| paper.first(Masthead))?.0;
    let is_head = |p: &&Paragraph| {
        use crate::model::ElementKind::{BlankLine, Table};
        let head = [Masthead, DocumentNumber, Approver, BlankLine, Table];
        p.kind.is_none_or(|kind| head.contains(&kind))
    };
    let mut below = 0;
    let paragraphs = paper.story.paragraphs.get(start..)?.iter();
    for (steps, paragraph) in paragraphs.take_while(is_head).enumerate() {
        if steps > 0 {
            let line = paragraph.lines.exact().unwrap_or(0);
            below = i32::saturating_add(below, line);
        }
        let rule = drawn(paper, paragraph, below);
        if rule.is_some() {
            return rule;
        }
    }
    None
}

/// The rule that hangs at a paragraph, as a border or as a drawing.
fn drawn<'a>(paper: &Paper, paragraph: &'a Paragraph, below: i32) -> Option<Rule<'a>> {
    let border = paragraph.lines.borders[1].as_ref().filter(|b| b.is_drawn());
    if let Some(border) = border {
        return Some(Rule {
            paragraph,
            colour: border.colour.to_string(),
            gap: gap(paper, paragraph, border).map(|gap| gap.saturating_add(below)),
            width: None,
        });
    }
    let half = signed(paper.decl.page.text_width()) / 2;
    let shape = paragraph.shapes.iter().find(|s| s.lines > 0 && s.width > half)?;
    let colour = shape.colour.as_deref().unwrap_or("AUTO").to_owned();
    Some(Rule { paragraph, colour, gap: None, width: Some(shape.width) })
}

/// From the foot of the number to its border: at the line pitch of the page the layout's
/// distance is 4 mm, and every point more is a point more.
fn gap(paper: &Paper, paragraph: &Paragraph, border: &Border) -> Option<i32> {
    let line = paragraph.lines.exact()?;
    let pitch = signed(paper.decl.page.line.value);
    let more = border.space - signed(paper.decl.red_rule.space.value);
    let wanted = signed(paper.decl.letter.upper_gap.value);
    is_near(line, pitch, 2).then_some(wanted + more * 20)
}
