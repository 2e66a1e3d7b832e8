//! Expressions of the office: the condition language, and the only door to minijinja.

pub mod condition; // three-valued conditions over rows
pub mod engine; // minijinja: rendering and the names a template uses
