//! The checkers beside the repository on every sample.

use super::{press, samples};
use crate::support::shared;
use std::path::PathBuf;

/// Writes the samples to `ZHENWEN_KEEP`, or to a folder that goes away.
fn write(folder: &std::path::Path) -> Vec<PathBuf> {
    let press = press();
    std::fs::create_dir_all(folder).unwrap();
    let write = |(name, document)| {
        let path = folder.join(format!("{name}.docx"));
        std::fs::write(&path, press.set(&document).unwrap()).unwrap();
        path
    };
    samples().into_iter().map(write).collect()
}

#[test]
fn word_opens_every_sample_without_repair() {
    let gone = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ZHENWEN_KEEP").map(PathBuf::from);
    let files = write(kept.as_deref().unwrap_or(gone.path()));
    shared::check("validate_ooxml.py", &[], &files);
}
