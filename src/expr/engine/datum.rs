//! 数据: a value on its way into a paper, with where it came from.

use crate::model::{
    CLOSE, Decimal, OPEN, Provenance, RowRef, SEPARATE, TABLE, Text, Value,
};
use std::sync::Arc;

/// A value that a template may print, compare or ask.
#[derive(Clone, Debug, Default)]
pub struct Datum {
    /// What it is; `Blank` prints nothing and is false.
    pub value: Value,
    /// 分 per unit of money; 0 for anything else.
    pub unit: i64,
    /// What is printed in its stead: `85.7%`, `—`.
    pub shown: Option<Text>,
    /// Words that it also equals: 未整改 for a hazard that is 逾期.
    pub groups: &'static [&'static str],
    /// Where it came from; `None` only for what prints nothing.
    pub from: Option<Provenance>,
    /// What it is called when it is missing: its header.
    pub header: Text,
    /// The row that a paper leaves out when this is needed and blank.
    pub row: Option<RowRef>,
    /// The rows of a group that is called by it.
    pub rows: Option<Arc<[RowRef]>>,
    /// Values that belong to it: 分子 and 分母 of a figure.
    pub fields: Vec<(&'static str, Self)>,
}

impl Datum {
    /// A value given by the run.
    pub fn of_run(value: Value, label: &str) -> Self {
        let from = Some(Provenance::Run(label.into()));
        Self { value, from, header: label.into(), ..Self::default() }
    }

    /// One of its fields.
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, datum)| datum)
    }

    /// Whether it says anything: neither blank, 无 nor `/`, and not 否. A 0 says something.
    pub fn is_true(&self) -> bool {
        self.value.is_given() && self.value.yes() != Some(false)
    }

    /// What is printed, on one line. A cell that was not understood prints nothing.
    pub fn text(&self) -> String {
        let text = match (&self.shown, &self.value) {
            (Some(shown), _) => shown.to_string(),
            (None, Value::Unknown(_)) => String::new(),
            (None, Value::Money(cents)) => money(*cents, self.unit).to_string(),
            (None, value) => value.to_string(),
        };
        one_line(&text)
    }

    /// Money in its column's unit, any other number as it is.
    pub fn number(&self) -> Option<Decimal> {
        match &self.value {
            Value::Integer(n) => Some(Decimal::from(*n)),
            Value::Number(n) => Some(*n),
            Value::Money(cents) => Some(money(*cents, self.unit)),
            _ => None,
        }
    }
}

/// 分 in the unit of the column: 元, or 万元.
fn money(cents: i64, unit: i64) -> Decimal {
    Decimal::new(cents, if unit >= 1_000_000 { 6 } else { 2 })
}

/// A text without line breaks and sentinels.
fn one_line(text: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let is_sentinel = |c: char| matches!(c, OPEN | SEPARATE | CLOSE | TABLE);
    let kept = text.chars().filter(|c| !is_sentinel(*c));
    kept.map(|c| if is_break(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::Datum;
    use crate::model::Value;

    #[test]
    fn a_value_prints_on_one_line_in_its_unit() {
        for (value, unit, printed) in [
            (Value::Money(1_234_500), 100, "12345"),
            (Value::Money(1_234_500), 1_000_000, "1.2345"),
            (Value::Date(jiff::civil::date(2026, 3, 5)), 0, "2026年3月5日"),
            (Value::YesNo(false), 0, "否"),
            (Value::Text("甲\n乙\u{E001}".into()), 0, "甲 乙"),
            (Value::Blank, 0, ""),
        ] {
            assert_eq!(Datum { value, unit, ..Datum::default() }.text(), printed);
        }
    }
}
