//! Builders that several subjects share.

mod town;

pub use town::town;
