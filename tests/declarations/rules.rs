//! Every 勾稽 rule finds its wrong example and leaves its right one alone.

use crate::support::{judged, town};
use zhenwen::catalog::{Catalog, Declarations, Rule};
use zhenwen::model::Finding;

/// Findings of `rule` alone in one of its examples: a line `[表名]` begins another sheet.
fn found(catalog: &mut Catalog, rule: &Rule, example: &str) -> Vec<Finding> {
    let mut tables = vec![(rule.decl.sheet.to_string(), String::new())];
    for line in example.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'))
        {
            tables.push((name.to_owned(), String::new()));
        } else {
            let table = &mut tables.last_mut().unwrap().1;
            table.push_str(line);
            table.push('\n');
        }
    }
    tables.retain(|(_, table)| !table.is_empty());
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, table)| (name.as_str(), table.as_str())).collect();
    let town = town(catalog, &tables);
    catalog.rules = vec![rule.clone()];
    let is_own = |finding: &Finding| finding.code == rule.decl.code;
    judged(catalog, &town).into_iter().filter(is_own).collect()
}

fn assert_examples(catalog: &mut Catalog, rule: &Rule) {
    let code = &rule.decl.code;
    let wrong = found(catalog, rule, &rule.decl.wrong);
    assert_eq!(
        wrong.len(),
        1,
        "{code} in its wrong example:\n{}{wrong:#?}",
        rule.decl.wrong
    );
    let finding = &wrong[0];
    assert!(!finding.fact.contains('{'), "{code}: {}", finding.fact);
    assert!(finding.place.cell.is_some(), "{code} names no cell");
    assert!(finding.excerpt.is_some(), "{code} shows no row");
    let right = found(catalog, rule, &rule.decl.right);
    assert!(right.is_empty(), "{code} in its right example: {right:#?}");
}

#[test]
fn every_rule_keeps_its_examples() {
    let mut catalog = Catalog::load(None).unwrap();
    let rules = std::mem::take(&mut catalog.rules);
    assert!(rules.len() >= 20);
    for rule in &rules {
        assert_examples(&mut catalog, rule);
    }
}

#[test]
fn a_rule_is_added_by_adding_an_entry() {
    let entry = r#"
        [[rule]]
        code = "C-90"
        sheet = "检查"
        when = '处理方式 = 移送 且 移送部门 无'
        cells = ["移送部门"]
        severity = "警告"
        fact = "处理方式为移送，没有填移送部门"
        advice = "补填移送部门"
        explain = "移送要写明移送给谁。"
        wrong = """
        检查编号|检查日期|检查人员|单位名称|处理方式|移送部门
        J1|2026-10-09|赵启明、钱文博|东岭超市|移送|"""
        right = """
        检查编号|检查日期|检查人员|单位名称|处理方式|移送部门
        J1|2026-10-09|赵启明、钱文博|东岭超市|移送|示例县消防大队"""
    "#;
    let declarations = Declarations::load(None).unwrap().with("rules/own.toml", entry);
    let mut catalog = Catalog::from_declarations(declarations).unwrap();
    let rules = std::mem::take(&mut catalog.rules);
    let rule = rules.iter().find(|rule| &*rule.decl.code == "C-90").unwrap();
    assert_examples(&mut catalog, rule);
    assert!(catalog.findings.get("C-90").unwrap().explain.contains("移送给谁"));
}

#[test]
fn a_broken_rule_does_not_load_and_all_its_faults_are_named() {
    let entry = r#"
        [[rule]]
        code = "C-91"
        sheet = "检查"
        when = '检查日其 < D'
        cells = ["没有的列"]
        severity = "严重"
        fact = "x"
        advice = "改"
        wrong = ""
        right = "检查编号"
    "#;
    let declarations = Declarations::load(None).unwrap().with("rules/own.toml", entry);
    let error = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in ["没有例子 wrong", "没有“没有的列”列", "严重", "检查日其"]
    {
        assert!(error.contains(fault), "{fault} not in:\n{error}");
    }
}
