//! What speaks of a worksheet elsewhere in its workbook: names, formulas of other worksheets,
//! charts, drawings that stand on it.

use super::Fault;
use super::book::Book;
use super::package::Package;
use super::relations::{Relations, remove_type};
use super::shift::{Of, Shift};
use super::splice::Splices;
use super::tag::{escaped, plain, with};
use super::tree::{Element, tree};

/// Lets everything follow the rows of a worksheet that moved: its name, part and shift.
pub(super) fn follow(
    package: &mut Package,
    book: &Book,
    (sheet, part, shift): (&str, &str, Shift),
) -> Result<(), Fault> {
    words(
        package,
        &book.part,
        ("definedName", &|said| shift.formula(said, Of::Other(sheet))),
    )?;
    let others = book.sheets.iter().filter_map(|(_, part)| part.as_deref());
    let others = others.filter(|other| *other != part).map(str::to_owned);
    let charts = package.names().filter(|name| name.starts_with("xl/charts/chart"));
    let parts: Vec<String> = others.chain(charts.map(str::to_owned)).collect();
    for part in parts {
        words(package, &part, ("f", &|said| shift.formula(said, Of::Other(sheet))))?;
    }
    let drawing = Relations::of(package, part)?.target("drawing").map(str::to_owned);
    if let Some(drawing) = drawing {
        // Anchors count rows from 0.
        let moved = |said: &str| match said.trim().parse::<u32>() {
            Ok(row) => (shift.row(row.saturating_add(1)) - 1).to_string(),
            Err(_) => said.to_owned(),
        };
        words(package, &drawing, ("row", &moved))?;
    }
    Ok(())
}

/// Changes the words of all elements of a name in a part; a part in which none changes is not
/// touched.
fn words(
    package: &mut Package,
    part: &str,
    (name, moved): (&str, &dyn Fn(&str) -> String),
) -> Result<(), Fault> {
    let Some(text) = package.text(part)? else { return Ok(()) };
    let root = tree(&text)?;
    let (mut open, mut splices, mut is_changed) =
        (vec![&root], Splices::default(), false);
    while let Some(element) = open.pop() {
        open.extend(&element.children);
        if element.local() != name || !element.children.is_empty() {
            continue;
        }
        let inside = element.inside(&text);
        let said = plain(inside);
        let new = moved(&said);
        if new != said {
            is_changed = true;
            let end = element.tag.end + inside.len();
            splices.replace(element.tag.end..end, escaped(&new));
        }
    }
    if is_changed {
        package.put(part, splices.apply(&text));
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
