//! 版记 (7.4): a text box at the foot of the last page holding a ruled table; of a 信函 the
//! same without rules (10.1; recipe of `gongwen.md` 4.5).

use super::drawing::{Shape, Spot, text_box};
use super::galley::{Galley, Hold};
use super::normalise::normalise;
use super::paginate::Measure;
use super::prototype::Prototype;
use crate::model::{Document, Element, ElementKind, Layout, Result};
use docx_rs::{
    BorderType, BuildXML, Paragraph, Tab, TabValueType, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

/// Height of the paragraph that must follow the table.
const TAIL: u32 = 20;
/// Number of the drawing; those of a 信函 are 1 and 2.
const ID: u32 = 9;

/// Sets the 版记 of a paper on its last page; a page is added if it does not fit there, and
/// another if that page is odd and the office wants it even. `open` is the section in work.
pub(super) fn set(
    galley: &mut Galley,
    document: &Document,
    open: &mut String,
    is_landscape: bool,
) -> Result<()> {
    let is_letter = document.front.layout == Layout::Letter;
    let rows = rows(galley, document);
    if rows.is_empty() || document.front.layout == Layout::Form {
        return Ok(());
    }
    let (content, height) = table(galley, &rows, !is_letter)?;
    let wants_even = !is_letter && galley.layout().rules.imprint_on_even_page;
    galley.ruler.settle();
    let fits = !is_landscape && galley.ruler.room() >= height + TAIL;
    if !fits || wants_even && !galley.ruler.page().is_multiple_of(2) {
        turn(galley, open, wants_even, is_landscape)?;
    }
    let spot = Spot::Foot;
    let shape = Shape { id: ID, spot, width: galley.layout().page.text_width(), height };
    let mut drawing = String::new();
    text_box(&mut drawing, shape, false, &content);
    let anchor = &galley.shape("公文定位")?.holds[Hold::Free as usize];
    galley.paragraph(anchor, |out| out.push_str(&drawing));
    Ok(())
}

/// Goes to the page where the 版记 stands (7.4.1; even page is practice).
fn turn(
    galley: &mut Galley,
    open: &mut String,
    wants_even: bool,
    is_landscape: bool,
) -> Result<()> {
    let is_bare = wants_even && galley.ruler.page().is_multiple_of(2);
    if is_landscape || is_bare {
        galley.end_section(open)?;
        galley.turn(false);
        let sections = &galley.press.sections;
        let next = if is_bare { &sections.silent } else { &sections.portrait };
        open.clone_from(next);
        galley.has_extra |= is_bare;
        if !is_bare {
            return Ok(());
        }
        // The blank page before the page of the 版记 (7.5: neither is numbered).
        galley.runs("公文定位", &[], Hold::Free)?;
    }
    galley.runs("公文定位", &[], Hold::Page)
}

/// A row: its style, and the texts of its paragraphs.
type Row<'a> = (&'a str, Vec<String>);

/// The rows: a 主送机关 that was moved here in one with 抄送, no line between (7.4.2); 印发,
/// which a 信函 has not (10.1).
fn rows<'a>(galley: &Galley<'a>, document: &Document) -> Vec<Row<'a>> {
    let style =
        |kind| galley.layout().style_of(kind).map_or("公文抄送", |style| &style.name);
    let is_letter = document.front.layout == Layout::Letter;
    let of =
        |kind| document.imprint.iter().filter(move |e| e.kind == kind).map(Element::text);
    let moved = galley
        .moved
        .iter()
        .map(|text| format!("主送：{}。", text.trim_end_matches(['：', ':'])));
    let copied: Vec<String> = moved.chain(of(ElementKind::CopiedTo)).collect();
    let printed = of(ElementKind::Printed).filter(|_| !is_letter).map(|text| vec![text]);
    let copied =
        Some((style(ElementKind::CopiedTo), copied)).filter(|row| !row.1.is_empty());
    copied
        .into_iter()
        .chain(printed.map(|row| (style(ElementKind::Printed), row)))
        .collect()
}

