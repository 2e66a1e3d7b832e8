//! Parts that belong to a worksheet and name its cells: drawings that stand on it, lists (表格),
//! comments and their boxes.

use super::elsewhere::{attributes, words};
use super::package::Package;
use super::relations::Relations;
use super::shift::{Of, Shift};
use super::{Fault, vml};

/// Kinds of parts whose elements name their cells by `ref`: comments old and new, and lists.
const NAMED: [&str; 3] = ["table", "comments", "threadedComment"];

/// Lets them follow the rows of the worksheet: its name, part and shift.
pub(super) fn follow(
    package: &mut Package,
    (sheet, part, shift): (&str, &str, Shift),
) -> Result<(), Fault> {
    for (_, kind, target) in Relations::of(package, part)?.all {
        match kind.as_str() {
            // Anchors count rows from 0.
            "drawing" => words(
                package,
                &target,
                (&["row"], &|said| {
                    let row = said.trim().parse().map(|row| from_zero(shift, row));
                    row.map_or(said.to_owned(), |row| row.to_string())
                }),
            )?,
            kind if NAMED.contains(&kind) => {
                attributes(package, &target, ("ref", &|said| shift.ranges(said)))?;
                let of_own = |said: &str| shift.formula(said, Of::Own(sheet));
                words(package, &target, (&["calculatedColumnFormula"], &of_own))?;
            }
            "vmlDrawing" => {
                let Some(text) = package.text(&target)? else { continue };
                let new = vml::moved(&text, |row| from_zero(shift, row));
                if new != text {
                    package.put(&target, new);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where a row stands now, counted from 0.
const fn from_zero(shift: Shift, row: u32) -> u32 {
    shift.row(row.saturating_add(1)) - 1
}
