//! Text → elements.

mod cases; // labels beside their lines
mod tree; // elements as the next steps get them
mod draft; // drafts by hand
mod values; // values are opaque
mod hostile; // any text at all
mod seeds; // real papers, where they are there
