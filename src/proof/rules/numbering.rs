//! ST-02: numbers of a level are continuous, restarting under each parent or running on;
//! the reading with the fewest breaks is taken (`gongwen.md` 7.2).

use super::super::hit::Hit;
use super::super::paragraph::Paragraph;
use super::series::{Heading, headings, renumbered};
use crate::catalog::ProofRule;
use crate::model::ElementKind;

/// A break: the heading, and the number that was due; `None` = the number stands twice.
type Break<'a> = (&'a Heading, Option<u32>);

/// Headings whose number does not follow the one before.
pub(in super::super) fn run(_rule: &ProofRule, paragraphs: &[Paragraph]) -> Vec<Hit> {
    let headings = headings(paragraphs);
    let sections = headings.last().map_or(0, |last| last.section + 1);
    let mut hits = Vec::new();
    for section in 0..sections {
        let own: Vec<&Heading> =
            headings.iter().filter(|h| h.section == section).collect();
        for level in 1..=4 {
            let readings =
                (0..level).rev().map(|up| breaks(&own, level, (up, paragraphs)));
            let fewest = readings.min_by_key(Vec::len).unwrap_or_default();
            hits.extend(fewest.into_iter().map(|(heading, due)| {
                let ordinal = &paragraphs[heading.paragraph].text[..heading.ordinal];
                Hit {
                    rule: 0,
                    paragraph: heading.paragraph,
                    range: 0..heading.ordinal,
                    to: due.map(|due| renumbered(ordinal, due)),
                }
            }));
        }
    }
    hits
}

/// The breaks of one level when its numbers restart at every heading of level ≤ `up`
/// (0 = they run on through the whole section).
fn breaks<'a>(
    headings: &[&'a Heading],
    level: u8,
    (up, paragraphs): (u8, &[Paragraph]),
) -> Vec<Break<'a>> {
    let mut breaks = Vec::new();
    let mut last = 0;
    for heading in headings {
        if heading.level <= up {
            last = 0;
        }
        if heading.level != level {
            continue;
        }
        let is_new_list = heading.number == 1 && follows_prose(heading, paragraphs);
        if heading.number != last + 1 && !is_new_list {
            breaks.push((*heading, (heading.number != last).then_some(last + 1)));
        }
        last = heading.number;
    }
    breaks
}

/// Whether a list below level 1 begins anew behind a paragraph of its own.
fn follows_prose(heading: &Heading, paragraphs: &[Paragraph]) -> bool {
    let before = heading.paragraph.checked_sub(1).and_then(|at| paragraphs.get(at));
    heading.level > 1 && before.is_some_and(|before| before.kind == ElementKind::Body)
}
