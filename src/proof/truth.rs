//! 数据一致 (C-29 of `systems.md` §6): every counted number of a paper comes from a figure or
//! from rows, and says what its figure says.

use super::paragraph::{Paragraph, paragraphs};
use crate::catalog::Catalog;
use crate::model::{
    Decimal, Document, Excerpt, Figure, Figures, Finding, Place, Provenance, Span,
};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Pattern of a number and what it counts; limits such as 15个工作日 count nothing.
const COUNTED: &str = r"(\d[\d,.]*)(?:处|家|起|条|户次|户|次|人次|人|名|份|场|组次|%|％|万元|元|个(?:村|社区|单位|问题|隐患|站所))";

/// Words before a number that make it an order, a limit or a quotation, no count.
const NO_COUNT: &str = r"(?:第|每|至少|不少于|不得少于|不超过|不低于|≥|≤)$";

/// What a wrong number breaks.
static PATTERNS: LazyLock<Option<(Regex, Regex)>> =
    LazyLock::new(|| Some((Regex::new(COUNTED).ok()?, Regex::new(NO_COUNT).ok()?)));

/// Every number of a paper that is typed instead of counted, and every printed figure that
/// differs from `figures`. Any of them stops the run.
pub fn disagreements(
    catalog: &Catalog,
    document: &Document,
    figures: &Figures,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for paragraph in &paragraphs(document) {
        found.extend(typed(catalog, paragraph));
        found.extend(differing(catalog, paragraph, (document, figures)));
    }
    found
}

/// Counted numbers that no data supplied.
fn typed(catalog: &Catalog, paragraph: &Paragraph) -> Vec<Finding> {
    let Some((counted, no_count)) = PATTERNS.as_ref() else { return Vec::new() };
    let data = paragraph.data();
    // “1.” before “1处室外消火栓” is no part of the number.
    let is_ordinal = |n: Range<usize>| n.start == 0 && paragraph.text[n].ends_with('.');
    let is_data = |n: &Range<usize>| {
        let mut ends = data.iter().filter(|d| d.start < n.end && n.end <= d.end);
        is_ordinal(n.clone())
            || ends.any(|d| d.start <= n.start || is_ordinal(n.start..d.start))
    };
    let numbers = counted.captures_iter(&paragraph.text).filter_map(|c| c.get(1));
    numbers
        .map(|number| number.range())
        .filter(|range| !is_data(range))
        .filter(|range| !no_count.is_match(&paragraph.text[..range.start]))
        .map(|range| finding(catalog, paragraph, range, "没有来自任何指标或表中的行"))
        .collect()
}

/// Printed figures that say another number than the figure.
fn differing(
    catalog: &Catalog,
    paragraph: &Paragraph,
    (document, figures): (&Document, &Figures),
) -> Vec<Finding> {
    let mut from = 0;
    let mut found = Vec::new();
    for span in paragraph.spans() {
        let range = from..from + span.text.len();
        from = range.end;
        if let Some(Provenance::Figure(key)) = source(document, span) {
            let agrees = figures.get(key).is_some_and(|figure| says(figure, &span.text));
            if !agrees {
                let what = format!("与指标 {} 不同", key.id);
                found.push(finding(catalog, paragraph, range, &what));
            }
        }
    }
    found
}

/// What stands behind a span.
fn source<'a>(document: &'a Document, span: &Span) -> Option<&'a Provenance> {
    document.sources.get(usize::try_from(span.source?).ok()?)
}

/// Whether a printed number is one of the figure's numbers or its target, sign aside; words
/// (达标, the name, a date) are no number.
fn says(figure: &Figure, text: &str) -> bool {
    let size = |text: &str| text.trim_start_matches('-').parse::<Decimal>();
    let Ok(printed) = size(text.trim_end_matches('%')) else { return true };
    let numbers = [figure.value(), figure.numerator, figure.denominator];
    let targets = figure.limits.iter().copied();
    let mut numbers = numbers.into_iter().flatten().chain(targets);
    numbers.any(|number| size(&number.to_string()) == Ok(printed))
}

/// The finding C-29 on some bytes of a paragraph.
fn finding(
    catalog: &Catalog,
    paragraph: &Paragraph,
    range: Range<usize>,
    why: &str,
) -> Finding {
    let read = paragraph.text[range.clone()].to_owned();
    let [start, end] = [range.start, range.end].map(|at| paragraph.characters(at));
    let place = Place { line: Some(paragraph.line), ..Place::default() };
    let words = [("数", &*read), ("原因", why)];
    Finding {
        excerpt: Some(Excerpt { text: paragraph.text.clone(), start, end }),
        read: Some(read.clone()),
        ..catalog.findings.raise("C-29", &words, place)
    }
}
