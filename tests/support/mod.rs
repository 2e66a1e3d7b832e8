//! Builders that several subjects share.

mod fragment;
mod judged;
mod town;

pub(crate) use fragment::fragment;
pub(crate) use judged::judged;
pub(crate) use town::town;
