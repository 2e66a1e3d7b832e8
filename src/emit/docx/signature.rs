//! 落款: signature and date at their distance from the right edge (7.3.5; `gongwen.md` 4.7).

use super::galley::{Galley, Hold};
use super::gaps::{SEALED, UNSEALED, gaps};
use super::paginate::width;
use super::prototype::Prototype;
use super::seals::Rows;
use super::sections::twips;
use crate::model::{Element, ElementKind, Result};
use docx_rs::Paragraph;

/// Sets signatures and the date.
pub(super) fn set(
    galley: &mut Galley,
    elements: &[Element],
    is_sealed: bool,
) -> Result<()> {
    let of = |kind| move |e: &&Element| e.kind == kind;
    let date = elements.iter().find(of(ElementKind::IssueDate));
    let date = date.map_or(0, |date| width::text(&date.text()));
    let signatures = elements.iter().filter(of(ElementKind::Signature));
    let mut widths = signatures.map(|element| width::text(&element.text()));
    // Seals are in line with the widest; without one the date follows the name above it.
    let signature = if is_sealed { widths.max() } else { widths.next_back() };
    let signature = signature.unwrap_or_default();
    let names = joint(elements, is_sealed);
    let line_width = galley.layout().page.characters.value * 100;
    Rows::new(&names, date, line_width).set(galley)?;
    for element in elements.iter().filter(|e| names.is_empty() || is_date(e)) {
        let text = element.text();
        if element.kind == ElementKind::Signature {
            let (gap, _) = gaps(width::text(&text), date, is_sealed);
            line(galley, "公文署名", &text, gap)?;
        } else {
            let alone = if is_sealed { SEALED } else { UNSEALED };
            let gap =
                if signature == 0 { alone } else { gaps(signature, date, is_sealed).1 };
            line(galley, "公文日期", &text, gap)?;
        }
    }
    Ok(())
}

/// Lines that signatures and date take.
pub(super) fn lines(galley: &Galley, elements: &[Element], is_sealed: bool) -> u32 {
    let names = joint(elements, is_sealed);
    let layout = galley.layout();
    let rows = Rows::new(&names, 0, layout.page.characters.value * 100);
    let single = elements.iter().filter(|e| names.is_empty() || is_date(e)).count();
    let single = u32::try_from(single).unwrap_or(u32::MAX);
    single.saturating_add(rows.lines(layout.blank.seal_rows.value))
}

/// The names of several organs that seal one paper.
fn joint(elements: &[Element], is_sealed: bool) -> Vec<String> {
    let names = elements.iter().filter(|e| e.kind == ElementKind::Signature);
    let names: Vec<String> = names.map(Element::text).collect();
    if is_sealed && names.len() > 1 { names } else { Vec::new() }
}

/// Whether it is the 成文日期.
fn is_date(element: &Element) -> bool {
    element.kind == ElementKind::IssueDate
}

/// One line, right-aligned with a gap.
fn line(galley: &mut Galley, style: &str, text: &str, gap: u32) -> Result<()> {
    let shape = galley.shape(style)?;
    if gap == 0 {
        return galley.runs(style, &[(&shape.letters, &[text])], Hold::Free);
    }
    let block = galley.block(&shape.style, [text].into_iter(), Hold::Free);
    galley.ruler.place(block);
    if galley.is_trial {
        return Ok(());
    }
    let right = gap * galley.layout().page.character.value / 100;
    let prototype = galley.kept().get(&format!("{style}，右空 {right}"), || {
        let paragraph = Paragraph::new().style(style);
        Prototype::of(&paragraph.indent(None, None, Some(twips(right)), None))
    })?;
    galley.paragraph(&prototype, |out| shape.letters.write(out, &[text]));
    Ok(())
}
