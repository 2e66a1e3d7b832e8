//! 勾稽: runs the rules of `rules.toml` over the sheets they name.

use super::desk::Desk;
use super::hit::{Hit, first_cell};
use super::listed::{LISTED, listed};
use super::logic;
use crate::catalog::{Catalog, Rule, RuleTest};
use crate::expr::condition::{Truth, World};
use crate::model::{Finding, Place, Sheet};

/// All findings of all rules.
pub(super) fn findings(catalog: &Catalog, world: World) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in &catalog.rules {
        let run = match &rule.test {
            RuleTest::When(_) => None,
            RuleTest::Logic(name) => {
                let run = logic::find(name);
                if run.is_none() {
                    findings.push(unknown_logic(catalog, rule, name));
                    continue;
                }
                run
            }
        };
        let sheets = world.town.sheets.iter().flatten();
        for sheet in sheets.filter(|sheet| applies(catalog, rule, sheet)) {
            let Some(desk) = Desk::new(catalog, world, sheet) else { continue };
            let hits =
                run.map_or_else(|| wrong_rows(&desk, rule), |run| run(&desk, rule));
            let hits = if rule.decl.once { together(hits) } else { hits };
            findings.extend(listed(
                (&hits, LISTED),
                |hit| Some(finding(&desk, rule, hit)),
                |next, count| {
                    desk.others((world.town.row(next.rows[0]), next.column), count)
                },
            ));
        }
    }
    findings
}

/// Whether a rule looks at a sheet.
fn applies(catalog: &Catalog, rule: &Rule, sheet: &Sheet) -> bool {
    rule.decl.sheet.is_empty() || catalog.sheet_id(&rule.decl.sheet) == Some(sheet.id)
}

/// The rows for which the condition is certainly true.
fn wrong_rows(desk: &Desk, rule: &Rule) -> Vec<Hit> {
    let RuleTest::When(condition) = &rule.test else { return Vec::new() };
    let Some(column) = first_cell(desk, rule) else { return Vec::new() };
    let bound = condition.bind(desk.world, desk.sheet.id);
    let wrong = desk.rows().filter(|(at, _)| bound.test(*at) == Truth::True);
    wrong.map(|(at, _)| Hit { rows: vec![at], column, words: Vec::new() }).collect()
}

/// All rows of a rule as one hit.
fn together(hits: Vec<Hit>) -> Vec<Hit> {
    let mut hits = hits.into_iter();
    let Some(mut first) = hits.next() else { return Vec::new() };
    first.rows.extend(hits.flat_map(|hit| hit.rows));
    vec![first]
}

/// The finding for rows that break a rule.
fn finding(desk: &Desk, rule: &Rule, hit: &Hit) -> Finding {
    let town = desk.world.town;
    let row = town.row(hit.rows[0]);
    let rows = || hit.rows.iter().map(|at| town.row(*at));
    let word = |name: &str| match name {
        "数" => hit.rows.len().to_string(),
        "处" => desk.cells(rows(), hit.column),
        _ => match hit.words.iter().find(|(word, _)| *word == name) {
            Some((_, text)) => text.clone(),
            None => town.value(hit.rows[0], name).to_string(),
        },
    };
    let finding = Finding {
        code: rule.decl.code.clone(),
        severity: rule.severity,
        fact: fill(&rule.decl.fact, word),
        read: None,
        advice: fill(&rule.decl.advice, word),
        place: desk.place(row, hit.column),
        excerpt: None,
        fix: None,
        more: desk.more(rows(), hit.column),
    };
    desk.mark(finding, (row, hit.column))
}

/// Puts words in for `{name}`.
fn fill(text: &str, word: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&word(name));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// A rule whose logic the program does not have: said, not passed over.
fn unknown_logic(catalog: &Catalog, rule: &Rule, name: &str) -> Finding {
    let place = Place { file: Some("templates/rules.toml".into()), ..Place::default() };
    let words = [("规则", &*rule.decl.code), ("名称", name)];
    catalog.findings.raise("E-RULE-LOGIC", &words, place)
}
