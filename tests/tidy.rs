//! The sources themselves: who may import whom, one door per dependency, no circles, small
//! files, every file with its sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a source file; when one resists, the design changes, not this number.
const LINES: usize = 300;

/// Steps of the line: none imports another.
const STEPS: [&str; 7] =
    ["read", "check", "compute", "merge", "compose", "proof", "emit"];

/// What every part of the crate may import; whoever is not named may import all.
const MAY_IMPORT: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("expr", &["model"]),
    ("catalog", &["model", "expr"]),
    ("read", &["model", "expr", "catalog"]),
    ("check", &["model", "expr", "catalog"]),
    ("compute", &["model", "expr", "catalog"]),
    ("merge", &["model", "expr", "catalog"]),
    ("compose", &["model", "expr", "catalog"]),
    ("proof", &["model", "expr", "catalog"]),
    ("emit", &["model", "expr", "catalog"]),
    ("report", &["model", "expr", "catalog"]),
    ("inspect", &["model", "expr", "catalog"]),
];

/// Where each outside crate may be named.
const DOORS: [(&str, &[&str]); 23] = [
    ("minijinja", &["expr"]),
    ("calamine", &["read"]),
    ("docx_rs", &["emit/docx"]),
    ("jieba_rs", &["emit/docx"]),
    ("rust_xlsxwriter", &["emit/xlsx"]),
    ("rusqlite", &["register"]),
    ("fs4", &["register"]),
    ("clap", &["cli"]),
    ("indicatif", &["report"]),
    ("tracing_subscriber", &["report"]),
    ("include_dir", &["catalog"]),
    ("toml", &["catalog"]),
    ("flate2", &["emit"]),
    ("unicode_width", &["report", "emit", "expr", "inspect"]),
    ("zip", &["read", "emit", "inspect"]),
    ("quick_xml", &["read", "emit", "inspect"]),
    ("encoding_rs", &["model", "inspect", "read"]),
    ("csv", &["read"]),
    ("html5gum", &["read"]),
    ("memchr", &["read"]),
    ("rlimit", &["read"]),
    ("arcstr", &["model"]),
    ("mimalloc", &["main"]),
];

/// A source file: its place below `src/` without ending, and its text.
struct Source {
    /// `check/rule`; a `mod.rs` stands for its folder.
    module: String,
    /// What stands in it.
    text: String,
}

/// All Rust files below a folder, in path order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The crate's own files.
fn sources() -> Vec<Source> {
    let root = root().join("src");
    let source = |path: PathBuf| {
        let place = path.strip_prefix(&root).unwrap().with_extension("");
        let place = place.to_string_lossy().replace('\\', "/");
        let module = place.strip_suffix("/mod").unwrap_or(&place).to_owned();
        Source { module, text: fs::read_to_string(path).unwrap() }
    };
    rust_files(&root).into_iter().map(source).collect()
}

/// The repository.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of a file that are code: no comments, nothing behind its own tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines.map(str::trim).filter(|line| !line.starts_with("//"))
}

/// Modules of ours that a file names, as full places: `crate::a::b` and `super::b`.
fn imports(source: &Source) -> BTreeSet<String> {
    let own: Vec<&str> = source.module.split('/').collect();
    let mut found = BTreeSet::new();
    for line in code(&source.text) {
        for (word, base) in [("crate::", Vec::new()), ("super::", parent(&own))] {
            let mut rest = line;
            while let Some(at) = rest.find(word) {
                rest = &rest[at + word.len()..];
                let mut place: Vec<String> = base.clone();
                while word == "super::" && rest.starts_with("super::") {
                    rest = &rest["super::".len()..];
                    place.pop();
                }
                let path: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || "_:".contains(*c))
                    .collect();
                let parts = path.split("::").filter(|part| !part.is_empty());
                place.extend(parts.map(str::to_owned));
                found.insert(place.join("/"));
            }
        }
    }
    found
}

/// What `super` means in a file: the folder above the module, in `a/mod.rs` and `a.rs` alike.
fn parent(own: &[&str]) -> Vec<String> {
    own[..own.len().saturating_sub(1)].iter().map(ToString::to_string).collect()
}

