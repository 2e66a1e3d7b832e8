//! Every declaration is tested by its own examples.

mod figures;
mod rules;
