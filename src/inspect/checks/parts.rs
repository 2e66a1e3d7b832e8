//! X25: parts of the package: each has a type, each pointer a target, each id once.

use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use std::collections::BTreeSet;

/// The part that says the types of all.
const TYPES: &str = "[Content_Types].xml";

/// Looks at types, relationships and ids.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let names: BTreeSet<String> = paper.names.iter().map(|n| n.to_lowercase()).collect();
    types(paper, &names, notes);
    let mut seen = BTreeSet::new();
    for relation in &paper.relations {
        if !seen.insert((&relation.source, &relation.id)) {
            notes.whole("X25·重号", format!("{} {}", relation.source, relation.id));
        }
        if !relation.is_external && !has(&names, &relation.target) {
            notes.whole("X25·部件", relation.target.clone());
        }
    }
    for (name, root) in &paper.parts {
        let mut ids = BTreeSet::new();
        let drawings = root.descendants().filter(|node| node.name == "wp:docPr");
        for id in drawings.filter_map(|node| node.attribute("id")) {
            if !ids.insert(id) {
                notes.whole("X25·重号", format!("{name} 图形 {id}"));
            }
        }
    }
}

/// Whether a part is there; names know no case. A place inside a part is the part.
fn has(names: &BTreeSet<String>, name: &str) -> bool {
    let name = name.split('#').next().unwrap_or_default();
    name.is_empty() || names.contains(&name.to_lowercase())
}

/// Whether every part has a type, and every typed part is there.
fn types(paper: &Paper, names: &BTreeSet<String>, notes: &mut Notes) {
    let Some(root) = paper.parts.get(TYPES) else {
        notes.whole("X25·部件", TYPES.to_owned());
        return;
    };
    let endings: BTreeSet<String> = root
        .all("Default")
        .filter_map(|node| node.attribute("Extension"))
        .map(str::to_lowercase)
        .collect();
    let typed: BTreeSet<String> = root
        .all("Override")
        .filter_map(|node| node.attribute("PartName"))
        .map(|name| name.trim_start_matches('/').to_lowercase())
        .collect();
    for name in names.iter().filter(|name| !name.eq_ignore_ascii_case(TYPES)) {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if !typed.contains(name) && !endings.contains(ending) {
            notes.whole("X25·类型", name.clone());
        }
    }
    for name in typed.iter().filter(|name| !has(names, name)) {
        notes.whole("X25·部件", name.clone());
    }
}
