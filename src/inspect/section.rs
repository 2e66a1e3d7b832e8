//! Sections: paper, margins, grid, and which headers and footers their pages carry.

use super::tree::Node;
use crate::model::Text;

/// A section; lengths in twips, 0 where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// Of the paper.
    pub(super) width: i32,
    /// Of the paper.
    pub(super) height: i32,
    /// 天头.
    pub(super) top: i32,
    /// Right margin.
    pub(super) right: i32,
    /// Bottom margin.
    pub(super) bottom: i32,
    /// 订口, the gutter counted in.
    pub(super) left: i32,
    /// From the paper's foot to the footer.
    pub(super) footer: i32,
    /// `w:orient` is landscape.
    pub(super) says_landscape: bool,
    /// `w:docGrid`.
    pub(super) grid: Option<Grid>,
    /// `w:titlePg`.
    pub(super) has_first_page: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Position of its first paragraph.
    pub(super) first: usize,
    /// Headers.
    pub(super) headers: Sides,
    /// Footers.
    pub(super) footers: Sides,
}

impl Section {
    /// Reads `w:sectPr`; headers and footers it does not name are those of the one before.
    pub(super) fn read(node: &Node, before: Option<&Self>) -> Self {
        let size = node.child("w:pgSz");
        let of_size = |name| size.and_then(|size| size.number(name)).unwrap_or(0);
        let margin = node.child("w:pgMar");
        let of_margin = |name| margin.and_then(|m| m.number(name)).unwrap_or(0).abs();
        let orientation = size.and_then(|size| size.attribute("w:orient"));
        Self {
            width: of_size("w:w"),
            height: of_size("w:h"),
            top: of_margin("w:top"),
            right: of_margin("w:right"),
            bottom: of_margin("w:bottom"),
            left: of_margin("w:left") + of_margin("w:gutter"),
            footer: of_margin("w:footer"),
            says_landscape: orientation == Some("landscape"),
            grid: node.child("w:docGrid").map(Grid::read),
            has_first_page: node.switch("w:titlePg").unwrap_or(false),
            begins_page: node.value("w:type") != Some("continuous"),
            first: 0,
            headers: Sides::read(node, "w:headerReference", before.map(|b| &b.headers)),
            footers: Sides::read(node, "w:footerReference", before.map(|b| &b.footers)),
        }
    }

    /// Whether the paper lies across.
    pub(super) const fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// Width of the text area.
    pub(super) const fn text_width(&self) -> i32 {
        self.width - self.left - self.right
    }

    /// Height of the text area.
    pub(super) const fn text_height(&self) -> i32 {
        self.height - self.top - self.bottom
    }
}

/// Relationship ids of the headers or footers of a section.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides {
    /// Of odd pages, or of all.
    pub(super) odd: Option<Text>,
    /// Of even pages.
    pub(super) even: Option<Text>,
    /// Of the first page.
    pub(super) first: Option<Text>,
}

impl Sides {
    /// Reads the references of one name; those that are not there are the old ones.
    fn read(section: &Node, name: &str, old: Option<&Self>) -> Self {
        let old = old.cloned().unwrap_or_default();
        let side = |kind: &str, old: Option<Text>| {
            let is = |node: &&Node| node.attribute("w:type").unwrap_or("default") == kind;
            let own = section.children.iter().filter(|node| node.name == name).find(is);
            own.and_then(|node| node.attribute("r:id")).map(Text::from).or(old)
        };
        Self {
            odd: side("default", old.odd),
            even: side("even", old.even),
            first: side("first", old.first),
        }
    }

    /// All that are there.
    pub(super) fn all(&self) -> impl Iterator<Item = &Text> {
        [&self.odd, &self.even, &self.first].into_iter().flatten()
    }
}

/// `w:docGrid`: what lines and characters snap to.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// `lines`, `linesAndChars`, `snapToChars`; else no grid.
    pub(super) kind: Text,
    /// Twips of a line.
    pub(super) pitch: i32,
    /// 4096ths of a point that a character is wider than the base letters.
    space: i32,
}

impl Grid {
    /// Reads `w:docGrid`.
    fn read(node: &Node) -> Self {
        let number = |name| node.number(name).unwrap_or(0);
        let kind = node.attribute("w:type").unwrap_or("default").into();
        Self { kind, pitch: number("w:linePitch"), space: number("w:charSpace") }
    }

    /// 4096ths of a point that characters are set apart; `None` where lines alone snap.
    pub(super) fn character_space(&self) -> Option<i32> {
        Some(self.space).filter(|_| self.kind.to_lowercase().contains("chars"))
    }
}
