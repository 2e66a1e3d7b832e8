//! X29: characters that a GB2312 font does not hold; Word takes them from another font.

use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::model::Repertoire;

/// Characters that a finding names.
const NAMED: usize = 10;

/// Looks at every run in a font of the GB2312 repertoire.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let mut missing = String::new();
    let mut first: Option<&Paragraph> = None;
    for paragraph in paper.stories().flat_map(|story| &story.paragraphs) {
        for run in paragraph.runs.iter().filter(|run| is_narrow(run.letters.chinese())) {
            for c in run.text.chars().filter(|c| Repertoire::of(*c) > Repertoire::Basic) {
                first.get_or_insert(paragraph);
                if !missing.contains(c) && missing.chars().count() < NAMED {
                    missing.push(c);
                }
            }
        }
    }
    if let Some(first) = first {
        let named: Vec<String> = missing.chars().map(String::from).collect();
        notes.at("X29", first, named.join(" "));
    }
}

/// Whether a font holds GB2312 alone.
fn is_narrow(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.to_uppercase().contains("GB2312"))
}
