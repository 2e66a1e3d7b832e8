//! 县表: the words of a form, looked up when the templates are loaded and filled for a period.

mod hole; // what a word of a form means
mod fill; // a form with its values

pub use fill::form;

use crate::catalog::{Catalog, LedgerDecl};
use crate::model::{FormText, Text, cell_name};
use hole::{Hole, holes, is_closed};

/// What is wrong with the words of a form: file, sheet, cell, and what is known instead.
pub fn form_faults(
    catalog: &Catalog,
    decl: &LedgerDecl,
    texts: &[FormText],
) -> Vec<String> {
    let path = decl.form.as_ref().map_or("", |form| &form.path);
    let mut faults = Vec::new();
    let mut repeated: Option<(&str, u32)> = None;
    for text in texts {
        let place = format!("{path} › {} › {}", text.sheet, cell_name(text.at));
        if !is_closed(&text.text) {
            faults.push(format!(
                "{place}：“{}”的括号不成对，写成 {{{{ 期 }}}} 这样",
                text.text
            ));
        }
        for word in holes(&text.text) {
            match Hole::find(catalog, decl, word) {
                Err(fault) => faults.push(format!("{place}：{fault}")),
                Ok(hole) if hole.is_of_row() => {
                    let own = (&*text.sheet, text.at.0);
                    if *repeated.get_or_insert(own) != own {
                        faults.push(format!("{place}：重复的行只能有一行"));
                    }
                }
                Ok(_) => {}
            }
        }
    }
    faults
}

/// The row of a form that stands once for every row of its ledger: worksheet and row.
pub fn repeated_row<'a>(
    catalog: &Catalog,
    decl: &LedgerDecl,
    texts: &'a [FormText],
) -> Option<(&'a Text, u32)> {
    let is_repeated = |text: &&FormText| {
        let found = holes(&text.text).into_iter();
        let found = found.filter_map(|word| Hole::find(catalog, decl, word).ok());
        found.into_iter().any(|hole| hole.is_of_row())
    };
    texts.iter().find(is_repeated).map(|text| (&text.sheet, text.at.0))
}
