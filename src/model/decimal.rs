//! Exact decimal numbers: what a cell or a target says, never a float.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number `digits × 10^-scale`, kept without trailing zeros. Packed, so that a value
/// that holds one takes no third word.
#[repr(C, packed(4))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    /// All digits as one integer.
    digits: i64,
    /// How many of them stand behind the point, 0–18.
    scale: u8,
}

impl Decimal {
    /// Builds `digits × 10^-scale` and drops trailing zeros.
    pub const fn new(mut digits: i64, mut scale: u8) -> Self {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self { digits, scale }
    }

    /// The digits as one integer and how many stand behind the point.
    pub const fn parts(self) -> (i64, u8) {
        (self.digits, self.scale)
    }

    /// The number as an integer, if it is one.
    pub const fn integer(self) -> Option<i64> {
        if self.scale == 0 { Some(self.digits) } else { None }
    }

    /// Adds two numbers; `None` where 64 bits do not hold the sum.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.digits_at(scale)?.checked_add(other.digits_at(scale)?)?;
        Some(Self::new(sum, scale))
    }

    /// The digits when written with `scale` places.
    pub fn digits_at(self, scale: u8) -> Option<i64> {
        let factor = 10_i64.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        self.digits.checked_mul(factor)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::new(value, 0)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.digits) * 10_i128.pow(u32::from(other.scale));
        let right = i128::from(other.digits) * 10_i128.pow(u32::from(self.scale));
        left.cmp(&right)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", { self.digits });
        }
        let sign = if self.digits < 0 { "-" } else { "" };
        let unit = 10_u64.pow(u32::from(self.scale));
        let digits = self.digits.unsigned_abs();
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit)
    }
}

/// The text is no plain decimal number of at most 18 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        if digits.is_empty() || !plain(digits) || !plain(part) {
            return Err(NotDecimal);
        }
        let part = part.trim_end_matches('0');
        let scale = u8::try_from(part.len()).map_err(|_| NotDecimal)?;
        let value = format!("{whole}{part}").parse().map_err(|_| NotDecimal)?;
        if scale > 18 { Err(NotDecimal) } else { Ok(Self::new(value, scale)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn prints_as_read_without_trailing_zeros() {
        for (read, printed) in
            [("0", "0"), ("12.50", "12.5"), ("-0.05", "-0.05"), ("100", "100")]
        {
            assert_eq!(read.parse::<Decimal>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn compares_by_value() {
        let [a, b]: [Decimal; 2] = ["2.05", "2.5"].map(|t| t.parse().unwrap());
        assert!(a < b);
        assert!(".5".parse::<Decimal>().is_err());
    }
}
