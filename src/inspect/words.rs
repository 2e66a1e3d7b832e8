//! Measures as the office says them: 毫米, 磅, 字号, 字; and how wide text is.

use unicode_width::UnicodeWidthChar;

/// 字号 by half points (`gongwen.md` §1).
const SIZES: [(u32, &str); 10] = [
    (84, "初号"),
    (72, "小初"),
    (52, "一号"),
    (48, "小一"),
    (44, "二号"),
    (36, "小二"),
    (32, "三号"),
    (30, "小三"),
    (28, "四号"),
    (24, "小四"),
];

/// Hundredths of a 字 to which a line of text is counted.
const WIDEST: i32 = 1 << 24;

/// Twips as `25.4 毫米`.
pub(super) fn millimetres(twips: i32) -> String {
    format!("{} 毫米", decimal(rounded(i64::from(twips) * 254, 1440), 1))
}

/// Twips as `28.95 磅`.
pub(super) fn points(twips: i32) -> String {
    format!("{} 磅", decimal(i64::from(twips) * 5, 2))
}

/// 240ths of a line as `1.5 倍`.
pub(super) fn times(line: i32) -> String {
    format!("{} 倍", decimal(rounded(i64::from(line) * 100, 240), 2))
}

/// Half points as `三号` or `17 磅`.
pub(super) fn size(half_points: u32) -> String {
    let named = SIZES.iter().find(|(size, _)| *size == half_points);
    named.map_or_else(
        || format!("{} 磅", decimal(i64::from(half_points) * 5, 1)),
        |(_, name)| (*name).to_owned(),
    )
}

/// Hundredths of a 字 as `1.5 字`.
pub(super) fn characters(hundredths: i32) -> String {
    format!("{} 字", decimal(rounded(i64::from(hundredths), 10), 1))
}

/// Eighths of a point as `0.75 磅`.
pub(super) fn thickness(eighths: u32) -> String {
    format!("{} 磅", decimal(i64::from(eighths) * 125, 3))
}

/// A quotient to the nearest whole number.
fn rounded(dividend: i64, divisor: i64) -> i64 {
    (2 * dividend + divisor * dividend.signum()) / (2 * divisor)
}

/// A number with `places` decimals, those that are zero left out.
fn decimal(value: i64, places: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let wide = places + 1;
    let digits = format!("{:0wide$}", value.unsigned_abs());
    let (whole, rest) = digits.split_at(digits.len() - places);
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

/// Hundredths of a 字 that a text takes on one line: a Chinese character one, Latin and
/// digits half of one (`gongwen.md` 4.7).
pub(super) fn width(text: &str) -> i32 {
    // What is neither narrow nor wide (— … “ ” · ≥ ①) takes the Chinese font.
    let one = |c: char| 50 * i32::try_from(c.width_cjk().unwrap_or(0)).unwrap_or(0);
    text.chars().map(one).fold(0, |sum, wide| (sum + wide).min(WIDEST))
}

/// Width of the blanks before a text.
pub(super) fn blanks_before(text: &str) -> i32 {
    width(&text[..text.len() - text.trim_start().len()])
}

/// Width of the blanks behind a text.
pub(super) fn blanks_behind(text: &str) -> i32 {
    width(&text[text.trim_end().len()..])
}

#[cfg(test)]
mod tests {
    use super::{characters, millimetres, points, size, thickness, times, width};

    #[test]
    fn measures_are_said_as_in_wps() {
        assert_eq!(millimetres(2098), "37 毫米");
        assert_eq!(millimetres(1440), "25.4 毫米");
        assert_eq!(millimetres(-57), "-1 毫米");
        assert_eq!((points(579), points(560)), ("28.95 磅".into(), "28 磅".into()));
        assert_eq!((times(240), times(360)), ("1 倍".into(), "1.5 倍".into()));
        assert_eq!((size(32), size(21)), ("三号".into(), "10.5 磅".into()));
        assert_eq!(
            (characters(350), characters(-25)),
            ("3.5 字".into(), "-0.3 字".into())
        );
        assert_eq!((thickness(8), thickness(6)), ("1 磅".into(), "0.75 磅".into()));
        assert_eq!((width("2026年3月5日"), width("“—”")), (600, 300));
    }
}
