//! Builders that several subjects share.

mod judged;
mod town;

pub(crate) use judged::judged;
pub(crate) use town::town;