/// The table and its height.
fn table(galley: &Galley, rows: &[Row], has_rules: bool) -> Result<(String, u32)> {
    let kept = galley.kept();
    let frame =
        kept.get(&format!("版记，线 {has_rules}"), || frame(galley, has_rules))?;
    let mut out = String::new();
    frame.fill(&mut out, |_, _| {});
    let mut height = TAIL;
    for (name, texts) in rows {
        for text in texts {
            height += lines(galley, name, text)?;
        }
        let letters = &galley.shape(name)?.letters;
        let count = texts.len();
        let row =
            kept.get(&format!("{name}，{count} 段"), || row(galley, name, count))?;
        row.fill(&mut out, |out, at| match halves(&texts[at]) {
            (left, Some(right)) => letters.write(out, &[left, "\t", right]),
            (text, None) => letters.write(out, &[text]),
        });
    }
    out.push_str("</w:tbl>");
    galley.shape("公文定位")?.holds[Hold::Free as usize].fill(&mut out, |_, _| {});
    Ok((out, height))
}

/// Height of the lines of one paragraph.
fn lines(galley: &Galley, style: &str, text: &str) -> Result<u32> {
    let style = &galley.shape(style)?.style;
    let page = &galley.layout().page;
    let full = page.text_width() - style.characters(style.left + style.right);
    let first = full + style.characters(style.hanging);
    let measure = Measure::new(galley.layout(), style, (first, full));
    Ok(style.line.unwrap_or(page.line.value) * measure.lines(text.chars()))
}

/// 印发机关 left and 印发日期 right: cut before the year (7.4.3).
fn halves(text: &str) -> (&str, Option<&str>) {
    if !text.trim_end().ends_with("印发") {
        return (text, None);
    }
    let year = text.char_indices().rev().find(|(at, _)| {
        let mut rest = text[*at..].chars();
        rest.by_ref().take(4).all(|c| c.is_ascii_digit()) && rest.next() == Some('年')
    });
    match year {
        Some((at, _)) => (text[..at].trim_end(), Some(&text[at..])),
        None => (text, None),
    }
}

/// The table without rows and end: thick above and below, thin between, no sides.
fn frame(galley: &Galley, has_rules: bool) -> Result<Prototype> {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let imprint = &galley.layout().imprint;
    let size = |twips: u32| usize::try_from(twips).unwrap_or_default();
    let width = size(galley.layout().page.text_width());
    let rules = [
        (Top, imprint.outer.value),
        (Bottom, imprint.outer.value),
        (InsideH, imprint.inner.value),
        (Left, 0),
        (Right, 0),
        (InsideV, 0),
    ];
    let mut borders = TableBorders::with_empty();
    for (side, weight) in rules {
        let border = TableBorder::new(side);
        borders = borders.set(if weight == 0 || !has_rules {
            border.border_type(BorderType::Nil)
        } else {
            border.size(size(weight))
        });
    }
    let built = Table::new(Vec::new())
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .set_grid(vec![width]);
    Ok(Prototype::cut(normalise(&built.build())?.trim_end_matches("</w:tbl>")))
}

/// One row of one cell of paragraphs, with the tab of the date.
fn row(galley: &Galley, style: &str, paragraphs: usize) -> Result<Prototype> {
    let style = &galley.shape(style)?.style;
    let width = galley.layout().page.text_width();
    let size = |twips: u32| usize::try_from(twips).unwrap_or_default();
    let right = width - style.characters(style.right);
    let tab = Tab::new().val(TabValueType::Right).pos(size(right));
    let paragraph = Paragraph::new().style(&style.name).tabs(&[tab]);
    let cell = TableCell::new()
        .width(size(width), WidthType::Dxa)
        .vertical_align(VAlignType::Center);
    let cell =
        (0..paragraphs).fold(cell, |cell, _| cell.add_paragraph(paragraph.clone()));
    Prototype::of(&TableRow::new(vec![cell]).cant_split())
}
