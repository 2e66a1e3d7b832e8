//! What is said: every code declared, the strength of its clause kept, practice never passed
//! off as the standard.

use super::catalog;
use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;

/// The checks that are 错误 in `gongwen.md` §6.1; all others are 警告.
const ERRORS: &str = "X01 X02 X06 X09 X10 X11 X12 X13 X14 X16 X19 X20 X21 X23 X25 X27";
/// Kinds that are weaker than their check.
const WEAKER: [(&str, &str); 3] =
    [("X09·近红", "警告"), ("X09·字体", "警告"), ("X11·空号", "提示")];
/// What the standard does not give (`gongwen.md`, head).
const PRACTICE: &str = "X03 X04·行距 X05·字距 X07·加粗 X08·加粗 X09·近红 X15 X15·行距 X15·孤行 X18 \
    X24 X24·表头 X24·断行 X24·字号";

#[test]
fn every_code_that_is_raised_is_declared_and_no_other() {
    let code = Regex::new("\"(X\\d\\d(?:·[^\"]+)?)\"").unwrap();
    let mut raised = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/inspect");
    for folder in [root.clone(), root.join("checks")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = std::fs::read_to_string(path).unwrap();
                raised.extend(code.captures_iter(&text).map(|c| c[1].to_owned()));
            }
        }
    }
    let catalog = catalog();
    let declared = catalog.findings.iter().map(|decl| decl.code.to_string());
    let declared: BTreeSet<String> =
        declared.filter(|code| code.starts_with('X')).collect();
    assert_eq!(raised, declared);
    // X28 takes two runs.
    let checks: BTreeSet<&str> = declared.iter().map(|code| &code[..3]).collect();
    let all: BTreeSet<String> =
        (1..=29).filter(|n| *n != 28).map(|n| format!("X{n:02}")).collect();
    assert_eq!(checks, all.iter().map(String::as_str).collect());
}

#[test]
fn every_message_keeps_the_strength_of_its_clause() {
    let basis =
        Regex::new("（(国标规定|国标一般|国标推荐) ([\\d.]+)）$|（惯例）$").unwrap();
    let count = Regex::new("，共 \\{数\\} .|\\{.*?\\}").unwrap();
    let catalog = catalog();
    for decl in catalog.findings.iter().filter(|decl| decl.code.starts_with('X')) {
        let code = &*decl.code;
        let check = &code[..3];
        let weaker = WEAKER.iter().find(|(kind, _)| *kind == code).map(|(_, s)| *s);
        let of_table = if ERRORS.contains(check) { "错误" } else { "警告" };
        assert_eq!(&*decl.severity, weaker.unwrap_or(of_table), "{code}");

        let said = basis.captures(&decl.fact);
        let fact = basis.replace(&decl.fact, "");
        assert!(
            !fact.contains("国标") && !decl.advice.contains("国标"),
            "{code}: {fact}"
        );
        let is_practice = PRACTICE.split(' ').any(|practice| practice == code);
        let clause = said.as_ref().and_then(|said| said.get(2)).map(|c| c.as_str());
        assert_eq!(
            is_practice,
            said.is_some() && clause.is_none(),
            "{code}: {}",
            decl.fact
        );
        if let Some(clause) = clause {
            let long = &catalog.findings.get(check).unwrap().explain;
            let stem = clause.split('.').take(2).collect::<Vec<_>>().join(".");
            assert!(long.contains(&stem), "{code} does not explain {clause}: {long}");
        }
        let bare = count.replace_all(&fact, "");
        assert!(bare.chars().count() <= 20, "{code}: {bare}");
    }
}
