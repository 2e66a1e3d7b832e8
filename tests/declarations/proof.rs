//! Every proof rule finds its wrong examples, makes the right ones of them, and no right or
//! silent text of any rule disturbs another.

use crate::support::fragment;
use zhenwen::catalog::{Catalog, Declarations, FixClass, ProofRule, ProofTest};
use zhenwen::model::{Document, ElementKind, Finding, Severity};
use zhenwen::proof::{apply, proof};

fn kind(rule: &ProofRule) -> ElementKind {
    rule.examples.kind.unwrap_or(rule.kinds[0])
}

fn document(rule: &ProofRule, text: &str) -> Document {
    fragment(kind(rule), text)
}

fn own(catalog: &Catalog, rule: &ProofRule, text: &str) -> Vec<Finding> {
    let findings = proof(catalog, &document(rule, text));
    findings.into_iter().filter(|finding| finding.code == rule.id).collect()
}

/// Makes the edits of class A until nothing is left, and proposals of `rule` too.
fn fixed(catalog: &Catalog, rule: &ProofRule, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let mut findings = proof(catalog, &document(rule, &text));
        for finding in findings.iter_mut().filter(|finding| finding.code == rule.id) {
            if let Some(fix) = &mut finding.fix {
                fix.is_safe = true;
            }
        }
        let fixed = apply(catalog, &text, &findings);
        if fixed.log.is_empty() {
            return text;
        }
        text = fixed.text;
    }
    panic!("{}: edits do not end at {text}", rule.id);
}

fn assert_examples(catalog: &Catalog, rule: &ProofRule) {
    let id = &rule.id;
    for (at, wrong) in rule.examples.wrong.iter().enumerate() {
        let found = own(catalog, rule, wrong);
        assert_eq!(found.len(), 1, "{id} in “{wrong}”: {found:#?}");
        let finding = &found[0];
        assert!(!finding.advice.is_empty(), "{id} gives no advice");
        assert_eq!(finding.severity, rule.severity, "{id}");
        if rule.fix != FixClass::Report {
            assert_eq!(fixed(catalog, rule, wrong), *rule.examples.right[at], "{id}");
        }
    }
    for text in rule.examples.right.iter().chain(&rule.examples.silent) {
        let found = own(catalog, rule, text);
        assert!(found.is_empty(), "{id} in “{text}”: {found:#?}");
    }
}

#[test]
fn every_rule_keeps_its_examples() {
    let catalog = Catalog::load(None).unwrap();
    let mut ids: Vec<_> = catalog.proof.rules.iter().map(|rule| &rule.id).collect();
    ids.dedup();
    assert!(ids.len() >= 10);
    for rule in &catalog.proof.rules {
        assert_examples(&catalog, rule);
    }
}

#[test]
fn no_right_or_silent_text_disturbs_another_rule() {
    let catalog = Catalog::load(None).unwrap();
    for rule in &catalog.proof.rules {
        for text in rule.examples.right.iter().chain(&rule.examples.silent) {
            let findings = proof(&catalog, &document(rule, text));
            let loud = findings.iter().find(|f| f.severity != Severity::Hint);
            assert!(loud.is_none(), "“{text}” of {}: {loud:#?}", rule.id);
        }
    }
}

#[test]
fn every_logic_exists() {
    let catalog = Catalog::load(None).unwrap();
    for rule in &catalog.proof.rules {
        if let ProofTest::Logic(name) = &rule.test {
            assert!(
                zhenwen::proof::rules::is_known(name),
                "{}: no logic {name}",
                rule.id
            );
        }
    }
}

#[test]
fn a_proof_rule_is_added_by_adding_an_entry() {
    let entry = r#"
        [[rule]]
        id = "WD-02"
        says = "“布署”应为“部署”"
        find = '布署'
        not_before = '分'
        fix = "propose"
        to = '部署'
        severity = "警告"
        basis = "词表"
        wrong = ["各村要按要求布署冬季防火。"]
        right = ["各村要按要求部署冬季防火。"]
        silent = ["人员分布署名在后。"]
    "#;
    let declarations = Declarations::load(None).unwrap().with("proof/own.toml", entry);
    let catalog = Catalog::from_declarations(declarations).unwrap();
    let rule = catalog.proof.rules.iter().find(|rule| &*rule.id == "WD-02").unwrap();
    assert_examples(&catalog, rule);
    assert!(catalog.findings.get("WD-02").unwrap().explain.contains("部署"));
}

#[test]
fn a_rule_without_examples_does_not_load() {
    let entry = r#"
        [[rule]]
        id = "WD-99"
        says = "x"
        where = ["正问"]
        find = '(x'
        fix = "auto"
        severity = "警告"
        basis = "词表"
        wrong = []
    "#;
    let declarations = Declarations::load(None).unwrap().with("proof/own.toml", entry);
    let error = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in ["没有误例", "没有正例", "正问", "没有写 to", "正则"] {
        assert!(error.contains(fault), "{fault} not in:\n{error}");
    }
}
