//! Papers as DOCX: packages, order, text, and what the checkers say.

mod order; // styles in sequence
mod package; // zip, parts, determinism
mod random; // papers by dice
mod pages; // the estimate of pages
mod matrix; // every kind in every length
mod text; // any Unicode
mod valid; // schema and renderer checks

use crate::support::document;
use std::io::{Cursor, Read};
use zhenwen::catalog::Catalog;
use zhenwen::emit::docx::Press;
use zhenwen::model::Document;

/// The press of the shipped layout.
fn press() -> Press {
    Press::new(&Catalog::load(None).unwrap()).unwrap()
}

/// A name and a paper for each layout.
fn samples() -> Vec<(&'static str, Document)> {
    vec![
        ("letter", document::letter()),
        ("report", document::report()),
        ("landscape", document::landscape()),
        ("minutes", document::minutes()),
        ("form", document::form()),
        ("order", document::order()),
    ]
}

/// The parts of a package in their order.
fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// One part.
fn part(docx: &[u8], name: &str) -> String {
    parts(docx).into_iter().find(|(n, _)| n == name).expect("the part").1
}
