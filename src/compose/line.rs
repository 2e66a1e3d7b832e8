//! 行: one line of the source, with a placeholder for every value that data supplied.

use super::pattern::Marks;
use super::placeholder::{VALUE, is_placeholder};
use crate::model::Span;
use std::ops::Range;

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
    /// Characters of the source line before a page break that cut it.
    pub(super) offset: u32,
    /// What was taken out of the text.
    pub(super) cuts: Vec<Cut>,
    /// The patterns that the shape fits.
    pub(super) marks: Marks,
}

/// What is taken out of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waste {
    /// Blanks, of which nothing is said.
    Blanks,
    /// 杂质
    Debris,
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

impl Cut {
    /// This text, taken out.
    fn of(at: usize, text: &str) -> Self {
        let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Self { at, characters, debris: None }
    }
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

    /// Where a part of the shape stands in the source line, in characters.
    pub(super) fn columns(&self, part: Range<usize>) -> Range<u32> {
        let cut = |limit: usize| -> u32 {
            let cuts = self.cuts.iter().take_while(|cut| cut.at < limit);
            cuts.map(|cut| cut.characters).sum()
        };
        let start = self.column_without_cuts(part.start) + cut(part.start + 1);
        let end = self.column_without_cuts(part.end) + cut(part.end);
        start..end.max(start)
    }

    /// The column of a byte of the shape, as if nothing had been taken out.
    pub(super) fn column_without_cuts(&self, at: usize) -> u32 {
        let before = u32::try_from(self.length(0..at)).unwrap_or(u32::MAX);
        self.offset.saturating_add(before)
    }

    /// Takes parts out of the shape, in order.
    pub(super) fn take_out(&mut self, parts: &[Range<usize>], waste: Waste) {
        let is_debris = waste == Waste::Debris;
        let mut shape = String::with_capacity(self.shape.len());
        let mut cuts = Vec::new();
        let mut older = std::mem::take(&mut self.cuts).into_iter().peekable();
        let mut from = 0;
        for part in parts {
            while let Some(cut) = older.next_if(|cut| cut.at <= part.start) {
                cuts.push(Cut { at: shape.len() + cut.at.saturating_sub(from), ..cut });
            }
            shape.push_str(&self.shape[from..part.start]);
            let at = shape.len();
            let mut start = part.start;
            // What was taken out of the middle of blanks stays between them.
            while let Some(cut) = older.next_if(|cut| !is_debris && cut.at < part.end) {
                cuts.push(Cut::of(at, &self.shape[start..cut.at]));
                start = cut.at;
                cuts.push(Cut { at, ..cut });
            }
            let mut last = Cut::of(at, &self.shape[start..part.end]);
            last.debris = is_debris.then(|| self.shape[part.clone()].to_owned());
            while let Some(cut) = older.next_if(|cut| cut.at < part.end) {
                last.characters += cut.characters;
            }
            cuts.push(last);
            from = part.end;
        }
        cuts.extend(older.map(|cut| Cut { at: shape.len() + cut.at - from, ..cut }));
        shape.push_str(&self.shape[from..]);
        self.shape = shape;
        self.cuts = cuts;
    }

    /// Takes the blanks at both ends away; whether there were any.
    pub(super) fn trim(&mut self) -> bool {
        let length = self.shape.len();
        let text = self.shape.trim_start_matches(is_blank);
        let start = length - text.len();
        let end = start + text.trim_end_matches(is_blank).len();
        if end - start < length {
            self.take_out(&[0..start, end..length], Waste::Blanks);
        }
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
