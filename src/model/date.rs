//! Days and moments as the office prints them.

/// 日期: a civil day; no zone, no clock.
pub type Day = jiff::civil::Date;

/// Prints a day unpadded, as GB/T 9704—2012 7.3.5.4 wants it: 2026年3月5日.
pub fn print_day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 时刻: a day with a time of day, to the minute; no zone, no clock.
pub type Moment = jiff::civil::DateTime;

/// Prints a moment as papers say it: 2026年3月5日10时20分, 2026年3月5日10时.
pub fn print_moment(moment: Moment) -> String {
    let (day, hour) = (print_day(moment.date()), moment.hour());
    match moment.minute() {
        0 => format!("{day}{hour}时"),
        minute => format!("{day}{hour}时{minute}分"),
    }
}

#[cfg(test)]
mod tests {
    use super::print_moment;
    use jiff::civil::date;

    #[test]
    fn a_full_hour_has_no_minutes() {
        assert_eq!(print_moment(date(2026, 3, 5).at(10, 0, 0, 0)), "2026年3月5日10时");
        assert_eq!(print_moment(date(2026, 3, 5).at(9, 5, 0, 0)), "2026年3月5日9时5分");
    }
}
