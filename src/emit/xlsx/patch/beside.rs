//! Parts that belong to a worksheet and name its cells: drawings that stand on it, lists (表格),
//! comments and their boxes, buttons (窗体控件).

use super::elsewhere::{Moved, attributes, words};
use super::package::Package;
use super::relations::Relations;
use super::shift::{Of, Shift};
use super::{Fault, vml};

/// Kinds of parts whose elements name their cells by `ref`: comments old and new, and lists.
const NAMED: [&str; 3] = ["table", "comments", "threadedComment"];
/// What a button says of cells: which it sets, which it offers, which it shows.
const LINKS: [&str; 3] = ["fmlaLink", "fmlaRange", "fmlaTxbx"];

/// Lets them follow the rows of the worksheet: its name, part and shift.
pub(super) fn follow(
    package: &mut Package,
    (sheet, part, shift): (&str, &str, Shift),
) -> Result<(), Fault> {
    // Anchors count rows from 0.
    let rows = |said: &str| shift.counted_from_zero(said);
    let of_own = |said: &str| shift.formula(said, Of::Own(sheet));
    for (_, kind, target) in Relations::of(package, part)?.all {
        match kind.as_str() {
            "drawing" => words(package, &target, (&["row"], &rows))?,
            kind if NAMED.contains(&kind) => {
                attributes(package, &target, ("ref", &|said| shift.ranges(said)))?;
                words(package, &target, (&["calculatedColumnFormula"], &of_own))?;
            }
            "vmlDrawing" => boxes(package, &target, |text| vml::moved(text, rows))?,
            _ => {}
        }
    }
    buttons(package, part, &of_own)
}

/// Lets the buttons of a worksheet speak of the cells where they are now.
pub(super) fn buttons(
    package: &mut Package,
    part: &str,
    moved: Moved,
) -> Result<(), Fault> {
    for (_, kind, target) in Relations::of(package, part)?.all {
        match kind.as_str() {
            "ctrlProp" => {
                for name in LINKS {
                    attributes(package, &target, (name, moved))?;
                }
            }
            "vmlDrawing" => boxes(package, &target, |text| vml::linked(text, moved))?,
            _ => {}
        }
    }
    Ok(())
}

/// Changes a drawing of boxes; one that does not change is not touched.
fn boxes(
    package: &mut Package,
    part: &str,
    changed: impl Fn(&str) -> String,
) -> Result<(), Fault> {
    let Some(text) = package.text(part)? else { return Ok(()) };
    let new = changed(&text);
    if new != text {
        package.put(part, new);
    }
    Ok(())
}
