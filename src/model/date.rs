//! Days as the office prints them.

/// 日期: a civil day; no zone, no clock.
pub type Day = jiff::civil::Date;

/// Prints a day unpadded, as GB/T 9704—2012 7.3.5.4 wants it: 2026年3月5日.
pub fn print_day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
