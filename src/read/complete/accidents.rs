//! 事故等级 from dead, hurt and loss (`model.md` §7).

use super::{blank, put};
use crate::catalog::Catalog;
use crate::model::{Town, Value};

/// Derives it where it is blank and the numbers say it.
pub(super) fn fill(catalog: &Catalog, town: &mut Town) {
    for row in blank(town, "事故", "事故等级") {
        if let Some(grade) = catalog.legal.accident_grades.of_row(town, row) {
            put(town, row, "事故等级", Value::Text(grade.clone()));
        }
    }
}
