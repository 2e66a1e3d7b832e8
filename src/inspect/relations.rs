//! Relationships: which part points to which.

use super::tree::Node;
use std::collections::BTreeMap;

/// One relationship.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// The part it starts from; empty for the package.
    pub(super) source: String,
    /// Unique in its source.
    pub(super) id: String,
    /// Last word of its type: `footer`, `hyperlink`.
    pub(super) kind: String,
    /// Part, or address outside.
    pub(super) target: String,
    /// Whether the target lies outside.
    pub(super) is_external: bool,
}

/// All relationships of a package.
pub(super) fn relations(parts: &BTreeMap<String, Node>) -> Vec<Relation> {
    let files = parts.iter().filter_map(|(name, root)| Some((source(name)?, root)));
    files
        .flat_map(|(source, root)| {
            root.all("Relationship").map(move |node| relation(&source, node))
        })
        .collect()
}

/// `word/_rels/document.xml.rels` → `word/document.xml`.
fn source(name: &str) -> Option<String> {
    let (folder, file) = name.strip_suffix(".rels")?.split_once("_rels/")?;
    Some(format!("{folder}{file}"))
}

/// One relationship as written, its target seen from the root.
fn relation(source: &str, node: &Node) -> Relation {
    let word = |name| node.attribute(name).unwrap_or_default();
    let is_external = word("TargetMode") == "External";
    let target = word("Target");
    let target = if is_external { target.to_owned() } else { resolve(source, target) };
    Relation {
        source: source.to_owned(),
        id: word("Id").to_owned(),
        kind: word("Type").rsplit('/').next().unwrap_or_default().to_owned(),
        target,
        is_external,
    }
}

/// A target as seen from the root of the package.
fn resolve(source: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => source
            .split('/')
            .rev()
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect(),
    };
    for step in target.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step == ".." {
            path.pop();
        } else {
            path.push(step);
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_seen_from_the_root() {
        let of = |source, target| resolve(source, target);
        assert_eq!(of("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(
            of("word/document.xml", "../customXml/item1.xml"),
            "customXml/item1.xml"
        );
        assert_eq!(of("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(of("", "word/document.xml"), "word/document.xml");
    }
}
