//! Pagination: on which page every line comes, as far as one can tell without the fonts.

pub(super) mod width; // how wide text is
mod lines; // paragraph → lines
mod side; // what a page shows
mod ruler; // lines → pages

pub(super) use lines::Measure;
pub(super) use ruler::{Block, Ruler};
pub(super) use side::Shows;
pub use side::Side;
