//! 回填: what an issued paper means for the sheets of the office.

use super::{Day, Text, print_day};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// What the worksheets of 回填.xlsx begin with: they hold what papers say and nothing else.
pub const BACKFILL: &str = "回填";

/// What one paper says of one row of a sheet; kept with the paper in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backfill {
    /// The sheet.
    pub sheet: Text,
    /// By what the row is known, and what it cannot do without: header and printed value.
    /// Empty: the row is a new one.
    pub row: Vec<(Text, Text)>,
    /// Cells that the paper fills: header and value. `文号`, `成文日期` and `成文日期+7日` stand
    /// for what the register says of the paper, however it was issued.
    pub cells: Vec<(Text, Text)>,
}

impl Backfill {
    /// What the record of a paper says; nothing in that of an earlier version.
    pub fn of(provenance: &str) -> Vec<Self> {
        /// The part of the record that tells of it.
        #[derive(Deserialize)]
        struct Record {
            /// 回填.
            #[serde(default)]
            back: Vec<Backfill>,
        }
        serde_json::from_str(provenance).map_or_else(|_| Vec::new(), |it: Record| it.back)
    }

    /// With number and date of the paper; a cell that is blank then is left out.
    #[must_use]
    pub fn of_issue(mut self, number: &str, date: Day) -> Self {
        for (_, value) in &mut self.cells {
            if let Some(word) = word(value, number, date) {
                *value = word.into();
            }
        }
        self.cells.retain(|(_, value)| !value.is_empty());
        self
    }
}

/// What a word stands for; `None` where it is a value as it is.
fn word(value: &str, number: &str, date: Day) -> Option<String> {
    if value == "文号" {
        return Some(number.to_owned());
    }
    let days = match value.strip_prefix("成文日期")? {
        "" => 0,
        later => later.strip_prefix('+')?.strip_suffix('日')?.parse::<i32>().ok()?,
    };
    date.checked_add(days.days()).ok().map(print_day)
}

#[cfg(test)]
mod tests {
    use super::word;
    use jiff::civil::date;

    #[test]
    fn words_stand_for_number_and_date() {
        let day = date(2026, 10, 28);
        for (value, says) in [
            ("文号", Some("兰函〔2026〕3号")),
            ("成文日期", Some("2026年10月28日")),
            ("成文日期+7日", Some("2026年11月4日")),
            ("成文日期较早", None),
            ("挂牌督办", None),
        ] {
            assert_eq!(word(value, "兰函〔2026〕3号", day).as_deref(), says, "{value}");
        }
    }
}
