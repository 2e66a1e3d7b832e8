//! Periods of figures and papers: labels and the days they hold.

use super::Day;
use std::fmt;

/// 考核期: the label of a window, as `figures.json` writes it (`2026-10`, `2026Q4`, `2026`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `d`: a day, usually the as-of date.
    Day(Day),
    /// `m`: year and month 1–12; with 统计月起日 > 1 a shifted month.
    Month(i16, i8),
    /// `q`: year and quarter 1–4.
    Quarter(i16, i8),
    /// `h`: year and half 1–2.
    Half(i16, i8),
    /// `t`: year in which the school term begins and term 1–2.
    Term(i16, i8),
    /// `y`: a calendar year.
    Year(i16),
    /// `c`: the campaign, first and last year.
    Campaign(i16, i16),
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, n) => write!(f, "{year}Q{n}"),
            Self::Half(year, n) => write!(f, "{year}H{n}"),
            Self::Term(year, n) => write!(f, "{year}T{n}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Campaign(first, last) => write!(f, "{first}-{last}"),
        }
    }
}

impl Period {
    /// The letter of the kind in `systems.md` §4.1: d m q h t y c.
    pub const fn letter(self) -> char {
        match self {
            Self::Day(_) => 'd',
            Self::Month(..) => 'm',
            Self::Quarter(..) => 'q',
            Self::Half(..) => 'h',
            Self::Term(..) => 't',
            Self::Year(_) => 'y',
            Self::Campaign(..) => 'c',
        }
    }

    /// The label as a paper prints it: 2026年10月, 2026年, 2024—2026年.
    pub fn print(self) -> String {
        match self {
            Self::Day(day) => super::print_day(day),
            Self::Month(year, month) => format!("{year}年{month}月"),
            Self::Quarter(year, n) => format!("{year}年第{n}季度"),
            Self::Half(year, 1) => format!("{year}年上半年"),
            Self::Half(year, _) => format!("{year}年下半年"),
            Self::Term(year, 1) => format!("{year}年春季学期"),
            Self::Term(year, _) => format!("{year}年秋季学期"),
            Self::Year(year) => format!("{year}年"),
            Self::Campaign(first, last) => format!("{first}—{last}年"),
        }
    }

    /// Reads `2026-10` or `2026`, as the flags `--month` and `--year` take them.
    pub fn parse(text: &str) -> Option<Self> {
        let period = Self::from_label(text)?;
        matches!(period, Self::Month(..) | Self::Year(_)).then_some(period)
    }

    /// Reads a label as it is printed: `2026-10`, `2026Q4`, `2026H2`, `2026T1`, `2026`,
    /// `2024-2026`, `2026-10-31`.
    pub fn from_label(text: &str) -> Option<Self> {
        let number =
            |text: &str, last: i8| text.parse().ok().filter(|n| (1..=last).contains(n));
        let year = year(text.get(..4)?)?;
        let rest = text.get(4..)?;
        match (rest.get(..1), rest.get(1..)) {
            (Some("-"), Some(month)) if month.len() == 2 => {
                Some(Self::Month(year, number(month, 12)?))
            }
            (Some("-"), Some(last)) if last.len() == 4 => {
                let last = self::year(last).filter(|last| *last > year)?;
                Some(Self::Campaign(year, last))
            }
            (Some("-"), _) if text.len() == 10 => text.parse().ok().map(Self::Day),
            (Some("Q"), Some(n)) => Some(Self::Quarter(year, number(n, 4)?)),
            (Some("H"), Some(n)) => Some(Self::Half(year, number(n, 2)?)),
            (Some("T"), Some(n)) => Some(Self::Term(year, number(n, 2)?)),
            _ => rest.is_empty().then_some(Self::Year(year)),
        }
    }

    /// The days of the window; `month_start` is 机关.统计月起日 (1 = natural months).
    ///
    /// A month with `month_start` s > 1 runs from day s of the month before to day s − 1
    /// (`systems.md` §4.1); every other window is natural.
    pub fn window(self, month_start: i8) -> Window {
        let days = |y1, m1, y2, m2| Window {
            first: jiff::civil::date(y1, m1, 1),
            last: jiff::civil::date(y2, m2, 1).last_of_month(),
        };
        match self {
            Self::Day(day) => Window { first: day, last: day },
            Self::Month(year, month) if month_start > 1 => {
                let (before, last) =
                    if month == 1 { (year - 1, 12) } else { (year, month - 1) };
                Window {
                    first: jiff::civil::date(before, last, month_start),
                    last: jiff::civil::date(year, month, month_start - 1),
                }
            }
            Self::Month(year, month) => days(year, month, year, month),
            Self::Quarter(year, n) => days(year, 3 * n - 2, year, 3 * n),
            Self::Half(year, n) => days(year, 6 * n - 5, year, 6 * n),
            Self::Term(year, 1) => days(year, 2, year, 7),
            Self::Term(year, _) => days(year, 9, year + 1, 1),
            Self::Year(year) => days(year, 1, year, 12),
            Self::Campaign(first, last) => days(first, 1, last, 12),
        }
    }

    /// The month window that holds `day`.
    pub fn month_of(day: Day, month_start: i8) -> Self {
        if month_start > 1 && day.day() >= month_start {
            let (year, month) = (day.year(), day.month());
            if month == 12 {
                Self::Month(year + 1, 1)
            } else {
                Self::Month(year, month + 1)
            }
        } else {
            Self::Month(day.year(), day.month())
        }
    }
}

/// Four digits from 1990 to 2099.
fn year(text: &str) -> Option<i16> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_plain && (1990..=2099).contains(year))
}

/// A run of whole days, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Window {
    /// Whether `day` lies in the window.
    pub fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// W′ of `systems.md` §4.1: the window cut at the as-of date; `None` when wholly after it.
    pub fn until(self, as_of: Day) -> Option<Self> {
        (self.first <= as_of)
            .then(|| Self { first: self.first, last: self.last.min(as_of) })
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use jiff::civil::date;

    #[test]
    fn a_shifted_month_runs_over_new_year() {
        let window = Period::Month(2026, 1).window(26);
        assert_eq!((window.first, window.last), (date(2025, 12, 26), date(2026, 1, 25)));
        assert_eq!(Period::month_of(date(2025, 12, 26), 26), Period::Month(2026, 1));
        assert_eq!(Period::month_of(date(2025, 12, 25), 26), Period::Month(2025, 12));
    }

    #[test]
    fn the_autumn_term_ends_in_january() {
        let window = Period::Term(2025, 2).window(1);
        assert_eq!((window.first, window.last), (date(2025, 9, 1), date(2026, 1, 31)));
    }

    #[test]
    fn flags_take_months_and_years_only() {
        assert_eq!(Period::parse("2026-10"), Some(Period::Month(2026, 10)));
        assert_eq!(Period::parse("2026"), Some(Period::Year(2026)));
        assert_eq!(Period::parse("2026-13"), None);
        assert_eq!(Period::parse("2026-1"), None);
        assert_eq!(Period::parse("2026Q4"), None);
    }

    #[test]
    fn a_label_is_read_as_it_is_printed() {
        for label in
            ["2026-10", "2026Q4", "2026H2", "2026T1", "2026", "2024-2026", "2026-10-31"]
        {
            let period = Period::from_label(label).map(|period| period.to_string());
            assert_eq!(period.as_deref(), Some(label));
        }
        for wrong in
            ["2026Q5", "2026Q", "2026-2024", "1026", "2026X1", "2026-10-32", "十月"]
        {
            assert_eq!(Period::from_label(wrong), None, "{wrong}");
        }
    }
}
