//! Lines of a paragraph: broken where the marks allow it (禁则), one character after the other.

use super::width;
use crate::catalog::{LayoutDecl, StyleDecl};

/// The measure of a paragraph in twips.
#[derive(Clone, Copy, Debug)]
pub(in crate::emit::docx) struct Measure {
    /// 字: advance of a Chinese character.
    han: u32,
    /// Advance of a digit or Latin letter.
    latin: u32,
    /// White between a Chinese character and a digit or letter.
    gap: u32,
    /// Room on the first line.
    first: u32,
    /// Room on the others.
    full: u32,
}

impl Measure {
    /// That of a style, with room on the first line and on the others.
    pub(in crate::emit::docx) fn new(
        layout: &LayoutDecl,
        style: &StyleDecl,
        (first, full): (u32, u32),
    ) -> Self {
        let han = style.characters(100).max(1);
        let latin = (style.size * 5).saturating_add_signed(style.spacing());
        let gap = style.size * 10 * layout.page.latin_gap.value / 100;
        Self { han, latin, gap, first, full }
    }

    /// Twips of so many 字.
    pub(in crate::emit::docx) const fn characters(&self, count: u32) -> u32 {
        self.han * count
    }

    /// Twips that a text takes where it is not broken.
    pub(in crate::emit::docx) fn width(&self, text: impl Iterator<Item = char>) -> u32 {
        let mut before = None;
        text.map(|c| {
            let wide = self.gap(before, c) + self.own(c);
            before = Some(c);
            wide
        })
        .sum()
    }

    /// Lines that a text takes; an empty one takes one.
    pub(in crate::emit::docx) fn lines(&self, text: impl Iterator<Item = char>) -> u32 {
        let mut lines = 1;
        let mut room = self.first;
        // Width of the line so far, and of what stands behind the last place to break it.
        let (mut line, mut word) = (0, 0);
        let mut before = None;
        for c in text {
            if c == '\n' {
                (lines, room, line, word, before) = (lines + 1, self.full, 0, 0, None);
                continue;
            }
            let gap = self.gap(before, c);
            if before.is_none_or(|before| may_break(before, c)) {
                word = 0;
            }
            let own = self.own(c);
            // No white begins a line.
            let inner = if word > 0 { gap } else { 0 };
            // A blank at the end of a line hangs out of it.
            if line + gap + own > room && line > 0 && c != ' ' {
                let kept = if word < line { word + inner } else { 0 };
                (lines, room, line, word) =
                    (lines + 1, self.full, kept + own, kept + own);
            } else {
                (line, word) = (line + gap + own, word + inner + own);
            }
            before = Some(c);
        }
        lines
    }

    /// Advance of a character.
    fn own(&self, c: char) -> u32 {
        match width::character(c) {
            0 => 0,
            50 => self.latin,
            _ => self.han,
        }
    }

    /// White between two characters.
    fn gap(&self, before: Option<char>, after: char) -> u32 {
        let is_gap = before.is_some_and(|before| {
            is_word(before) && is_han(after) || is_han(before) && is_word(after)
        });
        if is_gap { self.gap } else { 0 }
    }
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || ".,:/~".contains(c);
    match (before, after) {
        _ if after == ' ' || begins_none(after) || ends_none(before) => false,
        ('%' | '％', _) if ends_none(after) => false,
        ('-', _) => true,
        _ if is_number(before) && is_number(after) => false,
        _ => !(before.is_ascii_graphic() && after.is_ascii_graphic()),
    }
}

/// Marks that begin no line.
const fn begins_none(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '）'
            | '〕'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〗'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '％'
            | '‰'
            | '℃'
            | '…'
            | '—'
            | '·'
            | '々'
            | '～'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
    )
}

/// Marks that end no line.
const fn ends_none(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '（'
            | '〔'
            | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〖'
            | '('
            | '['
            | '{'
    )
}

/// Whether a character is a digit or a letter.
const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether a character is Chinese and no mark.
fn is_han(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::Measure;

    #[test]
    fn lines_break_where_the_marks_allow() {
        let measure = Measure { han: 10, latin: 5, gap: 2, first: 40, full: 60 };
        for (text, lines) in [
            ("", 1),
            ("一二三四", 1),
            ("一二三四五", 2),
            ("一二三四五六七八九十", 2),
            ("一二三四五六七八九十甲", 3),
            // 四 goes down with its comma.
            ("一二三四，五六七八", 2),
            ("一二三四，五六七八九", 3),
            // Nothing parts “（四” or 2026.
            ("一二三（四五六七八", 2),
            ("一二三（四五六七八九", 3),
            ("一二三2026", 2),
            ("一\n二", 2),
            ("一二三四 五六七八九十", 2),
            // Behind a hyphen, then where the line is full.
            ("a-1234567890123", 3),
            // 10 + 2 + 4 × 5 + 2 = 34.
            ("一2026", 1),
            ("一2026年", 2),
        ] {
            assert_eq!(measure.lines(text.chars()), lines, "{text}");
        }
    }
}
