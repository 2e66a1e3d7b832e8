//! Cells of a form that hold `{{ … }}`, read out of its package.

use super::Fault;
use super::book::Book;
use super::package::Package;
use super::tag::plain;
use super::tree::{Element, tree};
use super::walk::{Place, walk};
use crate::model::Error;
use crate::model::{Form, FormText, Result};

/// What marks a cell that is filled.
const MARKS: [&str; 2] = ["{{", "}}"];

/// The cells of a form that are filled, sheet by sheet.
pub fn form_texts(form: &Form) -> Result<Vec<FormText>> {
    let fault = |fault: Fault| Error::Templates(format!("{}：{fault}", form.path));
    texts(&form.bytes).map_err(fault)
}

/// The cells in order.
fn texts(bytes: &[u8]) -> std::result::Result<Vec<FormText>, Fault> {
    let mut package = Package::open(bytes)?;
    let book = Book::of(&mut package)?;
    let shared = shared(&mut package, &book)?;
    let mut found = Vec::new();
    for (name, part) in &book.sheets {
        let Some(part) = part else { continue };
        let text = package.required(part)?;
        walk(&text, |place, range| {
            if let Place::Cell(met) = place {
                let is_marked =
                    |said: &String| MARKS.iter().any(|mark| said.contains(mark));
                let said = cell(&text[range], &shared).filter(is_marked);
                found.extend(said.map(|text| FormText {
                    sheet: name.as_str().into(),
                    at: met.at,
                    text,
                }));
            }
        })?;
    }
    Ok(found)
}

/// Texts that cells share.
fn shared(package: &mut Package, book: &Book) -> std::result::Result<Vec<String>, Fault> {
    let part = book.relations.target("sharedStrings").map(str::to_owned);
    let text = part.map(|part| package.text(&part)).transpose()?.flatten();
    let Some(text) = text else { return Ok(Vec::new()) };
    let root = tree(&text)?;
    Ok(root.all("si").map(|item| words(&text, item)).collect())
}

/// What a cell says, if it is text.
fn cell(xml: &str, shared: &[String]) -> Option<String> {
    let cell = tree(xml).ok()?;
    match cell.attribute(xml, "t")?.as_str() {
        "s" => {
            let at: usize = cell.child("v")?.inside(xml).trim().parse().ok()?;
            shared.get(at).cloned()
        }
        "inlineStr" => Some(words(xml, cell.child("is")?)),
        "str" => cell.child("v").map(|value| plain(value.inside(xml))),
        _ => None,
    }
}

/// The words of a text: its own, and those of its runs; not how they are read aloud.
fn words(xml: &str, text: &Element) -> String {
    let own = text.all("t").map(|words| plain(words.inside(xml)));
    let runs = text.all("r").flat_map(|run| run.all("t"));
    own.chain(runs.map(|words| plain(words.inside(xml)))).collect()
}
