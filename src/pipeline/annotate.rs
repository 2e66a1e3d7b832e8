//! 退回修改表: workbooks with findings go back to those who filled them in.

use super::{Judged, Order, judged};
use crate::emit::xlsx::{self, patch};
use crate::model::{Annotation, Error, Finding, Place, Result, fingerprint};
use crate::{commit, read, report};
use rayon::prelude::*;
use std::path::Path;

/// What was given back.
#[derive(Clone, Debug, Default)]
pub struct GivenBack {
    /// Findings of the data, and on files that could not be given back.
    pub findings: Vec<Finding>,
    /// Paths of the files below the folder.
    pub files: Vec<String>,
}

/// Judges the data and puts an annotated copy of every workbook that has findings into a
/// folder; only of `files`, where some are named.
pub fn annotate(order: &Order, folder: &Path, files: &[String]) -> Result<GivenBack> {
    let Judged { catalog, town, mut findings } = judged(order)?;
    let mut wanted = report::annotations(&catalog, &town, &findings);
    if !files.is_empty() {
        wanted.retain(|made| files.iter().any(|file| **file == *made.workbook));
    }
    let made: Vec<_> = wanted.par_iter().map(|made| copy(order, made)).collect();
    let mut paths = Vec::new();
    for (wanted, made) in wanted.iter().zip(made) {
        match made {
            Ok((path, bytes)) => {
                let path = below(folder, order, &path);
                let put = (path.as_str(), bytes.as_slice());
                paths.push(commit::give_back(folder, put, patch::is_untouched)?);
            }
            Err(why) => {
                let file = Some(wanted.workbook.clone());
                let place = Place { file, ..Place::default() };
                let words = [("原因", &*why.to_string())];
                findings.push(catalog.findings.raise("E-NOT-ANNOTATED", &words, place));
            }
        }
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
    let name = made.workbook.to_lowercase();
    let is_package = [".xlsx", ".xlsm"].iter().any(|ending| name.ends_with(ending));
    let ending = if is_package { "" } else { ".xlsx" };
    let path = format!("{}{ending}", made.workbook);
    let source = order.data.join(&*made.workbook);
    let bytes = std::fs::read(&source).map_err(Error::disk("读取", &source))?;
    if fingerprint(&bytes) != made.hash {
        let said = format!("“{}”在核对时改动过", made.workbook);
        return Err(Error::Command(said));
    }
    let (made, bytes) = &original(order, made, &bytes).unwrap_or((made.clone(), bytes));
    let marked = patch::annotate(bytes, made).or_else(|_| {
        let child = order.executable.as_deref();
        xlsx::rebuild(made, &read::plain_sheets(bytes, &made.workbook, child))
    })?;
    Ok((path, marked))
}

/// The source of a copy that nobody has touched, with what is said of it: it is marked anew
/// instead of the copy, which thus stays the same as long as its findings do.
fn original(
    order: &Order,
    made: &Annotation,
    copy: &[u8],
) -> Option<(Annotation, Vec<u8>)> {
    let (hash, path) = patch::untouched_source(copy)?;
    let bytes = std::fs::read(order.data.join(&path)).ok()?;
    let is_same = *fingerprint(&bytes) == *hash;
    let made = Annotation { workbook: path.into(), hash: hash.into(), ..made.clone() };
    is_same.then_some((made, bytes))
}
