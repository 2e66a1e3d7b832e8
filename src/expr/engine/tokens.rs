//! Tokens of a template: limits that keep its size in hand, where comparisons stand, and the
//! ends of its lines.

use super::Note;
use super::tree::{Bytes, Comparison};

/// A token as far as it matters to us.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Which.
    pub(super) mark: Mark,
    /// Where.
    pub(super) at: Bytes,
}

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Words of the template.
    Words,
    /// `{{`
    PrintStart,
    /// `}}`
    PrintEnd,
    /// `{%`
    TagStart,
    /// `%}`
    TagEnd,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// An operator of comparison, `in` too.
    Compare,
    /// `not`
    Not,
    /// `elif`
    Elif,
    /// Anything else.
    Other,
}

/// Longest template in bytes.
const MOST_BYTES: usize = 64 * 1024;
/// Most tokens in one pair of braces: a chain of 10,000 overflows the stack (measured), which
/// ends the whole process.
const MOST_TOKENS: usize = 500;
/// Most `elif` of a template: each stands inside the one before.
const MOST_ELIF: usize = 100;

/// Refuses what could overflow the stack of the parser.
pub(super) fn within_limits(text: &str, pieces: &[Piece]) -> Result<(), Vec<Note>> {
    if text.len() > MOST_BYTES {
        return Err(vec![Note::new(0..0, "模板超过 64 KB，请拆成几个模板")]);
    }
    let mut elif = 0;
    let mut inside = 0;
    for piece in pieces {
        match piece.mark {
            Mark::Words | Mark::PrintStart | Mark::TagStart => inside = 0,
            Mark::Elif => elif += 1,
            _ => inside += 1,
        }
        if inside > MOST_TOKENS {
            return Err(vec![Note::new(piece.at.clone(), "这对花括号里的内容太长")]);
        }
        if elif > MOST_ELIF {
            return Err(vec![Note::new(piece.at.clone(), "elif 太多，请改用循环")]);
        }
    }
    Ok(())
}

/// Tags that papers may use.
const KEYWORDS: [&str; 9] =
    ["if", "elif", "else", "endif", "for", "endfor", "set", "macro", "endmacro"];

/// Tags that papers may not use: nothing is taken in from other files.
pub(super) fn refused(text: &str, pieces: &[Piece]) -> Vec<Note> {
    let pairs = pieces.windows(2).filter(|pair| pair[0].mark == Mark::TagStart);
    let words = pairs.map(|pair| pair[1].at.clone());
    let unknown = words.filter(|at| !KEYWORDS.contains(&&text[at.clone()]));
    let what = "公文模板里只用 if、for、set 和 macro";
    unknown.map(|at| Note::new(at, what)).collect()
}

/// Where a comparison stands. minijinja's span of it begins at the token before it and ends
/// where it ends; at depth 0 between the two there is one operator.
pub(super) fn comparison(pieces: &[Piece], span: Bytes) -> Comparison {
    let before = pieces.partition_point(|piece| piece.at.start < span.start);
    let inside = pieces.iter().skip(before + 1);
    let mut inside = inside.take_while(|piece| piece.at.start < span.end).peekable();
    let start = inside.peek().map_or(span.start, |piece| piece.at.start);
    let (mut depth, mut operator) = (0_usize, start..start);
    for piece in inside {
        match piece.mark {
            Mark::Open => depth += 1,
            Mark::Close => depth = depth.saturating_sub(1),
            Mark::Not if depth == 0 => operator = piece.at.clone(),
            Mark::Compare if depth == 0 => {
                let is_negated = operator.start > start;
                let first = if is_negated { operator.start } else { piece.at.start };
                operator = first..piece.at.end;
                break;
            }
            _ => {}
        }
    }
    Comparison { start, operator, end: span.end }
}

/// Ends of tags that are the last thing on a line which shows something: minijinja drops the
/// line break behind every tag, but a line is only to vanish when it holds tags alone.
pub(super) fn line_ends(text: &str, pieces: &[Piece]) -> Vec<usize> {
    let (mut shows, mut done) = (false, 0);
    let mut ends = Vec::new();
    for piece in pieces {
        // `-}}` and `-%}` take the blanks behind them away, with the end of the line.
        shows &= !text[done..piece.at.start].contains('\n');
        done = piece.at.end;
        match piece.mark {
            Mark::Words => {
                let words = &text[piece.at.clone()];
                let last = words.rsplit('\n').next().unwrap_or_default();
                shows = !last.trim().is_empty() || (shows && !words.contains('\n'));
            }
            Mark::PrintStart => shows = true,
            Mark::TagEnd if text[piece.at.end..].starts_with('\n') => {
                if shows && !text[..piece.at.end].ends_with("-%}") {
                    ends.push(piece.at.end);
                }
                shows = false;
            }
            _ => {}
        }
    }
    ends
}
