//! Where on which page the next line comes; what keeps with what.

use super::side::{Shows, Side};

/// Lines that are placed in one go: a paragraph, a row, a blank line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit::docx) struct Block {
    /// How many lines; a row of a table is one.
    pub(in crate::emit::docx) lines: u32,
    /// Height of each, in twips.
    pub(in crate::emit::docx) height: u32,
    /// Whether it stays whole, on the page where the next block begins.
    pub(in crate::emit::docx) keeps: bool,
    /// What its lines are to their page.
    pub(in crate::emit::docx) shows: Shows,
}

/// 版心 being filled, in twips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::emit::docx) struct Ruler {
    /// Pages that are full.
    full: Vec<Side>,
    /// The page in work.
    side: Side,
    /// Height taken on it.
    used: u32,
    /// Height there is.
    height: u32,
    /// Blocks that wait for the one they keep with.
    waiting: Vec<Block>,
    /// Height of the header rows that a table repeats on each page; 0 outside of tables.
    header: u32,
    /// Lines of the last block that stand on the page.
    tail: u32,
}

impl Ruler {
    /// The first page of a paper.
    pub(in crate::emit::docx) const fn new(height: u32) -> Self {
        Self {
            full: Vec::new(),
            side: Side { text: 0, body: 0, is_dated: false, is_torn: false },
            used: 0,
            height,
            waiting: Vec::new(),
            header: 0,
            tail: 0,
        }
    }

    /// What every page shows.
    pub(in crate::emit::docx) fn sides(mut self) -> Vec<Side> {
        self.settle();
        self.full.push(self.side);
        self.full
    }

    /// The page of what was placed last, from 1.
    pub(in crate::emit::docx) fn page(&self) -> u32 {
        u32::try_from(self.full.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Height taken on the page, by what waits too.
    pub(in crate::emit::docx) fn used(&self) -> u32 {
        self.used
            + self.waiting.iter().map(|block| block.lines * block.height).sum::<u32>()
    }

    /// Height that is left on the page of what was placed last.
    pub(in crate::emit::docx) const fn room(&self) -> u32 {
        self.height.saturating_sub(self.used)
    }

    /// Lines of the block placed last that stand on its last page.
    pub(in crate::emit::docx) const fn tail(&self) -> u32 {
        self.tail
    }

    /// Goes on with a page of another height.
    pub(in crate::emit::docx) fn turn(&mut self, height: u32) {
        self.settle();
        self.next_page();
        self.height = height;
    }

    /// Begins a page, unless nothing stands on this one.
    pub(in crate::emit::docx) fn break_page(&mut self) {
        self.settle();
        if self.used > 0 {
            self.next_page();
        }
    }

    /// Says what the rows that follow repeat on each page; 0 ends the table.
    pub(in crate::emit::docx) const fn repeat(&mut self, header: u32) {
        self.header = header;
    }

    /// Places a block; one that keeps with the next waits for it.
    pub(in crate::emit::docx) fn place(&mut self, block: Block) {
        if block.keeps {
            self.waiting.push(block);
            return;
        }
        let chain: u32 =
            self.waiting.iter().map(|block| block.lines * block.height).sum();
        let is_first = self.used == 0 || chain == 0;
        if !is_first && self.used + chain + block.height > self.height {
            self.next_page();
        }
        self.settle();
        self.fill(block);
    }

    /// Places what waits where it stands.
    pub(in crate::emit::docx) fn settle(&mut self) {
        for block in std::mem::take(&mut self.waiting) {
            self.fill(block);
        }
    }

    /// Takes room line by line; lines that do not fit go to the next page.
    fn fill(&mut self, block: Block) {
        self.tail = 0;
        for _ in 0..block.lines {
            if self.used + block.height > self.height && self.used > 0 {
                self.next_page();
                self.used = self.header;
                self.tail = 0;
            }
            self.side.take(block.shows, block.keeps);
            self.used += block.height;
            self.tail += 1;
        }
    }

    /// Begins a page.
    fn next_page(&mut self) {
        self.full.push(std::mem::take(&mut self.side));
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Ruler, Shows};

    /// A block of lines ten high.
    fn block(lines: u32, keeps: bool) -> Block {
        Block { lines, height: 10, keeps, shows: Shows::Text }
    }

    #[test]
    fn lines_run_over_to_the_next_page() {
        let mut ruler = Ruler::new(100);
        ruler.place(block(12, false));
        assert_eq!((ruler.page(), ruler.room(), ruler.tail()), (2, 80, 2));
        ruler.break_page();
        ruler.break_page();
        assert_eq!((ruler.page(), ruler.room()), (3, 100));
        let lines: Vec<u32> = ruler.sides().iter().map(|side| side.text).collect();
        assert_eq!(lines, [10, 2, 0]);
    }

    #[test]
    fn what_keeps_goes_over_with_the_next() {
        let mut ruler = Ruler::new(100);
        ruler.place(block(8, false));
        ruler.place(block(1, true));
        ruler.place(block(1, true));
        assert_eq!((ruler.page(), ruler.used()), (1, 100));
        ruler.place(block(3, false));
        assert_eq!((ruler.page(), ruler.room(), ruler.tail()), (2, 50, 3));
    }

    #[test]
    fn a_heading_stays_with_one_line_of_its_text() {
        let mut ruler = Ruler::new(100);
        ruler.place(block(8, false));
        ruler.place(block(1, true));
        ruler.place(block(3, false));
        assert_eq!((ruler.page(), ruler.tail()), (2, 2));
    }

    #[test]
    fn a_chain_longer_than_a_page_is_no_trap() {
        let mut ruler = Ruler::new(100);
        (0..25).for_each(|_| ruler.place(block(1, true)));
        ruler.place(block(1, false));
        assert_eq!((ruler.page(), ruler.room()), (3, 40));
    }

    #[test]
    fn header_rows_are_repeated() {
        let mut ruler = Ruler::new(100);
        ruler.place(block(1, true));
        ruler.repeat(10);
        (0..20).for_each(|_| ruler.place(block(1, false)));
        ruler.repeat(0);
        // 9 rows under each header.
        assert_eq!((ruler.page(), ruler.room()), (3, 70));
    }
}
