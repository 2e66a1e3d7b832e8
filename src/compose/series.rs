//! 次序: numbers of the open headings of levels 1 and 2.

/// The numbers; 0 = none is open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Series {
    /// Level 1.
    first: u32,
    /// Level 2, under the open heading of level 1.
    second: u32,
}

impl Series {
    /// Whether no heading is open.
    pub(super) const fn is_empty(self) -> bool {
        self.first == 0 && self.second == 0
    }

    /// Whether a number of level 1 breaks that series and goes on with the open one of
    /// level 2.
    pub(super) const fn is_second(self, number: u32) -> bool {
        self.second > 0 && number == self.second + 1 && number != self.first + 1
    }

    /// Opens a heading of level 1.
    pub(super) const fn first(&mut self, number: u32) {
        *self = Self { first: number, second: 0 };
    }

    /// Opens a heading of level 2.
    pub(super) const fn second(&mut self, number: u32) {
        self.second = number;
    }
}
