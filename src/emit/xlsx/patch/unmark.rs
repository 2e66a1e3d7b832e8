//! An annotated workbook that goes back once more: what we wrote into it before is taken out.

use super::Fault;
use super::book::Book;
use super::comments::{AUTHOR, MORE};
use super::package::Package;
use super::relations::Relations;
use super::splice::Splices;
use super::styles::Styles;
use super::tree::{Element, tree};
use super::{property, threads, vml};
use crate::model::{Annotation, CellAt, cell_at};
use std::collections::BTreeSet;

/// Takes the list, the comments and the colours of an earlier time out; a workbook that never
/// went back stays as it is.
pub(super) fn unmark(
    package: &mut Package,
    book: &mut Book,
    styles: &mut Styles,
) -> Result<(), Fault> {
    if property::get(package, Annotation::PROPERTY)?.is_none() {
        return Ok(());
    }
    while let Some(at) = list(book) {
        book.remove(package, at)?;
    }
    for (_, part) in &book.sheets {
        let Some(part) = part else { continue };
        let relations = Relations::of(package, part)?;
        threads::silence(package, &relations)?;
        let Some(comments) = relations.target("comments").map(str::to_owned) else {
            continue;
        };
        let text = package.required(&comments)?;
        let (kept, gone) = without_ours(&text)?;
        package.put(&comments, kept);
        if let Some(drawing) = relations.target("vmlDrawing").map(str::to_owned) {
            let text = package.required(&drawing)?;
            package.put(&drawing, vml::without(&text, &gone));
        }
    }
    styles.uncolour()
}

/// The place of our list among the worksheets.
fn list(book: &Book) -> Option<usize> {
    let is_list = |(name, _): &(String, Option<String>)| {
        name.strip_prefix(Annotation::SHEET)
            .is_some_and(|more| more.bytes().all(|byte| byte.is_ascii_digit()))
    };
    book.sheets.iter().position(is_list)
}

/// Comments without our own, and without our words in those of others; the cells whose
/// comments are gone.
fn without_ours(text: &str) -> Result<(String, BTreeSet<CellAt>), Fault> {
    let root = tree(text)?;
    let authors = root.child("authors").ok_or(Fault::Broken)?;
    let own: BTreeSet<String> = (0_u32..)
        .zip(&authors.children)
        .filter(|(_, author)| author.inside(text) == AUTHOR)
        .map(|(number, _)| number.to_string())
        .collect();
    let (mut splices, mut gone) = (Splices::default(), BTreeSet::new());
    let comments = root.child("commentList").ok_or(Fault::Broken)?;
    for comment in &comments.children {
        let author = comment.attribute(text, "authorId").unwrap_or_default();
        if own.contains(&author) {
            splices.replace(comment.whole.clone(), String::new());
            gone.extend(comment.attribute(text, "ref").and_then(|name| cell_at(&name)));
            continue;
        }
        let runs = comment.child("text").into_iter().flat_map(|words| words.all("r"));
        for run in runs.filter(|run| is_ours(text, run)) {
            splices.replace(run.whole.clone(), String::new());
        }
    }
    Ok((splices.apply(text), gone))
}

/// Whether a run of a comment holds our words.
fn is_ours(text: &str, run: &Element) -> bool {
    let words = run.child("t").map_or("", |words| words.inside(text));
    let words = words.replace("&#10;", "\n").replace("&#xA;", "\n");
    words.trim_start().starts_with(MORE.trim_start())
}
