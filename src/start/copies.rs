//! templates/ beside the data: every template with the line that says which one it replaces.

use super::NewFile;
use crate::catalog::{Catalog, Declarations};

/// Templates of the new folder itself, which no run reads.
const OWN: &str = "start/";

/// All templates of the program.
pub(super) fn files(catalog: &Catalog) -> Vec<NewFile> {
    let templates = catalog.declarations.iter();
    let templates = templates.filter(|(path, _)| !path.starts_with(OWN));
    let copy = |(path, text): (&str, &str)| {
        let base = Declarations::base_line(path).unwrap_or_default();
        let bytes = format!("{base}{text}").into_bytes();
        NewFile { path: format!("templates/{path}"), bytes }
    };
    templates.map(copy).collect()
}
