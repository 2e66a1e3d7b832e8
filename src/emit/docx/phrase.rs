//! Where a title may break: between words of the dictionary, not inside numbers, dates, names,
//! 《》 and “”, with nothing small left at an edge (7.3.1).

use crate::model::Text;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::LazyLock;

/// The dictionary; read when the first title needs a second line.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// A place to break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// Byte before which the next line begins.
    pub(super) at: usize,
    /// What a break here costs, in hundredths of a 字 out of shape.
    pub(super) cost: u32,
}

/// A break inside what belongs together: only where there is no other way.
const TORN: u32 = 100_000;
/// 的 or a mark at an edge where it never stands.
const NEVER: u32 = 2 * TORN;
/// A single character at an edge.
const LONE: u32 = 3_000;
/// 关于 at the end of a line.
const LATE: u32 = 600;
/// Between two words.
const PLAIN: u32 = 300;

/// All places between two words, with their costs.
pub(super) fn joints(
    title: &str,
    names: &[Range<usize>],
    phrases: &[Text],
) -> Vec<Joint> {
    let words = DICTIONARY.cut(title, true);
    let bound = bound(title, names, phrases);
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [before, after] => Some((before.word, after.word, after.byte_start)),
        _ => None,
    });
    pairs
        .map(|(before, after, at)| {
            let is_torn = bound.iter().any(|range| range.start < at && at < range.end);
            let cost = cost(before, after) + if is_torn { TORN } else { 0 };
            Joint { at, cost }
        })
        .collect()
}

/// What stays whole: names, phrases, 《》 and “”, dates and numbers with their units.
fn bound(title: &str, names: &[Range<usize>], phrases: &[Text]) -> Vec<Range<usize>> {
    let mut bound = names.to_vec();
    for phrase in phrases {
        bound.extend(title.match_indices(&**phrase).map(|(at, _)| at..at + phrase.len()));
    }
    for (open, close) in [('《', '》'), ('“', '”'), ('（', '）')] {
        let mut starts = Vec::new();
        for (at, c) in title.char_indices() {
            if c == open {
                starts.push(at);
            } else if let Some(start) = starts.pop_if(|_| c == close) {
                bound.push(start..at + c.len_utf8());
            }
        }
    }
    bound.extend(numbers(title));
    bound
}

/// Numbers and dates with the unit behind them: 2026年10月, 1—10月, 第3号, 15家.
fn numbers(title: &str) -> Vec<Range<usize>> {
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || "．.—－-～~%％年月日".contains(c);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in title.char_indices() {
        let begins = c.is_ascii_alphanumeric() || c == '第';
        match open {
            None if begins => open = Some(at),
            Some(start) if !is_part(c) => {
                found.push(start..at + c.len_utf8());
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| start..title.len()));
    found
}

/// What a break between two words costs.
fn cost(before: &str, after: &str) -> u32 {
    let is_single = |word: &str| word.chars().nth(1).is_none();
    let closes = ["》", "”", "）", "〕", "，", "、", "。", "：", "；"].contains(&after);
    let opens = ["《", "“", "（", "〔"].contains(&before);
    match (before, after) {
        _ if closes || opens || before == "的" || after == "的" => NEVER,
        (_, "关于") => 0,
        (_, "《" | "“") | ("》" | "”", _) => PLAIN / 2,
        _ if is_single(before) || is_single(after) => LONE,
        ("关于", _) => LATE,
        _ => PLAIN,
    }
}
