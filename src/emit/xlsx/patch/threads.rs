//! Threads of newer Excel: a thread hides the comment of its cell, so our words are a reply in it.

use super::Fault;
use super::book::Book;
use super::comments::{AUTHOR, Notes};
use super::package::Package;
use super::relations::Relations;
use super::splice::Splices;
use super::tag::{escaped, with};
use super::tree::{Element, tree};
use crate::model::cell_at;

/// Who we are among the persons of a workbook.
const PERSON: &str = "{5A48454E-5745-4E00-8000-000000000000}";

/// Replies in the threads of cells that get a comment.
pub(super) fn reply(
    package: &mut Package,
    (part, book): (&str, &Book),
    (relations, notes): (&Relations, &Notes),
) -> Result<(), Fault> {
    let threads = relations.target("threadedComment");
    let Some((threads, persons)) = threads.zip(book.relations.target("person")) else {
        return Ok(());
    };
    let text = package.required(threads)?;
    let root = tree(&text)?;
    let sheet = book.sheets.iter().position(|(_, own)| own.as_deref() == Some(part));
    let firsts = root.children.iter().filter(|said| !is_reply(&text, said));
    let replies: String =
        firsts.filter_map(|first| answer(&text, first, (sheet?, notes))).collect();
    if replies.is_empty() {
        return Ok(());
    }
    let mut splices = Splices::default();
    root.append(&text, &replies, 0, &mut splices);
    package.put(threads, splices.apply(&text));
    introduce(package, persons)
}

/// Whether it answers another.
fn is_reply(text: &str, said: &Element) -> bool {
    said.attribute(text, "parentId").is_some()
}

/// Our reply to the first of a thread: its tag with what differs, so that whatever else Excel
/// says of a comment is said of ours. Its time is that of the first, for ours has none.
fn answer(
    text: &str,
    first: &Element,
    (sheet, notes): (usize, &Notes),
) -> Option<String> {
    let (row, column) = cell_at(&first.attribute(text, "ref")?)?;
    let words = escaped(notes.get(&(row, column))?);
    let parent = first.attribute(text, "id")?;
    let own = format!("{{5A48454E-5745-4E01-{sheet:04X}-{row:08X}{column:04X}}}");
    let said = [("personId", PERSON), ("id", &own), ("parentId", &parent)];
    let plain =
        format!("<threadedComment {}", text[first.tag.clone()].split_once(' ')?.1);
    let tag = said.iter().fold(plain, |tag, (name, value)| with(&tag, name, value));
    Some(format!("{tag}<text>{words}</text></threadedComment>"))
}

/// Names us among the persons of the workbook, once.
fn introduce(package: &mut Package, persons: &str) -> Result<(), Fault> {
    let text = package.required(persons)?;
    let root = tree(&text)?;
    let is_us =
        |person: &Element| person.attribute(&text, "id").as_deref() == Some(PERSON);
    if !root.children.iter().any(is_us) {
        let us = format!(
            "<person displayName=\"{AUTHOR}\" id=\"{PERSON}\" userId=\"{AUTHOR}\" providerId=\"None\"/>"
        );
        let mut splices = Splices::default();
        root.append(&text, &us, 0, &mut splices);
        package.put(persons, splices.apply(&text));
    }
    Ok(())
}

/// Takes our replies of an earlier time out.
pub(super) fn silence(package: &mut Package, relations: &Relations) -> Result<(), Fault> {
    let Some(threads) = relations.target("threadedComment") else { return Ok(()) };
    let text = package.required(threads)?;
    let mut splices = Splices::default();
    for said in tree(&text)?.children {
        if said.attribute(&text, "personId").as_deref() == Some(PERSON) {
            splices.replace(said.whole, String::new());
        }
    }
    package.put(threads, splices.apply(&text));
    Ok(())
}
