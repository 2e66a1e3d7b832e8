//! DOCX of a paper: docx-rs builds, our parts and the normaliser make it what Word wants.

use crate::catalog::Catalog;
use crate::model::{Document, Result};

/// What is the same in every paper, made once: styles, settings, fonts, footers, packed.
pub struct Press {}

impl Press {
    /// Builds and packs the static parts.
    pub fn new(_catalog: &Catalog) -> Result<Self> {
        Ok(Self {})
    }

    /// Sets one document.
    pub fn set(&self, _document: &Document) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }
}
