//! Papers of ours with one thing changed (`tests/cases/inspect/*.md`): the check that is meant
//! says so, no other does.
//!
//! A case is `## what | papers | codes`, then edits: `in part`, `all in part` or `style name`
//! with `- from` and `+ to`; `add part` with `+ content`; `remove part`. Behind `/` stand the
//! codes for the same paper under other style names, where its elements are known by text
//! and place alone and the change leaves one unknown.

use super::package::{Parts, package, parts, rename_styles};
use super::papers::papers;
use super::{catalog, told};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use zhenwen::emit::docx::Press;
use zhenwen::inspect::inspect;

/// One change of a package: what kind, where, from, to.
struct Edit<'a> {
    order: &'a str,
    place: &'a str,
    from: &'a str,
    to: &'a str,
}

/// What is changed, on which papers, and what is said.
struct Case<'a> {
    what: &'a str,
    papers: Vec<&'a str>,
    codes: [BTreeSet<&'a str>; 2],
    edits: Vec<Edit<'a>>,
}

/// The cases of one file.
fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(head) = line.strip_prefix("## ") {
            let [what, papers, codes] =
                head.split(" | ").collect::<Vec<_>>()[..].try_into().expect(line);
            let (ours, foreign) = codes.split_once(" / ").unwrap_or((codes, codes));
            let codes = [ours, foreign]
                .map(|codes| codes.split(' ').filter(|code| *code != "—").collect());
            let papers = papers.split(' ').collect();
            cases.push(Case { what, papers, codes, edits: Vec::new() });
            continue;
        }
        let edits = &mut cases.last_mut().expect(line).edits;
        let text = line.get(2..).unwrap_or_default();
        match line.chars().next() {
            Some('-') => edits.last_mut().expect(line).from = text,
            Some('+') => edits.last_mut().expect(line).to = text,
            _ => {
                let orders = ["all in", "in", "style", "add", "remove"];
                let order = orders.into_iter().find(|o| line.starts_with(o)).expect(line);
                let place = line[order.len()..].trim();
                edits.push(Edit { order, place, from: "", to: "" });
            }
        }
    }
    cases
}

impl Edit<'_> {
    /// Does it; says where there is nothing to change.
    fn apply(&self, parts: &mut Parts) -> Result<(), String> {
        let (from, to, place) = (self.from, self.to, self.place);
        let name = if self.order == "style" { "word/styles.xml" } else { place };
        let at = parts.iter().position(|(own, _)| own == name);
        if self.order == "add" {
            parts.push((place.to_owned(), to.into()));
            return Ok(());
        }
        let at = at.ok_or_else(|| format!("no part {name}"))?;
        if self.order == "remove" {
            parts.remove(at);
            return Ok(());
        }
        let old = String::from_utf8(parts[at].1.clone()).unwrap();
        let new = match self.order {
            "all in" => old.replace(from, to),
            "style" => in_style(&old, self),
            _ => old.replacen(from, to, 1),
        };
        if old == new {
            return Err(format!("{place} holds no {from}"));
        }
        parts[at].1 = new.into_bytes();
        Ok(())
    }
}

/// Changes one named style.
fn in_style(styles: &str, edit: &Edit) -> String {
    let open = format!("w:styleId=\"{}\">", edit.place);
    let Some((before, rest)) = styles.split_once(&open) else { return styles.to_owned() };
    let (style, behind) = rest.split_once("</w:style>").unwrap();
    let style = style.replacen(edit.from, edit.to, 1);
    format!("{before}{open}{style}</w:style>{behind}")
}

#[test]
fn every_change_is_named_and_nothing_else() {
    let catalog = catalog();
    let press = Press::new(&catalog).unwrap();
    let originals: BTreeMap<String, Parts> = papers()
        .into_iter()
        .map(|(name, document)| (name, parts(&press.set(&document).unwrap())))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/inspect");
    let (mut faults, mut count) = (Vec::new(), 0);
    for file in ["page", "head", "text", "back", "inside"] {
        let text = std::fs::read_to_string(folder.join(format!("{file}.md"))).unwrap();
        for case in cases(&text) {
            for name in &case.papers {
                let mut changed = originals.get(*name).expect(name).clone();
                for fault in case.edits.iter().filter_map(|e| e.apply(&mut changed).err())
                {
                    faults.push(format!("{}: {fault}", case.what));
                }
                for codes in &case.codes {
                    let findings = inspect(&catalog, name, &package(&changed), None);
                    let raised: BTreeSet<&str> =
                        findings.iter().map(|f| &*f.code).collect();
                    count += 1;
                    if raised != *codes {
                        let told = told(&findings);
                        faults
                            .push(format!("{} on {name}: {codes:?}\n{told}", case.what));
                    }
                    rename_styles(&mut changed);
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 2 * 150, "{count} papers");
}
