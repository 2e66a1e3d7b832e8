//! 退回修改表: workbooks with findings go back to those who filled them in.

use super::{Judged, Order, judged};
use crate::emit::xlsx::{self, patch};
use crate::model::{Annotation, Error, Finding, Result, fingerprint};
use crate::{commit, read, report};
use rayon::prelude::*;
use std::path::Path;

/// What was given back.
#[derive(Clone, Debug, Default)]
pub struct GivenBack {
    /// Findings of the data.
    pub findings: Vec<Finding>,
    /// Paths of the files below the folder.
    pub files: Vec<String>,
}

/// Judges the data and puts an annotated copy of every workbook that has findings into a
/// folder; only of `files`, where some are named.
pub fn annotate(order: &Order, folder: &Path, files: &[String]) -> Result<GivenBack> {
    let Judged { catalog, town, findings } = judged(order)?;
    let mut wanted = report::annotations(&catalog, &town, &findings);
    if !files.is_empty() {
        wanted.retain(|made| files.iter().any(|file| **file == *made.workbook));
    }
    let made = wanted.par_iter().map(|made| copy(order, made));
    let made = made.collect::<Result<Vec<_>>>()?;
    let mut paths = Vec::new();
    for (path, bytes) in &made {
        let path = below(folder, order, path);
        let is_ours = |bytes: &[u8]| patch::is_untouched(bytes);
        paths.push(commit::give_back(folder, (&path, bytes), is_ours)?);
    }
    Ok(GivenBack { findings, files: paths })
}

/// The path of a copy: that of its source. A copy that is given back once more stays in the
/// folder, not in a folder of that name inside it.
fn below(folder: &Path, order: &Order, path: &str) -> String {
    let full = |path: &Path| path.canonicalize().ok();
    let inside = full(folder).zip(full(&order.data)).and_then(|(folder, data)| {
        let inside = folder.strip_prefix(data).ok()?.to_string_lossy().replace('\\', "/");
        path.strip_prefix(&format!("{inside}/")).map(str::to_owned)
    });
    inside.unwrap_or_else(|| path.to_owned())
}

/// An annotated copy with its path: a package is changed in place; what is none, or is built
/// unlike all others, is written anew from its cells.
fn copy(order: &Order, made: &Annotation) -> Result<(String, Vec<u8>)> {
    let source = order.data.join(&*made.workbook);
    let bytes = std::fs::read(&source).map_err(Error::disk("读取", &source))?;
    if fingerprint(&bytes) != made.hash {
        let said = format!("“{}”在核对时改动过，请重新运行", made.workbook);
        return Err(Error::Command(said));
    }
    if let Ok(bytes) = patch::annotate(&bytes, made) {
        return Ok((made.workbook.to_string(), bytes));
    }
    let name = source.file_stem().unwrap_or_default().to_string_lossy();
    let sheets = read::plain_sheets(&bytes, &name, order.executable.as_deref());
    let plain = xlsx::rebuild(&made.workbook, &sheets)?;
    let bytes = patch::annotate(&plain, made);
    let bytes = bytes.map_err(Error::internal(format!("标注“{}”", made.workbook)))?;
    Ok((format!("{}.xlsx", made.workbook), bytes))
}
