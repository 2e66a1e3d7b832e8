//! A row that stands several times; the rows below it, and all that speaks of them, move down.

use super::Fault;
use super::cells::{Change, Changes, Content, change};
use super::outline::{Outline, range};
use super::shift::{Of, Shift};
use super::splice::Splices;
use super::tag::{attribute, escaped, plain, with, without};
use super::tree::position;
use crate::model::{cell_at, cell_name};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Attributes that hold cells or ranges.
const RANGES: [&str; 4] = ["ref", "sqref", "topLeftCell", "activeCell"];
/// Elements whose ranges cover the copies of a row that they cover.
const RULES: [&str; 2] = ["conditionalFormatting", "dataValidation"];
/// Attributes of a button that are formulas: the cell that it sets, and the cells it offers.
pub(super) const LINKS: [&str; 2] = ["linkedCell", "listFillRange"];
/// Elements whose words are formulas.
pub(super) const FORMULAS: [&str; 4] = ["f", "formula", "formula1", "formula2"];

/// What the words of an element are.
enum Words {
    /// A formula.
    Formula,
    /// The cell that shows a small chart.
    Cell,
    /// Ranges: rules and drop-downs of newer kinds say them so.
    Covered,
    /// A row counted from 0: where a button or an object stands.
    FromZero,
}

/// A worksheet in which a row is repeated.
pub(super) struct Repeat<'a> {
    /// Name of the worksheet.
    pub(super) sheet: &'a str,
    /// What moves.
    pub(super) shift: Shift,
    /// Contents of the row, once for every time that it stands there.
    pub(super) rows: &'a [Vec<(u16, Content)>],
}

/// The worksheet with the row repeated.
pub(super) fn repeat(
    text: &str,
    outline: &Outline,
    asked: &Repeat,
) -> Result<String, Fault> {
    let Shift { row, .. } = asked.shift;
    let rows = rows(text)?;
    let own = rows.iter().find(|(number, _)| *number == row).ok_or(Fault::Broken)?;
    let pattern = &text[own.1.clone()];
    let mut copies = String::new();
    for (below, contents) in (0..).zip(asked.rows) {
        let filled = filled(pattern, outline, (row, contents))?;
        let of = Of::Copy(asked.sheet, below);
        copies.push_str(&moved(&filled, asked.shift, (of, Some(row + below)))?);
    }
    let mut out = String::with_capacity(text.len() + copies.len());
    let (start, end) = (own.1.start, own.1.end);
    let of = Of::Own(asked.sheet);
    out.push_str(&moved(&text[..start], asked.shift, (of, None))?);
    out.push_str(&copies);
    out.push_str(&moved(&text[end..], asked.shift, (of, None))?);
    Ok(out)
}

