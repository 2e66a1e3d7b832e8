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
/// Values from the sheets count too: whoever reads the paper cannot tell who chose the word.
/// The finding then stands at the cell, else at the template.
pub(super) fn forbidden(case: Case, draft: &Draft) -> Option<Finding> {
    if !only_inspects(case) {
        return None;
    }
    let in_tables = draft.tables.iter().flat_map(|table| &table.rows).flatten();
    let in_tables = in_tables.flat_map(|cell| &cell.spans).map(|span| span.text.as_str());
    let lines = draft.text.lines().map(strip_sentinels);
    let mut texts = lines.chain(in_tables.map(str::to_owned));
    let (text, word) = texts.find_map(|text| {
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
