//! Words that belong to acts with legal force: an office that only inspects writes none of
//! them (`model.md` §8).

use super::authority::only_inspects;
use super::provenance::values;
use crate::merge::Case;
use crate::model::{Draft, Excerpt, Finding, Place, Provenance, strip_sentinels};

/// The words.
const WORDS: [&str; 6] = ["责令", "指令书", "罚款", "处以", "行政复议", "行政诉讼"];

/// The first of these words in a paper of an office that only inspects.
///
/// Cells count like the template's own words: whoever reads the paper cannot tell who chose
/// them, and the finding then stands at the cell. Names and numbers of figures do not: a
/// report may tell how much others have fined.
pub(super) fn forbidden(case: Case, draft: &Draft) -> Option<Finding> {
    if !only_inspects(case) {
        return None;
    }
    let (text, word) = lines(draft).find_map(|text| {
        let word = WORDS.into_iter().find(|word| text.contains(word))?;
        Some((text, word))
    })?;
    let words = [("词", word), ("名称", &*draft.front.name)];
    let place = place(case, draft, word);
    let finding = case.catalog.findings.raise("E-AUTHORITY-WORD", &words, place);
    let start = text.find(word).map_or(0, |at| text[..at].chars().count());
    let end = start + word.chars().count();
    Some(Finding { excerpt: Some(Excerpt { text, start, end }), ..finding })
}

/// The lines and table cells of a paper, without what figures print.
fn lines(draft: &Draft) -> impl Iterator<Item = String> {
    let is_figure =
        |index: usize| matches!(draft.sources.get(index), Some(Provenance::Figure(_)));
    let in_text = draft.text.lines().map(move |line| {
        let of_figures = values(line).filter(|(index, _)| is_figure(*index));
        let line = of_figures
            .fold(line.to_owned(), |line, (_, text)| line.replacen(text, "", 1));
        strip_sentinels(&line)
    });
    let cells = draft.tables.iter().flat_map(|table| &table.rows).flatten();
    let spans = cells.flat_map(|cell| &cell.spans).filter(move |span| {
        let source = span.source.and_then(|index| usize::try_from(index).ok());
        !source.is_some_and(is_figure)
    });
    in_text.chain(spans.map(|span| span.text.clone()))
}

/// The cell that the word stands in, else the template.
fn place(case: Case, draft: &Draft, word: &str) -> Place {
    let from = values(&draft.text).find(|(_, text)| text.contains(word));
    let from = from.and_then(|(index, _)| draft.sources.get(index));
    if let Some(Provenance::Cell(row, header)) = from {
        return case.town.place(*row, header);
    }
    let path = &case.catalog.documents[draft.paper.document].path;
    Place { file: Some(path.clone()), ..Place::default() }
}
