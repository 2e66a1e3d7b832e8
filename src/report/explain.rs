//! `zhenwen explain CODE`: the long answer of a finding, of a figure.

use crate::catalog::{Catalog, FigureDecl, FindingDecl, ProofRule};

/// What a code means; `None` for a code that nothing declares.
pub fn explain_code(catalog: &Catalog, code: &str) -> Option<String> {
    let finding = catalog.findings.get(code).map(|decl| of_finding(catalog, decl));
    let figure = || catalog.figures.iter().find(|decl| *decl.id == *code).map(of_figure);
    finding.or_else(figure)
}

/// A finding: what it says, why, what to do; of a proof rule its examples too.
fn of_finding(catalog: &Catalog, decl: &FindingDecl) -> String {
    let mut lines = vec![
        format!("{}（{}）", decl.code, decl.severity),
        format!("说的是：{}", decl.fact),
        format!("为什么：{}", decl.explain),
        format!("怎么办：{}", decl.advice),
        example("误", &decl.wrong),
        example("正", &decl.right),
    ];
    let rules = catalog.proof.rules.iter().filter(|rule| rule.id == decl.code);
    lines.extend(rules.flat_map(examples));
    lines.retain(|line| !line.ends_with('：'));
    lines.join("\n") + "\n"
}

/// A wrong or right example; a table stands below its word.
fn example(word: &str, text: &str) -> String {
    let is_table = text.contains('\n');
    let between = if is_table { "\n" } else { "" };
    if text.is_empty() { "：".to_owned() } else { format!("{word}：{between}{text}") }
}

/// Wrong and right texts of a proof rule.
fn examples(rule: &ProofRule) -> Vec<String> {
    let basis = format!("依据：{}", rule.basis);
    let wrong = rule.examples.wrong.iter().map(|text| format!("误：{text}"));
    let right = rule.examples.right.iter().map(|text| format!("正：{text}"));
    std::iter::once(basis).chain(wrong).chain(right).collect()
}

/// A figure: how it is counted, and its target.
fn of_figure(decl: &FigureDecl) -> String {
    let mut lines = vec![
        format!("{} {}（单位：{}）", decl.id, decl.name, decl.unit),
        format!("依据的表：{}", decl.sheets.join("、")),
        format!("口径：{}", decl.basis()),
        format!("名单：{}", decl.names.join("、")),
        format!("截止日：{}", decl.deadline.as_deref().unwrap_or_default()),
    ];
    lines.retain(|line| !line.ends_with('：'));
    for (period, target) in &decl.targets {
        let kind = period.chars().next().map_or("", period_name);
        lines.push(format!("目标{kind}：{}", target.print(&decl.unit)));
    }
    lines.join("\n") + "\n"
}

/// A period letter as a word in brackets.
const fn period_name(letter: char) -> &'static str {
    match letter {
        'm' => "（月）",
        'q' => "（季）",
        'h' => "（半年）",
        't' => "（学期）",
        'y' => "（年）",
        'c' => "（行动）",
        _ => "",
    }
}
