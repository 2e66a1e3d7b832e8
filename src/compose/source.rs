//! 原文: a text cut into lines, its values behind placeholders, invisible characters out.

use super::line::{Cut, Line, is_blank};
use super::pattern::{Mark, Marks};
use super::placeholder::{DAY, NUMBER, VALUE};
use super::remark::Tally;
use crate::model::{CLOSE, OPEN, Provenance, SEPARATE, Span, TABLE};

/// What a text is cut into.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Its lines, blank ones included.
    pub(super) lines: Vec<Line>,
    /// How many invisible characters were taken out.
    pub(super) invisible: Tally,
}

/// Cuts a clerk's text into lines; marks of values are invisible characters in it.
pub(super) fn of_text(text: &str) -> Source {
    let mut cutter = Cutter::new();
    for (words, end) in pieces(text.strip_prefix('\u{FEFF}').unwrap_or(text)) {
        cutter.words(words);
        match end {
            Some(c) if is_mark(c) => cutter.cut(),
            Some(c) => cutter.special(c),
            None => {}
        }
    }
    cutter.finish()
}

/// Cuts a rendered draft into lines; its values may hold anything.
pub(super) fn of_draft(text: &str, sources: &[Provenance]) -> Source {
    let mut cutter = Cutter::new();
    let mut open: Vec<u32> = Vec::new();
    let mut value = String::new();
    let mut is_opened = false;
    for (piece, end) in pieces(text) {
        let is_digit = |c: char| is_opened && c.is_ascii_digit();
        let words = piece.trim_start_matches(is_digit);
        let index = piece[..piece.len() - words.len()].parse::<u32>();
        if open.is_empty() {
            cutter.words(words);
        } else {
            value.push_str(words);
        }
        match end {
            Some(OPEN | SEPARATE | CLOSE) => {
                cutter.value(std::mem::take(&mut value), (open.last(), sources));
                if end == Some(SEPARATE) {
                    open.extend(index);
                } else if end == Some(CLOSE) {
                    open.pop();
                }
            }
            Some(c) if open.is_empty() => cutter.special(c),
            end => value.extend(end),
        }
        is_opened = end == Some(OPEN);
    }
    cutter.value(value, (open.last(), sources));
    cutter.finish()
}

/// The text in pieces: words, and the special character behind them.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    text.split_inclusive(is_special).map(|piece| {
        let end = piece.chars().next_back().filter(|c| is_special(*c));
        (&piece[..piece.len() - end.map_or(0, char::len_utf8)], end)
    })
}

/// A text while it is cut.
struct Cutter {
    /// The lines so far.
    source: Source,
    /// The open line.
    line: Line,
    /// Whether the last character was a carriage return.
    after_return: bool,
}

impl Cutter {
    /// Begins with line 1.
    fn new() -> Self {
        let line = Line { number: 1, ..Line::default() };
        Self { source: Source::default(), line, after_return: false }
    }

    /// Takes words of the text itself.
    fn words(&mut self, words: &str) {
        self.after_return &= words.is_empty();
        self.line.shape.push_str(words);
    }

    /// Takes a special character of the text itself.
    fn special(&mut self, c: char) {
        let was_return = std::mem::replace(&mut self.after_return, c == '\r');
        match c {
            '\n' if was_return => {}
            '\n' | '\r' => self.next(self.line.number + 1),
            // A page or line break inside a paragraph: the same line of the file goes on.
            '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => {
                let end = self.line.shape.len();
                let column = self.line.columns(end..end).start;
                self.next(self.line.number);
                self.line.offset = column + 1;
            }
            _ if is_no_break(c) => {
                self.line.shape.push(' ');
                self.source.invisible.add(1, self.line.number);
            }
            _ if is_invisible(c) => self.cut(),
            _ => self.line.shape.push(c),
        }
    }

    /// Takes out one character.
    fn cut(&mut self) {
        self.source.invisible.add(1, self.line.number);
        let at = self.line.shape.len();
        match self.line.cuts.last_mut().filter(|cut| cut.at == at) {
            Some(cut) => cut.characters += 1,
            None => self.line.cuts.push(Cut { at, characters: 1, debris: None }),
        }
    }

    /// Takes a value, folded to one line. One that shows nothing leaves no trace.
    fn value(&mut self, text: String, (source, all): (Option<&u32>, &[Provenance])) {
        let Some(&source) = source.filter(|_| !text.trim().is_empty()) else { return };
        let behind = usize::try_from(source).ok().and_then(|at| all.get(at));
        self.line.shape.push(placeholder(&text, behind));
        let text = if text.contains(is_line_end) { folded(&text) } else { text };
        self.line.values.push(Span { text, source: Some(source) });
    }

    /// Goes on with the next line. Nothing is left of a blank piece beside a break.
    fn next(&mut self, number: u32) {
        let next = Line { number, ..Line::default() };
        let line = std::mem::replace(&mut self.line, next);
        let is_break = line.number == number;
        let is_told =
            self.source.lines.last().is_some_and(|last| last.number == line.number);
        if !line.shape.chars().all(is_blank) || !is_break && !is_told {
            self.source.lines.push(line);
        }
    }

    /// The lines. A text that ends in a line end has no empty line after it.
    fn finish(mut self) -> Source {
        let is_begun = self.line.offset > 0 || !self.line.cuts.is_empty();
        if is_begun || !self.line.shape.is_empty() {
            self.next(0);
        }
        self.source
    }
}

/// The placeholder of a value. A day and a 发文字号 that the run supplied are no data: they
/// are known by their form.
fn placeholder(text: &str, behind: Option<&Provenance>) -> char {
    let is_run = matches!(behind, Some(Provenance::Run(_)));
    if is_run && text.contains('〔') && text.ends_with('号') {
        NUMBER
    } else if is_run && Marks::of(text).has(Mark::Day) {
        DAY
    } else {
        VALUE
    }
}

/// Whether a character is none of the words of a text.
const fn is_special(c: char) -> bool {
    // Nearly all characters of a paper lie in the first two ranges.
    !matches!(c, '\t' | ' '..='~' | '\u{3000}'..='\u{D7FF}')
        && (is_mark(c) || is_no_break(c) || is_line_end(c) || is_invisible(c))
}

/// Whether a character marks a value or the place of a table.
const fn is_mark(c: char) -> bool {
    matches!(c, OPEN..=TABLE)
}

/// Whether a character is a blank at which no line may end.
const fn is_no_break(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether a character ends a line.
const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text in one line.
fn folded(text: &str) -> String {
    let lines = text.split(is_line_end).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Whether a character shows nothing: controls, zero width, direction marks, the place of
/// a lost picture, and what Unicode calls no character.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' | '\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}'
    )
}
