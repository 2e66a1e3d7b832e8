//! Comments of a worksheet: more of them, beside those that it has.

use super::book::Book;
use super::outline::Outline;
use super::package::Package;
use super::relations::{Relations, add_default, add_type};
use super::splice::Splices;
use super::tag::{escaped, prefixed};
use super::tree::{Element, tree};
use super::{Fault, threads, vml};
use crate::model::{CellAt, cell_at, cell_name};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Who says it.
pub(super) const AUTHOR: &str = "镇文";
/// What our words begin with where they stand behind those of others.
pub(super) const MORE: &str = "\n镇文：";
/// Comments by cell.
pub(super) type Notes = BTreeMap<CellAt, String>;

/// A part of comments without any; in its namespace.
const NONE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"#\"><authors></authors><commentList></commentList></comments>";
/// What a part of comments is.
const CONTENT: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
/// What a drawing of comments is.
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// The look of our text.
const LOOK: &str = "<rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"宋体\"/><charset val=\"134\"/></rPr>";

/// Adds comments to a worksheet; what the worksheet itself needs goes to `splices`.
pub(super) fn add(
    package: &mut Package,
    (part, book): (&str, &Book),
    (outline, notes): (&Outline, &Notes),
    splices: &mut Splices,
) -> Result<(), Fault> {
    let mut relations = Relations::of(package, part)?;
    relations.base.clone_from(&book.relations.base);
    let old = words(package, &mut relations, &book.space, notes)?;
    threads::reply(package, (part, book), (&relations, notes))?;
    let new = || notes.iter().filter(|(at, _)| !old.contains(at));
    let known = outline.legacy.as_deref().and_then(|id| relations.by_id(id));
    if let Some(drawing) = known.map(str::to_owned) {
        let text = package.required(&drawing)?;
        let block = vml::free_block(package)?;
        package.put(&drawing, vml::with(&text, block, new())?);
        return Ok(());
    }
    let drawing = package.free("xl/drawings/vmlDrawing#.vml");
    let block = vml::free_block(package)?;
    package.put(&drawing, vml::with(vml::NONE, block, new())?);
    add_default(package, "vml", DRAWING)?;
    let id = relations.add(package, "vmlDrawing", &drawing)?;
    let line = format!(
        "<{}legacyDrawing xmlns:r=\"{}\" r:id=\"{id}\"/>",
        outline.prefix, relations.base
    );
    splices.insert(outline.slot, line);
    Ok(())
}

/// Adds the words; gives the cells that had a comment before.
fn words(
    package: &mut Package,
    relations: &mut Relations,
    space: &str,
    notes: &Notes,
) -> Result<BTreeSet<CellAt>, Fault> {
    let own = relations.target("comments").map(str::to_owned);
    let text = match &own {
        Some(part) => package.required(part)?,
        None => NONE.replace('#', space),
    };
    let (text, old) = with(&text, notes)?;
    if let Some(part) = own {
        package.put(&part, text);
        return Ok(old);
    }
    let part = package.free("xl/comments#.xml");
    package.put(&part, text);
    add_type(package, &part, CONTENT)?;
    relations.add(package, "comments", &part)?;
    Ok(old)
}

/// A part of comments with more of them; the cells that had one.
fn with(text: &str, notes: &Notes) -> Result<(String, BTreeSet<CellAt>), Fault> {
    let root = tree(text)?;
    let (authors, list) =
        root.child("authors").zip(root.child("commentList")).ok_or(Fault::Broken)?;
    let mut splices = Splices::default();
    let author = authors.children.len();
    let name = format!("<author>{AUTHOR}</author>");
    authors.append(text, &name, author + 1, &mut splices);
    let mut old = BTreeSet::new();
    for comment in &list.children {
        let at = comment.attribute(text, "ref").and_then(|name| cell_at(&name));
        let Some((at, words)) = at.and_then(|at| Some((at, notes.get(&at)?))) else {
            continue;
        };
        let Some(body) = comment.child("text") else { continue };
        old.insert(at);
        more(text, (body, words), &mut splices);
    }
    let mut new = String::new();
    for (at, words) in notes.iter().filter(|(at, _)| !old.contains(at)) {
        let _ = write!(
            new,
            "<comment ref=\"{}\" authorId=\"{author}\" shapeId=\"0\"><text>{}</text></comment>",
            cell_name(*at),
            run(words)
        ); // a String takes everything
    }
    list.append(text, &new, 0, &mut splices);
    Ok((splices.apply(text), old))
}

/// Adds words to those that a comment has; readings of words stand behind them.
fn more(text: &str, (body, words): (&Element, &str), splices: &mut Splices) {
    let later = ["rPh", "phoneticPr"];
    let words = run(&format!("{MORE}{words}"));
    match body.children.iter().find(|child| later.contains(&child.local())) {
        Some(next) => splices.insert(next.whole.start, prefixed(&words, body.prefix())),
        None => body.append(text, &words, 0, splices),
    }
}

/// Words in our look.
fn run(words: &str) -> String {
    format!("<r>{LOOK}<t xml:space=\"preserve\">{}</t></r>", escaped(words))
}
