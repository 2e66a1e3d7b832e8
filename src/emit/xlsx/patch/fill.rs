//! Contents of cells put in, their formats and all else as they are.

use super::Fault;
use super::book::Book;
use super::cells::{Change, Changes, Content, change};
use super::outline::outline;
use super::package::Package;
use super::splice::Splices;
use crate::model::CellAt;
use std::collections::BTreeMap;

/// Contents by worksheet and cell: 1-based row, 0-based column.
pub type Contents = BTreeMap<(String, CellAt), Content>;

/// The workbook with other contents in some of its cells.
pub fn fill(bytes: &[u8], contents: &Contents) -> Result<Vec<u8>, Fault> {
    let mut package = Package::open(bytes)?;
    let book = Book::of(&mut package)?;
    let mut by_sheet: BTreeMap<&str, Changes> = BTreeMap::new();
    for ((sheet, at), content) in contents {
        let change = Change { content: Some(content.clone()), format: None };
        by_sheet.entry(sheet).or_default().insert(*at, change);
    }
    for (name, changes) in by_sheet {
        let part = book.sheet(name).ok_or(Fault::Broken)?.to_owned();
        let text = package.required(&part)?;
        let mut splices = Splices::default();
        change(&text, &outline(&text)?, &changes, &mut splices)?;
        package.put(&part, splices.apply(&text));
    }
    package.finish()
}
