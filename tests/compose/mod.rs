//! Text → elements.

mod cases; // labels beside their lines
mod seeds; // real papers, where they are there
