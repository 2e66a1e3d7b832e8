//! Workbooks of others, changed in place: parts that change are written anew, every other
//! byte stays as it is (`architecture.md`, Reading is behind a wall).

mod splice; // changes of a text at places
mod tag; // tags as text
mod tree; // small parts as elements
mod package; // parts, changed or copied
mod relations; // which part means which
mod book; // the list of worksheets
mod kind; // what a format shows
mod styles; // formats of cells
mod outline; // a worksheet before its cells are changed
mod walk; // rows and cells in order
mod cells; // cells changed where they stand
mod vml; // boxes of comments
mod threads; // replies in threads of newer Excel
mod comments; // comments of a worksheet
mod property; // custom properties
mod unmark; // what we wrote before
mod front; // the first sheet of an annotated workbook
mod annotate; // an annotated workbook
mod fill; // contents of cells
mod texts; // words of a form
mod shift; // rows that move down
mod repeat; // a row that stands several times
mod elsewhere; // what speaks of rows that move
mod beside; // what stands on rows that move
mod pivot; // pivot tables that rows would break
mod form; // a form with its values

pub use annotate::annotate;
pub use cells::Content;
pub use fill::{Contents, fill};
pub use form::filled_form;
pub use pivot::breaks_pivot;
pub use texts::form_texts;

use crate::model::Annotation;
use package::Package;
use relations::{Relations, add_type};
use styles::Styles;

/// Bytes of a part that is read as text.
const MOST_BYTES: usize = 64 << 20;

/// Why a workbook cannot be changed in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A part is missing, damaged or too large.
    #[error("文件内部的结构与常见的工作簿不同")]
    Broken,
}

/// Whether nobody has saved an annotated workbook since we wrote it.
pub fn is_untouched(bytes: &[u8]) -> bool {
    package::is_untouched(bytes)
}

/// Hash and path of the workbook that a copy was made from which nobody has touched: all that
/// it holds besides our marks.
pub fn untouched_source(bytes: &[u8]) -> Option<(String, String)> {
    let mut package = Package::open(bytes).ok().filter(|_| is_untouched(bytes))?;
    let said = property::get(&mut package, Annotation::PROPERTY).ok()??;
    let (hash, path) = said.split_once(' ')?;
    Some((hash.to_owned(), path.to_owned()))
}

/// The formats of a workbook.
fn styles(package: &mut Package, book: &book::Book) -> Result<Styles, Fault> {
    let part = book.relations.target("styles").map(str::to_owned);
    let text = part.map(|part| package.text(&part)).transpose()?.flatten();
    Styles::of(text, &book.space)
}

/// Puts the formats back.
fn put_styles(
    package: &mut Package,
    relations: &mut Relations,
    styles: Styles,
) -> Result<(), Fault> {
    /// What a part of formats is.
    const CONTENT: &str =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    /// Where it stands in every workbook.
    const STYLES: &str = "xl/styles.xml";
    let text = styles.finish()?;
    if let Some(part) = relations.target("styles").map(str::to_owned) {
        package.put(&part, text);
        return Ok(());
    }
    // Some readers look nowhere else.
    package.put(STYLES, text);
    add_type(package, STYLES, CONTENT)?;
    relations.add(package, "styles", STYLES).map(|_| ())
}
