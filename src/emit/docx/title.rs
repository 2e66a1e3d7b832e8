//! A title as lines of at most twenty characters, of even length, never cut inside a number
//! (7.3.1; `gongwen.md` 4.4).

use super::paginate::width;

/// Hundredths of a 字 that a line of 2号 holds: 156 mm ÷ 22 pt.
const LINE: u32 = 2000;

/// Splits a title.
pub(super) fn lines(title: &str) -> Vec<&str> {
    let count = width::text(title).div_ceil(LINE).max(1);
    let mut lines = Vec::new();
    let mut rest = title;
    for left in (2..=count).rev() {
        let at = cut(rest, width::text(rest) / left);
        let (line, more) = rest.split_at(at);
        lines.push(line);
        rest = more;
    }
    lines.push(rest);
    lines.retain(|line| !line.is_empty());
    lines
}

/// The byte where to cut so that the first line is about `ideal` wide and fits.
fn cut(text: &str, ideal: u32) -> usize {
    let mut so_far = 0;
    let mut before = ' ';
    let mut best = (u32::MAX, text.len());
    for (at, c) in text.char_indices() {
        if so_far > LINE {
            break;
        }
        if at > 0 {
            let cost = so_far.abs_diff(ideal) + strain(before, c);
            best = best.min((cost, at));
        }
        so_far += width::character(c);
        before = c;
    }
    best.1
}

/// What a break between two characters costs, in hundredths of a 字 out of balance.
fn strain(before: char, after: char) -> u32 {
    let is_number = |c: char| c.is_ascii_alphanumeric() || "．.—－-~～%".contains(c);
    let is_unit = "年月日号季度期个项家户次届第".contains(after);
    let is_bound = "》〉）”’、，。：；".contains(after) || "《〈（“‘第".contains(before);
    match (before, after) {
        _ if is_bound || is_number(before) && (is_number(after) || is_unit) => 4 * LINE,
        ('年' | '月', c) if c.is_ascii_digit() => 4 * LINE,
        (_, '的' | '和' | '及') => LINE,
        ('于' | '的', _) | (_, '《' | '“' | '关') => 0,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn titles_break_where_they_read_well() {
        let short = "关于报送消防安全检查情况的通知";
        assert_eq!(lines(short), [short]);
        let long = "兰台镇人民政府关于报送2026年1—10月生产安全隐患排查整治情况的报告";
        let broken = lines(long);
        assert_eq!(broken.concat(), long);
        assert_eq!(broken.len(), 2);
        assert!(broken.iter().all(|line| super::width::text(line) <= super::LINE));
        assert!(!broken[0].ends_with(|c: char| c.is_ascii_digit()), "{broken:?}");
        assert!(lines("").is_empty());
    }
}
