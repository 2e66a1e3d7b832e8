//! X12: the red line below the number (7.2.7).

use super::{MILLIMETRE, is_near, signed};
use crate::inspect::border::Border;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::inspect::words::millimetres;
use crate::model::ElementKind::{Approver, BlankLine, DocumentNumber, Masthead, Table};
use crate::model::Layout;

/// Twips that the distance may deviate: half a millimetre.
const HALF: i32 = 28;

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

/// Measures the rule of a paper that has a masthead.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let has_rule = matches!(paper.layout, Layout::File | Layout::Minutes);
    let masthead = paper.first(Masthead).filter(|_| has_rule);
    let Some((_, masthead)) = masthead else { return };
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
    if let Some(gap) = rule.gap.filter(|gap| !is_near(*gap, wanted, HALF)) {
        notes.at("X12·距离", rule.paragraph, millimetres(gap));
    }
}

/// The rule between the number (or the masthead, where there is none) and the title.
fn find<'a>(paper: &'a Paper) -> Option<Rule<'a>> {
    let start = paper.first(DocumentNumber).or_else(|| paper.first(Masthead))?.0;
    let is_head = |p: &&Paragraph| {
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
    let border = paragraph.lines.borders.bottom.as_ref().filter(|b| b.is_drawn());
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
