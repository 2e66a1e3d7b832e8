//! Values of flags, and the page that every command shows.

use crate::model::{Day, Layout, Period};

/// Page of a command without subcommands.
pub(super) const PAGE: &str = "{about}\n\n用法：{usage}\n\n{all-args}\n";

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "应写成 2026-10-31 这样的日期".to_owned())
}

/// Reads a month.
pub(super) fn month(text: &str) -> Result<Period, String> {
    let month = Period::parse(text).filter(|period| matches!(period, Period::Month(..)));
    month.ok_or_else(|| "应写成 2026-10 这样的年月".to_owned())
}

/// Reads a year.
pub(super) fn year(text: &str) -> Result<i16, String> {
    match Period::parse(text) {
        Some(Period::Year(year)) => Ok(year),
        _ => Err("应写成 2026 这样的年份".to_owned()),
    }
}

/// Reads a 版式.
pub(super) fn layout(text: &str) -> Result<Layout, String> {
    let names = || Layout::ALL.map(|layout| layout.to_string()).join("、");
    Layout::parse(text).ok_or_else(|| format!("应写 {} 中的一个", names()))
}

/// Reads a number of threads.
pub(super) fn threads(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=256).contains(count));
    count.ok_or_else(|| "应写 1 到 256 之间的整数".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{day, layout, month, threads, year};

    #[test]
    fn values_are_read_strictly() {
        assert!(day("2026-10-31").is_ok() && day("2026-2-30").is_err());
        assert!(month("2026-10").is_ok() && month("2026").is_err());
        assert!(year("2026").is_ok() && year("2026-10").is_err());
        assert!(threads("2").is_ok() && threads("0").is_err());
        assert!(layout("信函").is_ok() && layout("便函").is_err());
    }
}
