//! 版头 (7.2, 10.1–10.3): what stands above the title.

use super::approver;
use super::footers::upper_line;
use super::galley::{Galley, Hold};
use super::masthead;
use super::prototype::Prototype;
use crate::model::{Document, Element, ElementKind, Layout, Result};
use docx_rs::{Paragraph, Tab, TabValueType};

/// Sets the head of a paper.
pub(super) fn set(galley: &mut Galley, document: &Document) -> Result<()> {
    match document.front.layout {
        Layout::Letter => letter(galley, document),
        Layout::Form => form(galley, document),
        Layout::File | Layout::Minutes | Layout::Order => file(galley, document),
    }
}

/// The first element of a kind in the head.
fn find(document: &Document, kind: ElementKind) -> Option<&Element> {
    document.head.iter().find(|element| element.kind == kind)
}

/// 份号, 密级, 紧急程度: one line each, in this order (7.2.1–7.2.3).
fn notes(document: &Document) -> impl Iterator<Item = &Element> {
    let kinds = [ElementKind::CopyNumber, ElementKind::Secrecy, ElementKind::Urgency];
    kinds.into_iter().filter_map(|kind| find(document, kind))
}

/// 文件, 纪要, 命令: masthead below the 版心 top, number, red rule.
fn file(galley: &mut Galley, document: &Document) -> Result<()> {
    for note in notes(document) {
        galley.element(note, Hold::Free)?;
    }
    let layout = galley.layout();
    let mastheads: Vec<&Element> =
        document.head.iter().filter(|e| e.kind == ElementKind::Masthead).collect();
    let is_order = document.front.layout == Layout::Order;
    if !mastheads.is_empty() {
        let masthead = &layout.masthead;
        let top = if is_order { &masthead.order_top } else { &masthead.file_top };
        let gap = (top.value + masthead.nudge.value).saturating_sub(galley.ruler.used());
        spacer(galley, gap)?;
        let lines: Vec<String> = mastheads.iter().map(|element| element.text()).collect();
        match masthead::names(lines.clone()) {
            Some(names) => masthead::joint(galley, &names)?,
            None => lines
                .iter()
                .try_for_each(|line| masthead::line(galley, line, None).map(drop))?,
        }
        galley.blank(layout.blank.masthead_number.value, Hold::Free)?;
    }
    number(galley, document, !mastheads.is_empty())?;
    if !document.head.is_empty() {
        galley.blank(layout.blank.rule_title.value, Hold::Free)?;
    }
    Ok(())
}

/// 发文字号 with the red rule; in 上行文 the 签发人 on the same line (7.2.5–7.2.7).
fn number(galley: &mut Galley, document: &Document, has_masthead: bool) -> Result<()> {
    if let Some(order) = find(document, ElementKind::OrderNumber) {
        return galley.element(order, Hold::Free);
    }
    let number = find(document, ElementKind::DocumentNumber);
    let approver = find(document, ElementKind::Approver);
    let spans = number.map_or(&[][..], |number| &number.spans);
    match approver {
        Some(approver) => approver::set(galley, spans, &approver.text()),
        None if number.is_some() || has_masthead => {
            galley.line("公文文号", spans, Hold::Free)
        }
        None => Ok(()),
    }
}

/// 信函: masthead 30 mm from the paper edge, double line under it, number right (10.1).
fn letter(galley: &mut Galley, document: &Document) -> Result<()> {
    let layout = galley.layout();
    let masthead = find(document, ElementKind::Masthead);
    if let Some(masthead) = masthead.filter(|_| document.front.has_masthead) {
        let top = layout.masthead.letter_top.value;
        let size = masthead::line(galley, &masthead.text(), Some(top))?;
        // The frame covers the 版心 down to its foot; then line, gap, number.
        let frame = (top + size * 10).saturating_sub(layout.page.top.value);
        galley.space(frame);
        let rules = layout.letter.thick.value
            + layout.letter.space.value
            + layout.letter.thin.value;
        let below =
            layout.letter.upper_gap.value + rules + layout.letter.number_gap.value;
        // A glyph sits at the foot of its line: what the line is higher is white already.
        let line = galley.shape("公文信函文号")?.style.size * 10;
        let white = layout.page.line.value.saturating_sub(line);
        spacer_with(galley, below.saturating_sub(white), &upper_line(layout, size))?;
    }
    let number = find(document, ElementKind::DocumentNumber);
    let mut notes = notes(document).peekable();
    if number.is_none() && notes.peek().is_none() {
        return Ok(());
    }
    letter_line(galley, notes.next(), number)?;
    for note in notes {
        galley.element(note, Hold::Free)?;
    }
    galley.blank(layout.blank.rule_title.value, Hold::Free)
}

/// The first line under the upper rule: 份号 or 密级 flush left, number flush right.
fn letter_line(
    galley: &mut Galley,
    note: Option<&Element>,
    number: Option<&Element>,
) -> Result<()> {
    let spans = number.map_or(&[][..], |number| &number.spans);
    let Some(note) = note else {
        return galley.line("公文信函文号", spans, Hold::Free);
    };
    let style = galley.layout().style_of(note.kind);
    let name = style.map_or("公文份号", |style| &style.name);
    let right = usize::try_from(galley.layout().page.text_width()).unwrap_or_default();
    let prototype = galley.kept().get(&format!("信函文号，左 {name}"), || {
        let tab = Tab::new().val(TabValueType::Right).pos(right);
        Prototype::of(&Paragraph::new().style(name).tabs(&[tab]))
    })?;
    let shape = galley.shape(name)?;
    let block = galley.block(&shape.style, std::iter::empty(), Hold::Free);
    galley.ruler.place(block);
    let plain = &galley.shape("公文信函文号")?.letters;
    let text = note.text();
    let number: Vec<&str> = spans.iter().map(|span| &*span.text).collect();
    galley.paragraph(&prototype, |out| {
        shape.letters.write(out, &[&text, "\t"]);
        plain.write(out, &number);
    });
    Ok(())
}

/// 表格: the organ small and black; the 编号 comes under the title (`gongwen.md` 3.5).
fn form(galley: &mut Galley, document: &Document) -> Result<()> {
    match find(document, ElementKind::Masthead) {
        Some(organ) => galley.line("公文表单机关", &organ.spans, Hold::Next),
        None => Ok(()),
    }
}

/// An empty line of a given height.
fn spacer(galley: &mut Galley, height: u32) -> Result<()> {
    spacer_with(galley, height, "")
}

/// The same, holding drawings.
fn spacer_with(galley: &mut Galley, height: u32, drawings: &str) -> Result<()> {
    if height == 0 && drawings.is_empty() {
        return Ok(());
    }
    let prototype = galley.kept().get(&format!("定位，高 {height}"), || {
        Prototype::of(&masthead::exact("公文定位", height.max(20)))
    })?;
    galley.space(height);
    galley.paragraph(&prototype, |out| out.push_str(drawings));
    Ok(())
}