/// Rows of a worksheet: number and place.
fn rows(text: &str) -> Result<Vec<(u32, Range<usize>)>, Fault> {
    let mut reader = Reader::from_str(text);
    let (mut rows, mut last) = (Vec::new(), 0_u32);
    loop {
        let from = position(&reader);
        match reader.read_event().map_err(|_| Fault::Broken)? {
            Event::Start(start) if start.local_name().as_ref() == "row" => {
                last = number(&start).unwrap_or(last + 1);
                reader.read_to_end(start.name()).map_err(|_| Fault::Broken)?;
                rows.push((last, from..position(&reader)));
            }
            Event::Empty(start) if start.local_name().as_ref() == "row" => {
                last = number(&start).unwrap_or(last + 1);
            }
            Event::End(end) if end.local_name().as_ref() == "sheetData" => {
                return Ok(rows);
            }
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// The number of a row.
fn number(start: &BytesStart) -> Option<u32> {
    attribute(start, "r")?.parse().ok()
}

/// The row with the contents of one time.
fn filled(
    row: &str,
    outline: &Outline,
    (number, contents): (u32, &[(u16, Content)]),
) -> Result<String, Fault> {
    let (open, close) = ("<sheetData>", "</sheetData>");
    let whole = format!("{open}{row}{close}");
    let changes: Changes = contents
        .iter()
        .map(|(column, content)| {
            let change = Change { content: Some(content.clone()), format: None };
            ((number, *column), change)
        })
        .collect();
    let mut splices = Splices::default();
    change(&whole, outline, &changes, &mut splices)?;
    let filled = splices.apply(&whole);
    Ok(filled[open.len()..filled.len() - close.len()].to_owned())
}

/// A piece of a worksheet with its rows, ranges and formulas moved; `to` is the row that all
/// of it becomes.
fn moved(text: &str, shift: Shift, (of, to): (Of, Option<u32>)) -> Result<String, Fault> {
    let mut reader = Reader::from_str(text);
    // Pieces of a part begin and end anywhere.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut splices = Splices::default();
    let mut inside: Option<(Range<usize>, Words)> = None;
    let mut is_chart = false;
    loop {
        let from = position(&reader);
        let event = reader.read_event().map_err(|_| Fault::Broken)?;
        let at = from..position(&reader);
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let tag = moved_tag((start, &text[at.clone()]), shift, (of, to));
                splices.replace(at.clone(), tag);
                is_chart |= start.local_name().as_ref() == "sparkline";
                let words = words(start, is_chart);
                let words = words.filter(|_| matches!(event, Event::Start(_)));
                inside = words.map(|words| (at.end..at.end, words));
            }
            Event::End(end) => {
                is_chart &= end.local_name().as_ref() != "sparkline";
                if let Some((words, kind)) = inside.take() {
                    let words = words.start..at.start;
                    let said = plain(&text[words.clone()]);
                    let new = match kind {
                        Words::Formula => shift.formula(&said, of),
                        Words::Cell => shift.ranges(&said),
                        Words::Covered => shift.covered(&said),
                        Words::FromZero => shift.counted_from_zero(&said),
                    };
                    splices.replace(words, escaped(&new));
                }
            }
            Event::Eof => return Ok(splices.apply(text)),
            _ => {}
        }
    }
}

/// What the words of an element are, if they speak of cells; `is_chart` within a small chart.
fn words(start: &BytesStart, is_chart: bool) -> Option<Words> {
    match start.local_name().as_ref() {
        "sqref" if is_chart => Some(Words::Cell),
        "sqref" => Some(Words::Covered),
        "row" if number(start).is_none() => Some(Words::FromZero),
        name => FORMULAS.contains(&name).then_some(Words::Formula),
    }
}

/// A tag with its row or its ranges moved.
fn moved_tag(
    (start, tag): (&BytesStart, &str),
    shift: Shift,
    (of, to): (Of, Option<u32>),
) -> String {
    let row = |row: u32| to.unwrap_or_else(|| shift.row(row));
    let mut tag = tag.to_owned();
    match start.local_name().as_ref() {
        "row" => {
            if let Some(number) = number(start) {
                tag = with(&tag, "r", &row(number).to_string());
            }
        }
        "c" => {
            let at = attribute(start, "r").and_then(|name| cell_at(&name));
            if let Some((number, column)) = at {
                tag = with(&tag, "r", &cell_name((row(number), column)));
            }
        }
        "mergeCells" => tag = without(&tag, "count"),
        "mergeCell" => {
            if let Some(copies) = copied(&tag, shift) {
                return copies;
            }
        }
        "brk" => {
            let id = attribute(start, "id").and_then(|id| id.parse::<u32>().ok());
            let is_of_row = attribute(start, "max").as_deref() == Some("16383");
            if let Some(id) = id.filter(|_| is_of_row) {
                tag = with(&tag, "id", &shift.row(id).to_string());
            }
        }
        _ => {}
    }
    for name in RANGES {
        if let Some(said) = attribute(start, name) {
            tag = with(&tag, name, &ranges(start, shift, &said));
        }
    }
    for name in LINKS {
        if let Some(said) = attribute(start, name) {
            tag = with(&tag, name, &shift.formula(&said, of));
        }
    }
    tag
}

/// The ranges of an element moved.
fn ranges(start: &BytesStart, shift: Shift, said: &str) -> String {
    let is_rule = RULES.contains(&start.local_name().as_ref());
    if is_rule { shift.covered(said) } else { shift.ranges(said) }
}

/// Merged cells of the row alone stand in every copy; nothing for all others.
fn copied(tag: &str, shift: Shift) -> Option<String> {
    let start = BytesStart::from_content(tag.trim_matches(['<', '>', '/']), 0);
    let ((top, left), (bottom, right)) = range(&attribute(&start, "ref")?)?;
    if (top, bottom) != (shift.row, shift.row) || !tag.ends_with("/>") {
        return None;
    }
    let rows = shift.row..=shift.row + shift.added;
    let copy = |row| {
        let said = format!("{}:{}", cell_name((row, left)), cell_name((row, right)));
        with(tag, "ref", &said)
    };
    Some(rows.map(copy).collect())
}

#[cfg(test)]
mod tests {
    use super::{Of, Shift, moved};

    #[test]
    fn rules_and_drop_downs_of_newer_kinds_move_too() {
        let shift = Shift { row: 3, added: 2 };
        let (of, to) = (Of::Own("表"), None);
        let text = |range, formula| {
            format!(
                "<x14:dataValidation><x14:formula1><xm:f>{formula}</xm:f></x14:formula1><xm:sqref>{range}</xm:sqref></x14:dataValidation>"
            )
        };
        let chart =
            "<x14:sparkline><xm:f>表!B3:D3</xm:f><xm:sqref>E3</xm:sqref></x14:sparkline>";
        assert_eq!(moved(chart, shift, (of, to)).unwrap(), chart.replace("D3", "D5"));
        let old = text("B5:B6 D2", "表!$A$8:$A$9");
        assert_eq!(
            moved(&old, shift, (of, to)).unwrap(),
            text("B7:B8 D2", "表!$A$10:$A$11")
        );
        assert_eq!(
            moved(&text("E3", "甲"), shift, (of, to)).unwrap(),
            text("E3:E5", "甲")
        );
        let view = "<selection activeCell=\"A9\" sqref=\"A9\"/>";
        let lower = "<selection activeCell=\"A11\" sqref=\"A11\"/>";
        assert_eq!(moved(view, shift, (of, to)).unwrap(), lower);
    }
}
