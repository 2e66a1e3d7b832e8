//! Text → elements.

mod cases; // labels beside their lines
mod tree; // elements as the next steps get them
mod draft; // drafts by hand
mod values; // values are opaque
mod hostile; // any text at all
mod seeds; // real papers, where they are there

use std::sync::LazyLock;
use zhenwen::catalog::Catalog;

/// The shipped catalog, read once.
fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::load(None).unwrap());
    &CATALOG
}
