//! What stays together: the date with text before it, the addressee on page 1 with text under
//! it (7.3.2, 7.3.5.5; `gongwen.md` 4.3).

use super::galley::{Galley, Hold};
use super::paginate::{Block, Shows};
use super::table;
use crate::model::{Element, ElementKind, Result};

/// Lines of text that the page of the date shows.
const TEXT: u32 = 2;

/// Whether the date must not part from the text before this (7.3.5.5).
pub(super) fn closes(kind: ElementKind) -> bool {
    use ElementKind::{AnnexNote, IssueDate, Signature};
    matches!(kind, AnnexNote | Signature | IssueDate)
}

/// How a text before `more` is held: with the next, where the date would else stand on a page
/// with less than two lines of text. Elsewhere nothing is held, and no page is left half empty.
/// `set` sets what stands behind the text.
pub(super) fn before_closing(
    galley: &Galley,
    element: &Element,
    more: &[Element],
    set: impl FnOnce(&mut Galley, &[Element]) -> Result<()>,
) -> Result<Hold> {
    // The last text, or the one before a last line like 特此报告。
    let texts = more.iter().take(2).take_while(|e| !closes(e.kind)).count();
    let closing = more.get(texts..).filter(|closing| !closing.is_empty() && texts < 2);
    let Some(closing) = closing else { return Ok(Hold::Free) };
    if closes(element.kind) {
        return Ok(Hold::Next);
    }
    let mut trial = galley.trial();
    let mut shown = Vec::new();
    for text in std::iter::once(element).chain(&more[..texts]) {
        if let Some(rows) = &text.table {
            table::set(&mut trial, rows, Hold::Free)?;
        } else {
            let block = trial.text_block(text, Hold::Free);
            if shown.len() == 1 && block.lines >= TEXT {
                return Ok(Hold::Free);
            }
            trial.ruler.place(block);
        }
        shown.push((trial.ruler.page(), trial.ruler.tail()));
    }
    let end = closing.iter().rposition(|e| e.kind == ElementKind::IssueDate);
    let closing = &closing[..end.map_or(closing.len(), |end| end + 1)];
    set(&mut trial, closing)?;
    trial.ruler.settle();
    // Page 1 shows text (7.3.3), whatever the date does.
    if galley.ruler.page() == 1 && !galley.shows_text {
        return Ok(Hold::Free);
    }
    let with_date = shown.iter().filter(|(page, _)| *page == trial.ruler.page());
    let lines: u32 = with_date.map(|(_, lines)| lines).sum();
    Ok(if lines < TEXT { Hold::Next } else { Hold::Free })
}

/// Empty lines before a sealed signature: fewer where that keeps it and the date on the page
/// (7.3.5.5).
pub(super) fn sealed_blanks(galley: &Galley, lines: u32) -> u32 {
    let layout = galley.layout();
    let blank = &layout.blank;
    let line = layout.page.line.value;
    let is_kept = |blanks: u32| {
        let mut trial = galley.ruler.clone();
        trial.settle();
        let page = trial.page();
        let block = Block { lines: 1, height: line, keeps: false, shows: Shows::Rest };
        (0..blanks + lines).for_each(|_| trial.place(block));
        trial.page() == page
    };
    let (usual, least) =
        (blank.sealed_signature.value, blank.sealed_signature_least.value);
    if is_kept(usual) || !is_kept(least) { usual } else { least }
}

/// Whether an addressee leaves no line of text on page 1 (7.3.2).
pub(super) fn is_too_long(galley: &Galley, addressee: &Element) -> bool {
    let mut trial = galley.trial();
    let mut block = trial.text_block(addressee, Hold::Free);
    block.keeps = false;
    trial.ruler.place(block);
    block.lines = 1;
    trial.ruler.place(block);
    galley.ruler.page() == 1 && trial.ruler.page() > 1
}
