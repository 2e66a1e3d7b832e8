//! Right gaps of 署名 and 成文日期, from their widths (7.3.5; `gongwen.md` 4.7).

/// Distance of a sealed date, hundredths of a 字.
pub(super) const SEALED: u32 = 400;
/// Distance of what is not sealed, and of the date's start from the signature's.
pub(super) const UNSEALED: u32 = 200;

/// Right gaps of signature and date in hundredths of a 字, from their widths.
pub(super) const fn gaps(signature: u32, date: u32, is_sealed: bool) -> (u32, u32) {
    match (is_sealed, signature > date) {
        (true, _) if signature > date + 2 * SEALED => (0, (signature - date) / 2),
        (true, _) => ((2 * SEALED + date - signature) / 2, SEALED),
        (false, true) => (UNSEALED, signature - date),
        (false, false) => (date - signature + 2 * UNSEALED, UNSEALED),
    }
}

#[cfg(test)]
mod tests {
    use super::gaps;

    /// The worked examples of `gongwen.md` 4.7: widths → (署名, 日期).
    #[test]
    fn the_worked_examples() {
        assert_eq!(gaps(700, 600, true), (350, 400));
        assert_eq!(gaps(700, 600, false), (200, 100));
        assert_eq!(gaps(500, 700, true), (500, 400));
        assert_eq!(gaps(500, 700, false), (600, 200));
        assert_eq!(gaps(1300, 600, true), (50, 400));
        assert_eq!(gaps(1300, 600, false), (200, 700));
        assert_eq!(gaps(1600, 600, true), (0, 500));
    }
}
