//! A title as lines of at most twenty characters: broken between words, in the shape of a
//! trapezium or a diamond (7.3.1; `gongwen.md` 4.4).

use super::paginate::width;
use super::phrase::{self, Joint};
use crate::model::Text;
use std::ops::Range;

/// Hundredths of a 字 that a line of 2号 holds: 156 mm ÷ 22 pt.
const LINE: u32 = 2000;
/// Lines of which every way to break is weighed; longer titles are filled line by line.
const WEIGHED: usize = 4;
/// What one line more than needed costs.
const MORE: u32 = 700;
/// What a rectangle or an hour-glass costs.
const SHAPE: u32 = 2_000;
/// How much wider the widest line may be than the narrowest, at no cost.
const SPREAD: u32 = 800;

/// Splits a title; `names` are the bytes of values and of organs, which stay whole.
pub(super) fn lines<'t>(
    title: &'t str,
    names: &[Range<usize>],
    phrases: &[Text],
) -> Vec<&'t str> {
    let needed = count(title);
    if needed < 2 {
        return if title.is_empty() { Vec::new() } else { vec![title] };
    }
    let joints = phrase::joints(title, names, phrases);
    let mut best = best(title, &joints, needed);
    // A good way is not beaten by one with a line more.
    if best.as_ref().is_none_or(|(cost, _)| *cost > MORE) {
        let more = self::best(title, &joints, needed + 1);
        let more = more.map(|(cost, cuts)| (cost + MORE, cuts));
        best = best.into_iter().chain(more).min();
    }
    let cuts = best.map_or_else(|| filled(title, &joints), |(_, cuts)| cuts);
    split(title, &cuts)
}

/// The best way to break into so many lines.
fn best(title: &str, joints: &[Joint], lines: usize) -> Option<Way> {
    let mut best = None;
    if lines <= WEIGHED {
        weigh(title, joints, lines, &mut Vec::new(), &mut best);
    }
    best
}

/// Lines that a title needs.
fn count(title: &str) -> usize {
    usize::try_from(width::text(title).div_ceil(LINE)).unwrap_or(usize::MAX)
}

/// A way to break: its cost, and the bytes where it cuts.
type Way = (u32, Vec<usize>);

/// Weighs every way to break into so many lines that begins with `cuts`.
fn weigh(
    title: &str,
    joints: &[Joint],
    lines: usize,
    cuts: &mut Vec<usize>,
    best: &mut Option<Way>,
) {
    let start = cuts.last().map_or(0, |at| joints[*at].at);
    if cuts.len() + 1 == lines {
        let bytes: Vec<usize> = cuts.iter().map(|at| joints[*at].at).collect();
        let widths: Vec<u32> =
            split(title, &bytes).into_iter().map(width::text).collect();
        if widths.iter().all(|width| *width <= LINE) {
            let joints: u32 = cuts.iter().map(|at| joints[*at].cost).sum();
            let way = (joints + shape(&widths), bytes);
            if best.as_ref().is_none_or(|best| way < *best) {
                *best = Some(way);
            }
        }
        return;
    }
    let next = cuts.last().map_or(0, |at| at + 1);
    for at in next..joints.len() {
        if width::text(&title[start..joints[at].at]) > LINE {
            break;
        }
        cuts.push(at);
        weigh(title, joints, lines, cuts, best);
        cuts.pop();
    }
}

/// What the widths of lines cost: a trapezium or a diamond costs nothing, a rectangle or an
/// hour-glass does; so do lines of very different width.
fn shape(widths: &[u32]) -> u32 {
    let widest = widths.iter().max().copied().unwrap_or_default();
    let spread = widest - widths.iter().min().copied().unwrap_or_default();
    let is_waist = |three: &[u32]| three[1] < three[0] && three[1] < three[2];
    let is_bad = spread < 100 || widths.windows(3).any(is_waist);
    spread.saturating_sub(SPREAD) * 2 + if is_bad { SHAPE } else { 0 }
}

/// Cuts that fill line after line, at a joint where there is one.
fn filled(title: &str, joints: &[Joint]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let (mut start, mut wide) = (0, 0);
    for (at, c) in title.char_indices() {
        wide += width::character(c);
        if wide > LINE {
            let inside = |joint: &&Joint| start < joint.at && joint.at <= at;
            let joint = joints.iter().filter(inside).max_by_key(|joint| joint.at);
            start = joint.map_or(at, |joint| joint.at);
            cuts.push(start);
            wide = width::text(&title[start..at + c.len_utf8()]);
        }
    }
    cuts
}

/// The pieces between cuts.
fn split<'t>(title: &'t str, cuts: &[usize]) -> Vec<&'t str> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(title.len()));
    starts.zip(ends).map(|(start, end)| &title[start..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::{LINE, lines, width};

    /// Lines of a title joined by `｜`; `names` stay whole.
    fn broken(title: &str, names: &[&str]) -> String {
        let ranges: Vec<_> = names
            .iter()
            .filter_map(|name| title.find(name).map(|at| at..at + name.len()))
            .collect();
        let phrases = ["安全生产", "治本攻坚", "三年行动", "生产安全事故", "九小场所"];
        let phrases = phrases.map(Into::into);
        let lines = lines(title, &ranges, &phrases);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|line| width::text(line) <= LINE), "{lines:?}");
        lines.join("｜")
    }

    #[test]
    fn titles_break_between_words_in_a_good_shape() {
        let town = "兰台镇人民政府";
        for (names, title) in [
            (&[][..], "关于报送消防安全检查情况的通知"),
            (&[town], "兰台镇人民政府关于2026年安全生产｜治本攻坚三年行动工作情况的报告"),
            (&[town], "兰台镇人民政府｜关于开展冬季消防安全检查的通知"),
            (
                &[town],
                "兰台镇人民政府办公室｜关于印发《兰台镇2026年消防安全｜集中整治行动实施方案》的通知",
            ),
            (&[], "关于2026年前三季度生产安全事故｜情况和第四季度工作安排的通报"),
            (
                &[],
                "兰台镇安全生产委员会办公室｜关于对全镇九小场所开展“三合一”｜专项整治的通知",
            ),
            (
                &[],
                "关于转发｜《澜州县安全生产委员会关于进一步加强｜岁末年初安全防范工作的紧急通知》的通知",
            ),
            (
                &[],
                "兰台镇人民政府｜关于做好2026年10月1日至7日国庆｜假期安全生产和值班值守工作的通知",
            ),
            (&[], "关于成立兰台镇安全生产治本攻坚｜三年行动工作领导小组及其办公室的通知"),
            (
                &[town],
                "兰台镇人民政府关于印发《兰台镇消防安全｜集中整治行动实施方案》的通知",
            ),
            (&[], "关于请求解决东岭村山洪灾害｜避险搬迁资金的请示"),
            (&[], "关于同意设立兰台镇消防工作站的批复"),
            (&[], "兰台镇2026年度安全生产和消防工作｜考核细则（试行）"),
        ] {
            assert_eq!(broken(&title.replace('｜', ""), names), title);
        }
    }

    #[test]
    fn any_text_comes_out_whole() {
        assert!(lines("", &[], &[]).is_empty());
        let long = "镇".repeat(333);
        assert_eq!(lines(&long, &[], &[]).concat(), long);
        let word = "a".repeat(99);
        assert_eq!(lines(&word, &[], &[]).concat(), word);
    }
}
