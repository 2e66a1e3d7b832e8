//! 目标 of a figure.

use crate::model::Decimal;

/// 目标
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// ≥
    AtLeast(Decimal),
    /// ≤
    AtMost(Decimal),
    /// =
    Exactly(Decimal),
    /// 区间
    Between(Decimal, Decimal),
}

impl Target {
    /// Reads `≥90`, `≤0`, `=5`, `2–3`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((low, high)) = text.split_once('–') {
            return Some(Self::Between(low.parse().ok()?, high.parse().ok()?));
        }
        let number = |mark| text.strip_prefix(mark).and_then(|n: &str| n.parse().ok());
        number('≥')
            .map(Self::AtLeast)
            .or_else(|| number('≤').map(Self::AtMost))
            .or_else(|| number('=').map(Self::Exactly))
    }

    /// The numbers that a printed percentage must not seem to cross.
    pub fn limits(self) -> Vec<Decimal> {
        match self {
            Self::AtLeast(n) | Self::AtMost(n) | Self::Exactly(n) => vec![n],
            Self::Between(low, high) => vec![low, high],
        }
    }

    /// As printed: `≥90%`.
    pub fn print(self, unit: &str) -> String {
        let unit = if unit == "%" { "%" } else { "" };
        match self {
            Self::AtLeast(n) => format!("≥{n}{unit}"),
            Self::AtMost(n) => format!("≤{n}{unit}"),
            Self::Exactly(n) => format!("={n}{unit}"),
            Self::Between(low, high) => format!("{low}–{high}{unit}"),
        }
    }
}
