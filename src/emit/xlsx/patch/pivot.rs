//! 透视表: what a row that is repeated would break, for nothing counts a pivot table anew here.

use super::Fault;
use super::book::Book;
use super::outline::range;
use super::package::Package;
use super::relations::Relations;
use super::tree::{Element, tree};
use crate::model::{Error, Form, Result};

/// Where parts lie that say which cells pivot tables count.
const CACHES: &str = "xl/pivotCache/pivotCacheDefinition";

/// Whether a pivot table stands at or below a row of a worksheet, or counts cells that do.
pub fn breaks_pivot(form: &Form, sheet: &str, row: u32) -> Result<bool> {
    let fault = |fault: Fault| Error::Templates(format!("{}：{fault}", form.path));
    breaks(&form.bytes, sheet, row).map_err(fault)
}

/// The same over the package.
fn breaks(bytes: &[u8], sheet: &str, row: u32) -> std::result::Result<bool, Fault> {
    let mut package = Package::open(bytes)?;
    let book = Book::of(&mut package)?;
    let part = book.sheet(sheet).ok_or(Fault::Broken)?.to_owned();
    let reaches = |said: Option<String>| {
        said.and_then(|said| range(&said)).is_some_and(|(_, last)| last.0 >= row)
    };
    for (_, kind, target) in Relations::of(&mut package, &part)?.all {
        if kind == "pivotTable" {
            let text = package.required(&target)?;
            let root = tree(&text)?;
            let place = root.child("location");
            if reaches(place.and_then(|place| place.attribute(&text, "ref"))) {
                return Ok(true);
            }
        }
    }
    let caches = package.names().filter(|name| name.starts_with(CACHES));
    for cache in caches.map(str::to_owned).collect::<Vec<_>>() {
        let text = package.required(&cache)?;
        let root = tree(&text)?;
        let source = root.child("cacheSource");
        let source = source.and_then(|source| source.child("worksheetSource"));
        let said = |name| source.and_then(|it: &Element| it.attribute(&text, name));
        if said("sheet").as_deref() == Some(sheet) && reaches(said("ref")) {
            return Ok(true);
        }
    }
    Ok(false)
}
