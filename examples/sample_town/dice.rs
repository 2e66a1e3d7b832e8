//! Chance that falls the same way every time: a small generator with a seed (`SplitMix64`).

/// A stream of chance. One stream a subject, so that a change in one leaves the others alone.
pub(crate) struct Dice(u64);

impl Dice {
    /// The stream of a subject; the subject is folded into the seed (FNV-1a).
    pub(crate) fn of(seed: u64, subject: &str) -> Self {
        let fold =
            |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        Self(subject.bytes().fold(seed ^ 0xCBF2_9CE4_8422_2325, fold))
    }

    /// The next 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`, which is at least 1.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * u128::from(u64::try_from(n).unwrap_or(1));
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from `low` to `high`, both ends in.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(width)).unwrap_or_default()
    }

    /// True in `percent` of 100 cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// An index, by weights of which at least one is not 0.
    pub(crate) fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut rest = self.below(weights.iter().sum());
        let over = |weight: &usize| {
            let is_over = rest >= *weight;
            rest -= if is_over { *weight } else { 0 };
            !is_over
        };
        weights.iter().position(over).unwrap_or_default()
    }

    /// Puts several into a random order.
    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn a_stream_is_the_same_on_every_machine() {
        let mut dice = Dice::of(7, "单位");
        let drawn: Vec<usize> = (0..8).map(|_| dice.below(100)).collect();
        assert_eq!(drawn, [48, 16, 99, 8, 87, 52, 80, 32]);
    }

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::of(7, "检查");
        let mut drawn = [0; 3];
        for _ in 0..4000 {
            drawn[dice.weighted(&[3, 0, 1])] += 1;
        }
        assert!(drawn[1] == 0 && (2900..3100).contains(&drawn[0]), "{drawn:?}");
    }
}
