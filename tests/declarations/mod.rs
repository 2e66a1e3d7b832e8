//! Every declaration is tested by its own examples.

mod contract;
mod sheets;
mod sheet_laws;
mod figures;
mod figure_table;
mod identities;
mod rules;
mod proof;
