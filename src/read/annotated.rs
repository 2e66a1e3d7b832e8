//! 退回修改表: an annotated copy that lies beside its source is read instead of it
//! (`model.md` §4).

use super::files::DataFile;
use super::workbook::FileRead;
use crate::catalog::Catalog;
use crate::model::{Finding, Place};

/// Leaves out what an annotated copy stands for; a source that has changed since is kept, and
/// said of it. Chains are fine: a copy of a copy leaves both out that it comes from.
pub(super) fn leave_out(catalog: &Catalog, files: &[DataFile], read: &mut [FileRead]) {
    for at in 0..read.len() {
        let Some((hash, path)) = read[at].annotated_of.clone() else { continue };
        let source = files.iter().position(|file| *file.name == *path);
        let Some(source) = source.filter(|source| *source != at) else { continue };
        let is_same = read[source].hash == hash;
        let code = if is_same { "E-ANNOTATED" } else { "E-ANNOTATED-STALE" };
        let copy = &files[at].name;
        let place = Place { file: Some(path.clone()), ..Place::default() };
        let finding: Finding = catalog.findings.raise(code, &[("副本", copy)], place);
        let source = &mut read[source];
        if is_same {
            let reason = format!("已有退回修改后的“{copy}”，读那一份");
            source.tables.clear();
            source.findings.clear();
            source.left_out = vec![(path, reason.into())];
        }
        source.findings.push(finding);
    }
}
