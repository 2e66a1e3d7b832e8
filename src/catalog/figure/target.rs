//! 目标 of a figure.

use crate::model::Decimal;

/// 比较符
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// =
    Exactly,
    /// >
    MoreThan,
    /// <
    LessThan,
    /// 区间
    Between,
}

/// 目标
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// 比较符.
    pub comparator: Comparator,
    /// 目标值; of 区间 the lower one.
    pub value: Decimal,
    /// 目标上限 of 区间; else the value once more.
    pub upper: Decimal,
}

/// The comparators as written.
const WRITTEN: [(&str, Comparator); 6] = [
    ("≥", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    ("=", Comparator::Exactly),
    (">", Comparator::MoreThan),
    ("<", Comparator::LessThan),
    ("区间", Comparator::Between),
];

impl Comparator {
    /// Reads 比较符 of a row of 指标.
    pub fn parse(text: &str) -> Option<Self> {
        WRITTEN.iter().find(|(mark, _)| *mark == text).map(|(_, comparator)| *comparator)
    }

    /// As written.
    fn mark(self) -> &'static str {
        WRITTEN.iter().find(|(_, own)| *own == self).map_or("", |(mark, _)| mark)
    }
}

impl Target {
    /// Reads `≥90`, `≤0`, `=5`, `2–3`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((low, high)) = text.split_once('–') {
            let (value, upper) = (low.parse().ok()?, high.parse().ok()?);
            return Some(Self { comparator: Comparator::Between, value, upper });
        }
        let (mark, comparator) =
            WRITTEN.iter().find(|(mark, _)| text.starts_with(mark))?;
        let value = text.strip_prefix(mark)?.parse().ok()?;
        Some(Self { comparator: *comparator, value, upper: value })
    }

    /// The numbers that a printed percentage must not seem to cross.
    pub fn limits(self) -> Vec<Decimal> {
        match self.comparator {
            Comparator::Between => vec![self.value, self.upper],
            _ => vec![self.value],
        }
    }

    /// As printed: `≥90%`.
    pub fn print(self, unit: &str) -> String {
        let unit = if unit == "%" { "%" } else { "" };
        match self.comparator {
            Comparator::Between => format!("{}–{}{unit}", self.value, self.upper),
            comparator => format!("{}{}{unit}", comparator.mark(), self.value),
        }
    }
}
