//! Texts with the expected labels beside their lines: `cases/*.txt`.
//!
//! A case is a comment, front matter, then one line `要素｜文字` for each line of the text:
//! the recogniser sees only what stands right of `｜`. `‖` marks where a run-in heading ends,
//! `⇒` parts the line from its text when the two differ, a line with `＋` is one more object
//! of the line above. Behind a second `---` stand the findings: code and line.

use super::catalog;
use std::path::{Path, PathBuf};
use zhenwen::catalog::Catalog;
use zhenwen::compose::{compose_text, explain};
use zhenwen::emit::docx::Press;
use zhenwen::model::{Document, Element, Finding, FrontMatter, Layout};

/// One case.
struct Case {
    front: FrontMatter,
    /// What the recogniser sees.
    text: String,
    /// Line, label and text of each object; `‖` where the heading ends.
    expected: Vec<String>,
    findings: Vec<String>,
}

fn read(source: &str) -> Case {
    let mut parts = source.split("---\n").map(str::lines);
    let (head, lines) = (parts.next().unwrap(), parts.next().unwrap());
    let mut front = FrontMatter::default();
    for line in head.filter(|line| !line.starts_with('#')) {
        match line.split_once('：').unwrap() {
            ("版式", layout) => front.layout = Layout::parse(layout).unwrap(),
            ("标志", "无") => front.has_masthead = false,
            _ => panic!("{line}"),
        }
    }
    let mut case =
        Case { front, text: String::new(), expected: vec![], findings: vec![] };
    let mut number = 0;
    for line in lines {
        let (label, text) = line.split_once('｜').expect(line);
        let (source, text) = text.split_once(" ⇒ ").unwrap_or((text, text));
        let label = label.strip_prefix('＋').unwrap_or_else(|| {
            number += 1;
            case.text.push_str(&source.replace('‖', ""));
            case.text.push('\n');
            label
        });
        case.expected.push(format!("{number} {label}｜{}", text.trim()));
    }
    case.findings.extend(parts.next().into_iter().flatten().map(str::to_owned));
    case
}

fn compose(catalog: &Catalog, case: &Case) -> (Document, Vec<Finding>) {
    compose_text(catalog, case.front.clone(), &case.text)
}

/// The labels as a case writes them. Where a heading ends on its line is taken from the
/// tree, which must agree with what is explained.
fn labels(document: &Document) -> Vec<String> {
    let ends = |line: u32| {
        let mut elements = document.elements();
        elements.find(|element| element.line == line).and_then(|element| element.run_in)
    };
    let label = |line: &zhenwen::compose::Explained| {
        let mut text: Vec<char> = line.text.chars().collect();
        if line.run_in {
            text.insert(ends(line.line).expect(line.text), '‖');
        }
        let text: String = text.into_iter().collect();
        format!("{} {}｜{text}", line.line, line.element)
    };
    explain(document).iter().map(label).collect()
}

/// All cases by name.
fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compose/cases");
    let mut cases: Vec<(String, Case)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, read(&std::fs::read_to_string(path).unwrap()))
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

#[test]
fn every_line_gets_the_label_beside_it() {
    let catalog = catalog();
    let mut wrong: Vec<String> = Vec::new();
    for (name, case) in cases() {
        let (document, findings) = compose(catalog, &case);
        let labels = labels(&document);
        for at in 0..labels.len().max(case.expected.len()) {
            let (found, wanted) = (labels.get(at), case.expected.get(at));
            if found != wanted {
                wrong.push(format!("{name}: {wanted:?}\n  found {found:?}"));
            }
        }
        let findings: Vec<String> = findings
            .iter()
            .map(|finding| format!("{} {}", finding.code, finding.place.line.unwrap()))
            .collect();
        if findings != case.findings {
            wrong.push(format!("{name}: {:?}\n  found {findings:?}", case.findings));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_text_set_once_reads_the_same_again() {
    let catalog = catalog();
    for (name, case) in cases() {
        let (document, _) = compose(catalog, &case);
        let is_text = |e: &&Element| e.table.is_none();
        let kinds = |document: &Document| -> Vec<_> {
            let elements = document.elements().filter(is_text);
            elements.map(|e| (e.kind, e.text(), e.ordinal.clone(), e.run_in)).collect()
        };
        let lines: Vec<String> =
            document.elements().filter(is_text).map(Element::text).collect();
        let front = FrontMatter {
            has_masthead: case.front.has_masthead,
            ..document.front.clone()
        };
        let (again, findings) = compose_text(catalog, front, &lines.join("\n"));
        assert_eq!(kinds(&again), kinds(&document), "{name}");
        let repairs = ["INVISIBLE", "INDENT", "DEBRIS", "SPREAD", "JOINED"];
        let is_repair =
            |f: &&Finding| repairs.iter().any(|repair| f.code.ends_with(repair));
        assert_eq!(findings.iter().find(is_repair), None, "{name}");
    }
}

#[test]
fn every_finding_is_worded() {
    let catalog = catalog();
    for (name, case) in cases() {
        for finding in compose(catalog, &case).1 {
            let words = format!("{}{}", finding.fact, finding.advice);
            assert!(!words.contains(['{', '}']), "{name}: {words}");
            assert!(catalog.findings.get(&finding.code).is_some(), "{name}: {words}");
            assert!(finding.fact.chars().count() <= 24, "{name}: {words}");
        }
    }
}

#[test]
fn what_is_composed_can_be_set() {
    let catalog = catalog();
    let press = Press::new(catalog).unwrap();
    let keep = std::env::var_os("ZHENWEN_KEEP").map(PathBuf::from);
    for (name, case) in cases() {
        let docx = press.set(&compose(catalog, &case).0).unwrap();
        if let Some(folder) = &keep {
            std::fs::write(folder.join(format!("compose-{name}.docx")), docx).unwrap();
        }
    }
}
