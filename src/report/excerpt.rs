//! 摘录: the row of a finding on one line, the faulty part underlined, right under Chinese text.

use crate::model::Excerpt;
use unicode_width::UnicodeWidthChar;

/// Columns of a line; a clerk's window holds 80.
const WIDTH: usize = 72;

/// Shown where a line is cut.
const CUT: char = '…';

/// The line and its underline, both cut to the window round the mark.
pub(super) fn lines(excerpt: &Excerpt) -> (String, String) {
    let characters: Vec<char> = excerpt.text.chars().map(plain).collect();
    let end = excerpt.end.min(characters.len());
    let start = excerpt.start.min(end);
    let (from, to) = around(&characters, start, end);
    let is_cut = from > 0;
    let shown = &characters[from..to];
    let mut line: String = if is_cut { CUT.into() } else { String::new() };
    line.extend(shown);
    if to < characters.len() {
        line.push(CUT);
    }
    let before = width(&characters[from..start]) + usize::from(is_cut);
    let marked = width(&characters[start..end.min(to)]).max(1);
    (line, " ".repeat(before) + &"^".repeat(marked))
}

/// The part of a line that fits the window: the mark, with as much before and behind it as
/// there is room for.
fn around(characters: &[char], start: usize, end: usize) -> (usize, usize) {
    if width(characters) <= WIDTH {
        return (0, characters.len());
    }
    let (mut from, mut to) = (start, start);
    let mut room = WIDTH;
    let mut take = |c: Option<&char>| {
        let wide = c.map(|c| width(&[*c]))?;
        room = room.checked_sub(wide)?;
        Some(())
    };
    while to < end && take(characters.get(to)).is_some() {
        to += 1;
    }
    loop {
        let before = from.checked_sub(1).and_then(|at| take(characters.get(at)));
        from -= usize::from(before.is_some());
        let behind = take(characters.get(to));
        to += usize::from(behind.is_some());
        if before.is_none() && behind.is_none() {
            return (from, to);
        }
    }
}

/// Columns that characters take on a terminal.
fn width(characters: &[char]) -> usize {
    characters.iter().map(|c| c.width().unwrap_or(0)).sum()
}

/// A rule between cells is one column here and two in a Chinese console: a plain bar is one
/// in both. Characters that move the cursor become blanks.
fn plain(c: char) -> char {
    match c {
        '│' => '|',
        c if c.is_control() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, width};
    use crate::model::Excerpt;

    /// A mark on the first place of `marked` in `text`.
    fn excerpt(text: &str, marked: &str) -> Excerpt {
        let start = text.split(marked).next().unwrap().chars().count();
        let end = start + marked.chars().count();
        Excerpt { text: text.to_owned(), start, end }
    }

    #[test]
    fn the_caret_stands_under_the_word_in_columns_not_in_characters() {
        let (line, caret) = lines(&excerpt("J12 │ 东岭超市 │ 2026.2.30", "2026.2.30"));
        assert_eq!(line, "J12 | 东岭超市 | 2026.2.30");
        assert_eq!(caret, format!("{}{}", " ".repeat(17), "^".repeat(9)));
        let (_, caret) = lines(&excerpt("东岭超市", "超市"));
        assert_eq!(caret, "    ^^^^");
    }

    #[test]
    fn a_long_row_is_cut_round_its_mark() {
        let text = format!("{} │ 二月三十 │ {}", "甲".repeat(60), "乙".repeat(60));
        let (line, caret) = lines(&excerpt(&text, "二月三十"));
        assert!(line.starts_with('…') && line.ends_with('…'), "{line}");
        assert!(width(&line.chars().collect::<Vec<_>>()) <= 74);
        let before: String = line.split("二月三十").next().unwrap().to_owned();
        let before = width(&before.chars().collect::<Vec<_>>());
        assert_eq!(caret, format!("{}{}", " ".repeat(before), "^".repeat(8)));
    }

    #[test]
    fn an_empty_mark_still_has_a_caret() {
        assert_eq!(lines(&Excerpt::default()), (String::new(), "^".to_owned()));
    }
}
