//! 县表: forms of higher offices, their words checked when they are loaded, filled in a run.

use super::desk::Desk;
use crate::catalog::Catalog;
use crate::emit::xlsx::patch;
use crate::merge::{self, Case};
use crate::model::{Artifact, Error, Result};

/// Checks the words of all forms; all faults at once.
pub(super) fn check(catalog: &Catalog) -> Result<()> {
    let mut faults = Vec::new();
    for decl in &catalog.ledgers {
        if let Some(form) = &decl.form {
            let texts = patch::form_texts(form)?;
            faults.extend(merge::form_faults(catalog, decl, &texts));
            if let Some((sheet, row)) = merge::repeated_row(catalog, decl, &texts)
                && patch::breaks_pivot(form, sheet, row)?
            {
                faults.push(format!(
                    "{} › {sheet} › 第{row}行：这一行要重复，透视表的位置或数据在这里及以下，会错位；把透视表和它的数据移到这一行上面，或者从县表里删去",
                    form.path
                ));
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Templates(faults.join("\n"))) }
}

/// Fills the forms of the run; each lies where the ledger would.
pub(super) fn fill(desk: &Desk, case: Case) -> Result<()> {
    for (decl, ledger) in merge::form_ledgers(case, &desk.office.wanted) {
        let Some(form) = &decl.form else { continue };
        let texts = patch::form_texts(form)?;
        let asked = (decl, ledger.period);
        let Some(filled) = merge::form(case, asked, &texts) else { continue };
        let bytes = patch::filled_form(form, &filled, &desk.office.id)?;
        let entry = merge::month_entry(case, &ledger);
        desk.put(Artifact { path: merge::month_path(&ledger), bytes, entry })?;
    }
    Ok(())
}
