//! Where on which page the next line comes: the estimate behind the place of the 版记.

/// 版心 being filled, in twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruler {
    /// Page, from 1.
    pub(super) page: u32,
    /// Height taken on it.
    pub(super) used: u32,
    /// Height there is.
    pub(super) height: u32,
}

impl Ruler {
    /// The first page of a paper.
    pub(super) const fn new(height: u32) -> Self {
        Self { page: 1, used: 0, height }
    }

    /// A page of another height.
    pub(super) const fn turn(&mut self, height: u32) {
        self.page += 1;
        self.used = 0;
        self.height = height;
    }

    /// Begins a page, unless nothing stands on this one.
    pub(super) const fn break_page(&mut self) {
        if self.used > 0 {
            self.turn(self.height);
        }
    }

    /// Places `lines` lines of `height` each; those that do not fit go to the next page.
    pub(super) const fn place(&mut self, lines: u32, height: u32) {
        let mut left = lines;
        while left > 0 {
            if self.used + height > self.height {
                self.turn(self.height);
            }
            self.used += height;
            left -= 1;
        }
    }

    /// Height that is left.
    pub(super) const fn room(&self) -> u32 {
        self.height.saturating_sub(self.used)
    }
}
