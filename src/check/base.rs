//! Templates of the office that were made from an older version of ours.

use crate::catalog::Catalog;
use crate::model::{Finding, Place};

/// One finding for each template whose base has changed.
pub fn outdated(catalog: &Catalog) -> Vec<Finding> {
    let paths = catalog.declarations.outdated().into_iter();
    let finding = |path: &str| {
        let place = Place { file: Some(path.into()), ..Place::default() };
        catalog.findings.raise("E-BASE-CHANGED", &[("模板", path)], place)
    };
    paths.map(finding).collect()
}
