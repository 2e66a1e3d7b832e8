//! Workbooks to be filled in: the sheets of the catalog, file by file.

use super::NewFile;
use crate::catalog::{Catalog, SheetDecl};
use crate::emit::xlsx::{Form, NamesBySheet, forms};
use crate::model::Result;
use rayon::prelude::*;

/// One blank workbook for each file that the declarations name.
pub fn blank(catalog: &Catalog) -> Result<Vec<NewFile>> {
    let names = NamesBySheet::new();
    let book = |(file, sheets): &(&str, Vec<&SheetDecl>)| {
        let pages: Vec<Form> = sheets.iter().map(|decl| Form::blank(decl)).collect();
        let bytes = forms(title(sheets), &pages, &names)?;
        Ok(NewFile { path: format!("data/{file}"), bytes })
    };
    by_file(catalog).par_iter().map(book).collect()
}

/// The sheets of each workbook, in the order of the declarations.
pub(super) fn by_file(catalog: &Catalog) -> Vec<(&str, Vec<&SheetDecl>)> {
    let mut books: Vec<(&str, Vec<&SheetDecl>)> = Vec::new();
    for decl in &catalog.sheets {
        match books.iter_mut().find(|(file, _)| *file == &*decl.workbook) {
            Some((_, sheets)) => sheets.push(decl),
            None => books.push((&decl.workbook, vec![decl])),
        }
    }
    books
}

/// What a workbook is called: its first sheet.
pub(super) fn title<'a>(sheets: &[&'a SheetDecl]) -> &'a str {
    sheets.first().map_or("", |decl| &*decl.name)
}
