//! 退回修改表: bad cells coloured and commented, a first sheet that lists all findings.

use super::book::Book;
use super::cells::{Change, Changes, change, formats};
use super::comments::{self, Notes};
use super::front::{self, ShownFirst};
use super::outline::{Outline, outline};
use super::package::Package;
use super::splice::Splices;
use super::styles::Styles;
use super::tag::without;
use super::unmark::unmark;
use super::{Fault, property, put_styles, styles};
use crate::model::{Annotation, CellAt, Mark, Severity, cell_name};
use std::collections::BTreeMap;

/// The workbook with what is said of it.
pub fn annotate(bytes: &[u8], annotation: &Annotation) -> Result<Vec<u8>, Fault> {
    let mut package = Package::open(bytes)?;
    let mut book = Book::of(&mut package)?;
    let mut styles = styles(&mut package, &book)?;
    unmark(&mut package, &mut book, &mut styles)?;
    let mut by_sheet: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in &annotation.marks {
        by_sheet.entry(&mark.sheet).or_default().push(mark);
    }
    let shown = book.sheets.get(book.active).map(|(name, _)| name.as_str());
    let is_first = shown.is_some_and(|name| by_sheet.contains_key(name));
    let shown = if is_first { ShownFirst::Yes } else { ShownFirst::No };
    for (name, marks) in by_sheet {
        let Some(part) = book.sheet(name).map(str::to_owned) else { continue };
        sheet(&mut package, (&part, &book), &marks, (&mut styles, shown))?;
    }
    let space = book.space.clone();
    let xml = front::sheet(annotation, (&space, shown), &mut styles);
    let active = if is_first { 0 } else { book.active + 1 };
    let name = free_name(&book);
    let titles = front::titles(&name);
    book.insert_first(&mut package, (&name, xml), (active, &titles))?;
    put_styles(&mut package, &mut book.relations, styles)?;
    let of = format!("{} {}", annotation.hash, annotation.workbook);
    property::set(&mut package, Annotation::PROPERTY, &of)?;
    package.finish()
}

/// A name for the first sheet that no sheet has.
fn free_name(book: &Book) -> String {
    let more = (2_u32..).map(|n| format!("{}{n}", Annotation::SHEET));
    let mut names = std::iter::once(Annotation::SHEET.to_owned()).chain(more);
    let is_free = |name: &String| book.sheets.iter().all(|(own, _)| own != name);
    names.find(is_free).unwrap_or_default()
}

/// What a cell gets: the gravest colour, and all words.
type Marked = BTreeMap<CellAt, (Severity, String)>;

/// Colours and comments the cells of one worksheet.
fn sheet(
    package: &mut Package,
    (part, book): (&str, &Book),
    marks: &[&Mark],
    (styles, shown): (&mut Styles, ShownFirst),
) -> Result<(), Fault> {
    let text = package.required(part)?;
    let outline = outline(&text)?;
    let marked = together(&outline, marks);
    let formats = formats(&text, &outline, marked.keys().copied())?;
    let changes: Changes = marked
        .iter()
        .map(|(at, (severity, _))| {
            let old = formats.get(at).copied().unwrap_or(0);
            let format = Some(styles.coloured(old, *severity));
            (*at, Change { content: None, format })
        })
        .collect();
    let mut splices = Splices::default();
    change(&text, &outline, &changes, &mut splices)?;
    widen(&outline, changes.keys(), &mut splices);
    if shown == ShownFirst::Yes {
        for tag in &outline.selected {
            splices.replace(tag.clone(), without(&text[tag.clone()], "tabSelected"));
        }
    }
    let notes: Notes = marked.into_iter().map(|(at, (_, words))| (at, words)).collect();
    comments::add(package, (part, book), (&outline, &notes), &mut splices)?;
    package.put(part, splices.apply(&text));
    Ok(())
}

/// The marks by cell; those of a merged range at the cell that shows it.
fn together(outline: &Outline, marks: &[&Mark]) -> Marked {
    let mut marked = Marked::new();
    for mark in marks {
        let at = outline.shown(mark.cell);
        let (severity, words) =
            marked.entry(at).or_insert_with(|| (mark.severity, String::new()));
        *severity = (*severity).min(mark.severity);
        if !words.is_empty() {
            words.push_str("\n\n");
        }
        words.push_str(&mark.words);
    }
    marked
}

/// The worksheet reaches as far as its cells.
fn widen<'a>(
    outline: &Outline,
    cells: impl Iterator<Item = &'a CellAt>,
    splices: &mut Splices,
) {
    let Some((tag, said)) = &outline.dimension else { return };
    let Some((first, last)) = super::outline::range(said) else { return };
    let wide = cells.fold((first, last), |(first, last), at| {
        let first = (first.0.min(at.0), first.1.min(at.1));
        (first, (last.0.max(at.0), last.1.max(at.1)))
    });
    if wide != (first, last) {
        let said = format!("{}:{}", cell_name(wide.0), cell_name(wide.1));
        let line = format!("<{}dimension ref=\"{said}\"/>", outline.prefix);
        splices.replace(tag.clone(), line);
    }
}
