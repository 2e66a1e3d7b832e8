//! Percentages as printed: exact until the last moment (`systems.md` §4.5, rule 8).

use super::Decimal;
use std::cmp::Ordering;

/// Prints 100 × numerator ÷ denominator half up to one decimal, without `%`; `None` for a
/// zero denominator.
///
/// Where rounding would reach 100 with a rest, or cross one of the `limits` of the target,
/// more decimals are printed, cut off.
pub fn print_percent(
    numerator: Decimal,
    denominator: Decimal,
    limits: &[Decimal],
) -> Option<Decimal> {
    let (part, whole) = integers(numerator, denominator)?;
    let whole_limit = [Decimal::from(100)];
    let kept = |shown: Decimal| {
        let limits = limits.iter().chain(&whole_limit);
        limits.copied().all(|t| shown.cmp(&t) == side((part, whole), t))
    };
    let rounded = (2000 * part + whole).div_euclid(2 * whole);
    let rounded = Decimal::new(i64::try_from(rounded).ok()?, 1);
    if kept(rounded) {
        return Some(rounded);
    }
    let cut = |places: u8| {
        let shown = (100 * 10_i128.pow(u32::from(places)) * part).div_euclid(whole);
        Some(Decimal::new(i64::try_from(shown).ok()?, places))
    };
    let more = (2..=9).filter_map(cut);
    more.into_iter().find(|shown| kept(*shown)).or(Some(rounded))
}

/// Both numbers as integers of one scale; `None` where the denominator is not positive.
fn integers(numerator: Decimal, denominator: Decimal) -> Option<(i128, i128)> {
    let ((n, n_scale), (d, d_scale)) = (numerator.parts(), denominator.parts());
    let scaled = |digits: i64, scale: u8, other: u8| {
        i128::from(digits) * 10_i128.pow(u32::from(other.saturating_sub(scale)))
    };
    (d > 0).then(|| (scaled(n, n_scale, d_scale), scaled(d, d_scale, n_scale)))
}

/// On which side of a limit the exact percentage lies.
fn side((part, whole): (i128, i128), limit: Decimal) -> Ordering {
    let (digits, scale) = limit.parts();
    let exact = 100 * part * 10_i128.pow(u32::from(scale));
    exact.cmp(&(i128::from(digits) * whole))
}

#[cfg(test)]
mod tests {
    use super::print_percent;
    use crate::model::Decimal;

    #[test]
    fn rounding_never_says_more_than_the_numbers() {
        for (n, d, limit, printed) in [
            (6, 7, 90, "85.7"),
            (1, 2, 90, "50"),
            (1, 8, 90, "12.5"),
            (1, 16, 90, "6.3"),
            (1999, 2000, 90, "99.95"),
            (9999, 10000, 90, "99.99"),
            (2000, 2000, 100, "100"),
            (8996, 10000, 90, "89.96"),
            (9004, 10000, 90, "90.04"),
            (-1, 3, 0, "-33.3"),
        ] {
            let limit = [Decimal::from(limit)];
            let shown = print_percent(Decimal::from(n), Decimal::from(d), &limit);
            assert_eq!(shown.unwrap().to_string(), printed, "{n}/{d}");
        }
        assert!(print_percent(Decimal::from(0), Decimal::from(0), &[]).is_none());
    }
}
