//! X27: what must not leave the office: revisions, comments, hidden text, names of people,
//! pointers to other files, macros (`reliability.md` TH-13 to TH-15).

use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::pattern::is_organ;
use crate::inspect::run::{Field, Run};
use crate::model::ElementKind::{Masthead, Printed, Signature};

/// Marks of tracked changes.
const REVISIONS: [&str; 12] = [
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:cellIns",
    "w:cellDel",
];
/// Fields that fetch text from elsewhere.
const FETCHING: [&str; 6] =
    ["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT"];

/// Characters of the shortest name of an organ; those of people are shorter.
const SHORTEST: usize = 4;

/// Looks for all traces.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    for (name, root) in paper.parts.iter().filter(|(name, _)| name.starts_with("word/")) {
        for node in root.descendants() {
            match &*node.name {
                own if REVISIONS.contains(&own) => {
                    notes.whole(
                        "X27",
                        node.attribute("w:author").unwrap_or(name).to_owned(),
                    );
                }
                "w:comment" => {
                    let author = node.attribute("w:author").unwrap_or_default();
                    notes.whole("X27·批注", author.to_owned());
                }
                "w:altChunk" => notes.whole("X27·外部", "嵌入的文件".to_owned()),
                _ => {}
            }
        }
    }
    hidden(paper, notes);
    people(paper, notes);
    pointers(paper, notes);
}

/// Text that does not print, fields that fetch text.
fn hidden(paper: &Paper, notes: &mut Notes) {
    for paragraph in paper.stories().flat_map(|story| &story.paragraphs) {
        let is_hidden = |run: &&Run| {
            run.letters.is_hidden == Some(true) && !run.text.trim().is_empty()
        };
        if let Some(run) = paragraph.runs.iter().find(is_hidden) {
            notes.at("X27·隐藏", paragraph, run.text.trim().to_owned());
        }
        let verbs = paragraph.fields.iter().map(Field::verb);
        for verb in verbs.filter(|verb| FETCHING.contains(&&**verb)) {
            notes.at("X27·外部", paragraph, format!("{verb} 域"));
        }
    }
}

/// Names of people and firms in the properties; the issuer itself may stand there.
fn people(paper: &Paper, notes: &mut Notes) {
    let properties = [
        ("docProps/core.xml", "dc:creator"),
        ("docProps/core.xml", "cp:lastModifiedBy"),
        ("docProps/app.xml", "Manager"),
        ("docProps/app.xml", "Company"),
    ];
    for (part, name) in properties {
        let value = paper.parts.get(part).and_then(|root| root.child(name));
        let value = value.map(|node| node.text.trim()).unwrap_or_default();
        if !value.is_empty() && !is_issuer(paper, value) {
            notes.whole("X27·属性", value.to_owned());
        }
    }
}

/// Whether a name is that of an organ: by its ending, or because the paper shows it.
fn is_issuer(paper: &Paper, name: &str) -> bool {
    let shown = [Masthead, Signature, Printed];
    let mut shown = shown.into_iter().flat_map(|kind| paper.all(kind));
    let is_long = name.chars().count() >= SHORTEST;
    is_long && (is_organ(name) || shown.any(|paragraph| paragraph.text.contains(name)))
}

/// Pointers to other files, except to pages in the text; macros.
fn pointers(paper: &Paper, notes: &mut Notes) {
    let external = paper.relations.iter().filter(|r| r.is_external);
    for relation in external.filter(|relation| relation.kind != "hyperlink") {
        notes.whole("X27·外部", relation.target.clone());
    }
    if let Some(name) = paper.names.iter().find(|name| name.ends_with("vbaProject.bin")) {
        notes.whole("X27·宏", name.clone());
    }
}
