//! 行: one line of the source, with a placeholder for every value that data supplied.

use super::pattern::Marks;
use crate::model::Span;
use std::ops::Range;

/// Stands in a shape for any value.
pub(super) const VALUE: char = '\u{FDD0}';
/// Stands in a shape for a day that the run supplied.
pub(super) const DAY: char = '\u{FDD1}';
/// Stands in a shape for a 发文字号 that the run supplied.
pub(super) const NUMBER: char = '\u{FDD2}';

/// Whether a character of a shape stands for a value. Noncharacters: no text has them.
pub(super) const fn is_placeholder(c: char) -> bool {
    matches!(c, VALUE | DAY | NUMBER)
}

/// Whether a character is an indent or a gap, not text.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// One line.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its number, 1-based. Pieces of a line that a page break cuts share it.
    pub(super) number: u32,
    /// What the patterns see: the text with one placeholder for each value.
    pub(super) shape: String,
    /// The values, in the order of their placeholders.
    pub(super) values: Vec<Span>,
    /// Characters of the source line before this text.
    pub(super) indent: u32,
    /// What was taken out of the text.
    pub(super) cuts: Vec<Cut>,
    /// The patterns that the shape fits.
    pub(super) marks: Marks,
}

/// Something taken out of a line.
#[derive(Debug)]
pub(super) struct Cut {
    /// Where in the shape.
    pub(super) at: usize,
    /// How many characters.
    pub(super) characters: u32,
    /// The text, if it was 杂质.
    pub(super) debris: Option<String>,
}

impl Line {
    /// The whole shape.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.shape.len()
    }

    /// What is printed of a part of the shape, by origin.
    pub(super) fn spans(&self, part: Range<usize>) -> Vec<Span> {
        let mut values = self.values_of(&part);
        let mut spans = Vec::with_capacity(2 * values.len() + 1);
        let mut rest = &self.shape[part];
        while let Some(at) = rest.find(is_placeholder) {
            let (literal, more) = rest.split_at(at);
            push(&mut spans, literal);
            if let Some((value, others)) = values.split_first() {
                spans.push(value.clone());
                values = others;
            }
            rest = more.get(VALUE.len_utf8()..).unwrap_or_default();
        }
        push(&mut spans, rest);
        spans
    }

    /// What is printed of a part of the shape.
    pub(super) fn printed(&self, part: Range<usize>) -> String {
        if self.values.is_empty() {
            return self.shape[part].to_owned();
        }
        self.spans(part).into_iter().map(|span| span.text).collect()
    }

    /// Characters printed of a part of the shape.
    pub(super) fn length(&self, part: Range<usize>) -> usize {
        let values = self.values_of(&part);
        let printed: usize = values.iter().map(|value| value.text.chars().count()).sum();
        self.shape[part].chars().count() - values.len() + printed
    }

    /// Position in the source line of a byte of the shape, in characters.
    pub(super) fn column(&self, at: usize) -> u32 {
        let cuts = self.cuts.iter().take_while(|cut| cut.at <= at);
        let cut: u32 = cuts.map(|cut| cut.characters).sum();
        self.column_without_cuts(at).saturating_add(cut)
    }

    /// The same, as if nothing had been taken out.
    pub(super) fn column_without_cuts(&self, at: usize) -> u32 {
        let before = u32::try_from(self.length(0..at)).unwrap_or(u32::MAX);
        self.indent.saturating_add(before)
    }

    /// Takes parts out of the shape, in order.
    pub(super) fn take_out(&mut self, parts: &[Range<usize>], is_debris: bool) {
        let mut shape = String::with_capacity(self.shape.len());
        let mut cuts = Vec::new();
        let mut older = std::mem::take(&mut self.cuts).into_iter().peekable();
        let mut from = 0;
        let end = self.shape.len()..self.shape.len();
        for part in parts.iter().chain([&end]) {
            while let Some(cut) = older.next_if(|cut| cut.at < part.start) {
                cuts.push(Cut { at: shape.len() + cut.at.saturating_sub(from), ..cut });
            }
            shape.push_str(&self.shape[from..part.start]);
            if !part.is_empty() {
                let text = &self.shape[part.clone()];
                let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                let debris = is_debris.then(|| text.to_owned());
                cuts.push(Cut { at: shape.len(), characters, debris });
            }
            from = part.end;
        }
        cuts.extend(older.map(|cut| Cut { at: shape.len(), ..cut }));
        self.shape = shape;
        self.cuts = cuts;
    }

    /// Takes the blanks at both ends away; whether there were any.
    pub(super) fn trim(&mut self) -> bool {
        let length = self.shape.len();
        self.shape.truncate(self.shape.trim_end_matches(is_blank).len());
        let start = self.shape.len() - self.shape.trim_start_matches(is_blank).len();
        let blanks = self.shape.drain(..start).count();
        self.indent += u32::try_from(blanks).unwrap_or(u32::MAX);
        let end = self.shape.len();
        self.cuts
            .iter_mut()
            .for_each(|cut| cut.at = cut.at.saturating_sub(start).min(end));
        self.shape.len() != length
    }

    /// The values in a part of the shape.
    fn values_of(&self, part: &Range<usize>) -> &[Span] {
        if self.values.is_empty() {
            return &[];
        }
        let count = |text: &str| text.chars().filter(|c| is_placeholder(*c)).count();
        let before = count(&self.shape[..part.start]);
        let inside = count(&self.shape[part.clone()]);
        self.values.get(before..before + inside).unwrap_or_default()
    }
}

/// Appends words of the template or of a clerk.
fn push(spans: &mut Vec<Span>, literal: &str) {
    if !literal.is_empty() {
        spans.push(Span { text: literal.to_owned(), source: None });
    }
}
