//! 签发人 of 上行文: on the line of the number; of several organs two to a line, the number on
//! the line of the last, the lines in line with the first name (7.2.5, 7.2.6).

use super::galley::{Galley, Hold};
use super::paginate::width;
use super::prototype::Prototype;
use crate::model::{Result, Span};
use docx_rs::{Paragraph, Tab, TabValueType};
use std::sync::Arc;

/// Names on a line.
const ROW: usize = 2;
/// Between two names: 空一字.
const BETWEEN: &str = "　";

/// Sets number and approvers.
pub(super) fn set(galley: &mut Galley, number: &[Span], approver: &str) -> Result<()> {
    let (label, names) = split_label(approver);
    let is_between = |c: char| c.is_whitespace() || "、，,；;".contains(c);
    let names: Vec<&str> = names.split(is_between).filter(|n| !n.is_empty()).collect();
    let rows: Vec<String> = names.chunks(ROW).map(|row| row.join(BETWEEN)).collect();
    let number: Vec<&str> = number.iter().map(|span| &*span.text).collect();
    match &rows[..] {
        [] => one(galley, &number, label, ""),
        [row] => one(galley, &number, label, row),
        rows => several(galley, &number, label, rows),
    }
}

/// The number left 空一字, the approver right 空一字, by tabs: the rule follows indents.
fn one(galley: &mut Galley, number: &[&str], label: &str, names: &str) -> Result<()> {
    let character = galley.shape("公文上行文号")?.style.characters(100);
    let right = galley.layout().page.text_width() - character;
    let tabs = [(TabValueType::Left, character), (TabValueType::Right, right)];
    let prototype = tabbed(galley, "公文上行文号", tabs)?;
    let texts = [&["\t"], number, &["\t", label]].concat();
    line(galley, "公文上行文号", &prototype, (&texts, names))
}

/// Lines of two names; the widest ends 空一字 from the right.
fn several(
    galley: &mut Galley,
    number: &[&str],
    label: &str,
    rows: &[String],
) -> Result<()> {
    let style = &galley.shape("公文上行文号")?.style;
    let widest = rows.iter().map(|row| width::text(row)).max().unwrap_or_default();
    let right = galley.layout().page.text_width() - style.characters(100);
    let first_name = right.saturating_sub(style.characters(widest));
    let start = first_name.saturating_sub(style.characters(width::text(label)));
    let left = style.characters(100);
    for (at, row) in rows.iter().enumerate() {
        let is_last = at + 1 == rows.len();
        let name = if is_last { "公文上行文号" } else { "公文签发人" };
        let place = if at == 0 { start } else { first_name };
        let tabs = [(TabValueType::Left, left), (TabValueType::Left, place)];
        let prototype = tabbed(galley, name, tabs)?;
        let number = if is_last { number } else { &[] };
        let label = if at == 0 { label } else { "" };
        let texts = [&["\t"], number, &["\t", label]].concat();
        line(galley, name, &prototype, (&texts, row))?;
    }
    Ok(())
}

/// A line in a style, with two tabs.
fn tabbed(
    galley: &Galley,
    style: &str,
    tabs: [(TabValueType, u32); 2],
) -> Result<Arc<Prototype>> {
    galley.kept().get(&format!("{style}，{tabs:?}"), || {
        let tabs = tabs.map(|(kind, at)| {
            Tab::new().val(kind).pos(usize::try_from(at).unwrap_or_default())
        });
        Prototype::of(&Paragraph::new().style(style).tabs(&tabs))
    })
}

/// One line: what stands before the names, and the names in 楷体.
fn line(
    galley: &mut Galley,
    style: &str,
    prototype: &Prototype,
    (before, names): (&[&str], &str),
) -> Result<()> {
    let shape = galley.shape(style)?;
    let block = galley.block(&shape.style, std::iter::empty(), Hold::Free);
    galley.ruler.place(block);
    let script = galley.letters("公文楷体字")?;
    galley.paragraph(prototype, |out| {
        shape.letters.write(out, before);
        script.write(out, &[names]);
    });
    Ok(())
}

/// `签发人：某某` → the label with its colon, the names.
pub(super) fn split_label(text: &str) -> (&str, &str) {
    let end = text
        .find(['：', ':'])
        .and_then(|at| text[at..].chars().next().map(|colon| at + colon.len_utf8()));
    text.split_at(end.unwrap_or(0))
}
