//! 命中: a place that breaks a rule, and the finding it becomes.

use super::paragraph::Paragraph;
use crate::catalog::{Catalog, FixClass, ProofRule};
use crate::model::{Excerpt, Finding, Fix, Place};
use std::ops::Range;

/// A place that breaks a rule.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Position in `ProofRules::rules`.
    pub rule: usize,
    /// Position among the paragraphs.
    pub paragraph: usize,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// What should stand there.
    pub to: Option<String>,
}

/// Hits of one id this near to each other are one finding: the two blanks round `〔2026〕`.
const NEAR: usize = 6;

/// The findings in reading order.
pub(super) fn findings(
    catalog: &Catalog,
    paragraphs: &[Paragraph],
    mut hits: Vec<Hit>,
) -> Vec<Finding> {
    let rules = &catalog.proof.rules;
    hits.sort_by_key(|hit| (hit.paragraph, rules[hit.rule].id.clone(), hit.range.start));
    let mut joined: Vec<Hit> = Vec::new();
    for hit in hits {
        let is_joined =
            joined.last_mut().is_some_and(|last| join(rules, paragraphs, (last, &hit)));
        if !is_joined {
            joined.push(hit);
        }
    }
    joined.sort_by_key(|hit| (hit.paragraph, hit.range.start, rules[hit.rule].stage));
    joined.dedup_by(|later, earlier| {
        later.to.is_some()
            && (later.paragraph, &later.range, &later.to)
                == (earlier.paragraph, &earlier.range, &earlier.to)
    });
    let finding = |hit: Hit| finding(&rules[hit.rule], &paragraphs[hit.paragraph], hit);
    joined.into_iter().map(finding).collect()
}

/// Takes `hit` into `last` if both are edits of one rule id close together.
fn join(
    rules: &[ProofRule],
    paragraphs: &[Paragraph],
    (last, hit): (&mut Hit, &Hit),
) -> bool {
    let is_same = last.paragraph == hit.paragraph
        && rules[last.rule].id == rules[hit.rule].id
        && rules[last.rule].fix == rules[hit.rule].fix;
    let text = &paragraphs[hit.paragraph].text;
    let Some(between) = text.get(last.range.end..hit.range.start).filter(|_| is_same)
    else {
        return false;
    };
    let (Some(to), Some(more)) = (&mut last.to, &hit.to) else { return false };
    if between.chars().count() > NEAR {
        return false;
    }
    to.push_str(between);
    to.push_str(more);
    last.range.end = hit.range.end;
    true
}

/// The finding of one hit.
fn finding(rule: &ProofRule, paragraph: &Paragraph, hit: Hit) -> Finding {
    let from = &paragraph.text[hit.range.clone()];
    let (start, end) =
        (paragraph.characters(hit.range.start), paragraph.characters(hit.range.end));
    let fix = hit.to.filter(|_| rule.fix != FixClass::Report).map(|to| Fix {
        from: from.into(),
        to: to.into(),
        is_safe: rule.fix == FixClass::Auto && !paragraph.is_cell,
    });
    let character = |at: usize| u32::try_from(at).ok().filter(|_| !paragraph.is_cell);
    Finding {
        code: rule.id.clone(),
        severity: rule.severity,
        fact: rule.says.to_string(),
        read: Some(from.to_owned()),
        advice: advice(rule, fix.as_ref()),
        place: Place {
            line: Some(paragraph.line),
            start: character(start),
            end: character(end),
            ..Place::default()
        },
        excerpt: Some(Excerpt { text: paragraph.text.clone(), start, end }),
        fix,
        more: Vec::new(),
    }
}

/// What to do: the replacement, or the rule's advice.
fn advice(rule: &ProofRule, fix: Option<&Fix>) -> String {
    match fix {
        None => rule.advice.to_string(),
        Some(fix) if !fix.to.is_empty() => format!("改为“{}”", fix.to),
        Some(fix) if fix.from.trim().is_empty() => "删去多余的空格".to_owned(),
        Some(fix) => format!("删去“{}”", fix.from),
    }
}