/// The part of the crate a place belongs to.
fn part(place: &str) -> &str {
    place.split('/').next().unwrap_or(place)
}

#[test]
fn every_file_opens_with_a_sentence_and_stays_small() {
    let mut faults = Vec::new();
    let folders = ["src", "tests", "benches", "examples"];
    for path in folders.iter().flat_map(|folder| rust_files(&root().join(folder))) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        if !text.starts_with("//! ") {
            faults.push(format!("{name}: no //! sentence"));
        }
        let count = text.lines().count();
        if count > LINES {
            faults.push(format!("{name}: {count} lines"));
        }
        if text.lines().any(|line| line.ends_with(' ') || line.contains('\t')) {
            faults.push(format!("{name}: blanks at a line end, or a tab"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_line_says_what_it_is() {
    let mut faults = Vec::new();
    for source in sources() {
        for line in code(&source.text) {
            let is_mod = ["mod ", "pub mod ", "pub(crate) mod ", "pub(super) mod "]
                .iter()
                .any(|start| line.starts_with(start));
            if is_mod && line.contains(';') && !line.contains("; // ") {
                faults.push(format!("{}: {line}", source.module));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn steps_know_the_shared_parts_and_never_each_other() {
    let mut faults = Vec::new();
    for source in sources() {
        let own = part(&source.module).to_owned();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == own) else {
            continue;
        };
        for import in imports(&source) {
            let other = part(&import);
            let is_part = root().join("src").join(other).is_dir()
                || root().join("src").join(other).with_extension("rs").is_file();
            if is_part && other != own && !allowed.contains(&other) {
                faults.push(format!("{} imports {other}", source.module));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(STEPS.iter().all(|step| MAY_IMPORT.iter().any(|(name, _)| name == step)));
}

#[test]
fn every_dependency_has_one_door() {
    let mut faults = Vec::new();
    for source in sources() {
        for (outside, doors) in DOORS {
            let names = |line: &str| {
                line.match_indices(&format!("{outside}::")).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                })
            };
            let is_door = doors.iter().any(|door| {
                source.module == *door || source.module.starts_with(&format!("{door}/"))
            });
            if !is_door && code(&source.text).any(names) {
                faults.push(format!("{} names {outside}", source.module));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_folder_holds_a_circle() {
    let sources = sources();
    // Edges between the direct children of each folder, whole subtrees taken as one.
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> =
        BTreeMap::new();
    for source in &sources {
        let own: Vec<&str> = source.module.split('/').collect();
        for import in imports(source) {
            let other: Vec<&str> = import.split('/').collect();
            let shared = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
            if let (Some(from), Some(to)) = (own.get(shared), other.get(shared)) {
                let folder = own[..shared].join("/");
                let is_module = sources.iter().any(|s| {
                    let at = if folder.is_empty() {
                        (*to).to_owned()
                    } else {
                        format!("{folder}/{to}")
                    };
                    s.module == at
                });
                if is_module && !(shared == 0 && source.module == "lib") {
                    let edges = folders.entry(folder).or_default();
                    edges.entry((*from).to_owned()).or_default().insert((*to).to_owned());
                }
            }
        }
    }
    let mut faults = Vec::new();
    for (folder, edges) in &folders {
        for start in edges.keys() {
            if reaches(edges, start, start) {
                faults.push(format!("src/{folder}: {start} reaches itself"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether a way of at least one step leads from one module to another.
fn reaches(edges: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut open: Vec<&str> = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(at) = open.pop() {
        for next in edges.get(at).into_iter().flatten() {
            if next == to {
                return true;
            }
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    false
}

#[test]
fn the_tidy_test_sees_imports() {
    let source = Source {
        module: "check/logic/repeated".to_owned(),
        text: "use super::super::rule::Hit;\nuse crate::model::Day;\nuse crate::emit::docx::Press;\n"
            .to_owned(),
    };
    let found: Vec<String> = imports(&source).into_iter().collect();
    assert_eq!(found, ["check/rule", "emit/docx", "model"]);
}
