//! What speaks of a worksheet elsewhere in its workbook: names, formulas, rules and drop-downs of
//! other worksheets, charts.

use super::book::Book;
use super::package::Package;
use super::relations::{Relations, remove_type};
use super::repeat::{FORMULAS, LINKS};
use super::shift::{Of, Shift};
use super::splice::Splices;
use super::tag::{escaped, plain, with};
use super::tree::{Element, tree};
use super::{Fault, beside};

/// What becomes of a reference.
pub(super) type Moved<'a> = &'a dyn Fn(&str) -> String;

/// Lets everything follow the rows of a worksheet that moved: its name, part and shift.
pub(super) fn follow(
    package: &mut Package,
    book: &Book,
    (sheet, part, shift): (&str, &str, Shift),
) -> Result<(), Fault> {
    let of_other = |said: &str| shift.formula(said, Of::Other(sheet));
    words(package, &book.part, (&["definedName"], &of_other))?;
    let others = book.sheets.iter().filter_map(|(_, part)| part.as_deref());
    let others = others.filter(|other| *other != part).map(str::to_owned);
    let charts = package.names().filter(|name| name.starts_with("xl/charts/chart"));
    let charts: Vec<String> = charts.map(str::to_owned).collect();
    for part in others {
        words(package, &part, (&FORMULAS, &of_other))?;
        for name in LINKS {
            attributes(package, &part, (name, &of_other))?;
        }
        beside::buttons(package, &part, &of_other)?;
    }
    for part in charts {
        words(package, &part, (&FORMULAS, &of_other))?;
    }
    beside::follow(package, (sheet, part, shift))
}

/// Changes the words of all elements of some names in a part; a part in which none changes is
/// not touched.
pub(super) fn words(
    package: &mut Package,
    part: &str,
    (names, moved): (&[&str], Moved),
) -> Result<(), Fault> {
    each(package, part, &mut |element, text, splices| {
        if names.contains(&element.local()) && element.children.is_empty() {
            let inside = element.inside(text);
            let said = plain(inside);
            let new = moved(&said);
            if new != said {
                let end = element.tag.end + inside.len();
                splices.replace(element.tag.end..end, escaped(&new));
            }
        }
    })
}

/// Changes an attribute of all elements of a part that have it.
pub(super) fn attributes(
    package: &mut Package,
    part: &str,
    (name, moved): (&str, Moved),
) -> Result<(), Fault> {
    each(package, part, &mut |element, text, splices| {
        let Some(said) = element.attribute(text, name) else { return };
        let new = moved(&said);
        if new != said {
            let tag = with(&text[element.tag.clone()], name, &new);
            splices.replace(element.tag.clone(), tag);
        }
    })
}

/// Looks at every element of a part; a part that is not changed is not touched.
fn each(
    package: &mut Package,
    part: &str,
    look: &mut dyn FnMut(&Element, &str, &mut Splices),
) -> Result<(), Fault> {
    let Some(text) = package.text(part)? else { return Ok(()) };
    let root = tree(&text)?;
    let (mut open, mut splices) = (vec![&root], Splices::default());
    while let Some(element) = open.pop() {
        open.extend(&element.children);
        look(element, &text, &mut splices);
    }
    let new = splices.apply(&text);
    if new != text {
        package.put(part, new);
    }
    Ok(())
}

/// Lets programs count all formulas anew when they open the workbook. The list of formulas
/// in their order would name cells that moved; it is made again by who needs it.
pub(super) fn count_anew(package: &mut Package, book: &Book) -> Result<(), Fault> {
    if let Some(chain) = book.relations.target("calcChain").map(str::to_owned) {
        let mut relations = Relations::of(package, &book.part)?;
        relations.remove(package, "calcChain")?;
        remove_type(package, &chain)?;
        package.remove(&chain);
    }
    let text = package.required(&book.part)?;
    let root = tree(&text)?;
    let mut splices = Splices::default();
    match root.child("calcPr") {
        Some(own) => {
            let tag = with(&text[own.tag.clone()], "fullCalcOnLoad", "1");
            splices.replace(own.tag.clone(), tag);
        }
        None => calc(&root, &text, &mut splices),
    }
    package.put(&book.part, splices.apply(&text));
    Ok(())
}

/// Says so where nothing is said of counting.
fn calc(root: &Element, text: &str, splices: &mut Splices) {
    let later = &super::book::LATER[1..];
    root.insert_before(
        text,
        (later, "<calcPr calcId=\"0\" fullCalcOnLoad=\"1\"/>"),
        splices,
    );
}
