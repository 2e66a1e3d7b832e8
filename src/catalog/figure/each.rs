//! One entry for many figures: one for each value of a column that has a code (S-15, a figure
//! for every 行业领域).

use super::written::{Rows, Written};
use crate::catalog::SheetDecl;
use crate::model::Text;

/// Stands for the value in conditions, and for it in the name.
const PLACE: &str = "××";

/// An entry, and the column and value it is for.
pub(super) type Entry = (Written, Option<(Text, Text)>);

/// The entry once for each value, its code behind the id; itself where it is for one figure.
/// `None` where the column has no codes.
pub(super) fn entries(written: Written, sheets: &[SheetDecl]) -> Option<Vec<Entry>> {
    let Some(header) = written.each.clone() else { return Some(vec![(written, None)]) };
    let units = sheets.iter().find(|sheet| &*sheet.name == "单位")?;
    let codes = &units.column(&header)?.codes;
    let entry = |(value, code): &(Text, Text)| {
        (for_value(&written, value, code), Some((header.clone(), value.clone())))
    };
    (!codes.is_empty()).then(|| codes.iter().map(entry).collect())
}

/// The entry of one value.
fn for_value(written: &Written, value: &str, code: &str) -> Written {
    let put = |text: &str| text.replace(PLACE, value);
    let rows = |rows: &Option<Rows>| {
        rows.as_ref().map(|rows| Rows {
            when: put(&rows.when),
            test: put(&rows.test),
            ..rows.clone()
        })
    };
    Written {
        id: format!("{}{code}", written.id).into(),
        name: put(&written.name).into(),
        count: rows(&written.count),
        share: rows(&written.share),
        ..written.clone()
    }
}
