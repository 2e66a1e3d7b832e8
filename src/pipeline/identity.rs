//! 运行编号: the id of a run, the same for the same input.

use crate::catalog::Catalog;
use crate::merge::Wanted;
use crate::model::{Run, Text, Town, fingerprint};

/// As-of date and the first eight digits of a hash over everything that decides the outcome:
/// version, templates, data, days, choices. No clock: the same input gives the same id.
pub(super) fn id(catalog: &Catalog, town: &Town, run: &Run, wanted: &Wanted) -> Text {
    let mut all = vec![env!("CARGO_PKG_VERSION").to_owned()];
    all.push(fingerprint(format!("{run:?}{wanted:?}").as_bytes()).to_string());
    let declarations = catalog.declarations.iter();
    all.extend(declarations.map(|(path, text)| entry(path, text.as_bytes())));
    let forms = catalog.declarations.forms();
    all.extend(forms.map(|(path, bytes)| entry(path, bytes)));
    all.extend(town.files.iter().map(|(name, hash)| format!("{name}\u{1F}{hash}")));
    let hash = fingerprint(all.join("\u{1E}").as_bytes());
    format!("{}-{}", run.as_of, &hash[..8]).into()
}

/// One file by name and content.
fn entry(name: &str, content: &[u8]) -> String {
    format!("{name}\u{1F}{}", fingerprint(content))
}
