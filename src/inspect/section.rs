//! Sections: paper, margins, grid, and which headers and footers their pages carry.

use super::tree::Node;
use crate::model::Text;

/// Kinds of a section's headers and footers.
pub(super) const SIDES: [&str; 3] = ["default", "even", "first"];

/// A section.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// Paper width in twips; 0 where nothing is said.
    pub(super) width: i32,
    /// Paper height.
    pub(super) height: i32,
    /// `w:orient` is landscape.
    pub(super) says_landscape: bool,
    /// Margins: top, right, bottom, left.
    pub(super) margins: [i32; 4],
    /// Distance of the footer from the paper edge.
    pub(super) footer_distance: i32,
    /// `w:docGrid`.
    pub(super) grid: Option<Grid>,
    /// `w:titlePg`.
    pub(super) has_first_page: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Position of its first paragraph.
    pub(super) first: usize,
    /// Relationship ids of headers by `SIDES`.
    pub(super) headers: [Option<Text>; 3],
    /// The same of footers.
    pub(super) footers: [Option<Text>; 3],
}

impl Section {
    /// Reads `w:sectPr`; headers and footers it does not name are those of the one before.
    pub(super) fn read(node: &Node, before: Option<&Self>) -> Self {
        let size = node.child("w:pgSz");
        let of_size = |name| size.and_then(|size| size.number(name)).unwrap_or(0);
        let margin = node.child("w:pgMar");
        let of_margin = |name| margin.and_then(|m| m.number(name)).unwrap_or(0).abs();
        let gutter = of_margin("w:gutter");
        let references = |name: &'static str, old: Option<&[Option<Text>; 3]>| {
            let named = SIDES.map(|side| reference(node, name, side));
            let mut at = 0;
            named.map(|named| {
                at += 1;
                named.or_else(|| old?[at - 1].clone())
            })
        };
        Self {
            width: of_size("w:w"),
            height: of_size("w:h"),
            says_landscape: size.and_then(|s| s.attribute("w:orient"))
                == Some("landscape"),
            margins: [
                of_margin("w:top"),
                of_margin("w:right"),
                of_margin("w:bottom"),
                of_margin("w:left") + gutter,
            ],
            footer_distance: of_margin("w:footer"),
            grid: node.child("w:docGrid").map(Grid::read),
            has_first_page: node.switch("w:titlePg").unwrap_or(false),
            begins_page: node.value("w:type") != Some("continuous"),
            first: 0,
            headers: references("w:headerReference", before.map(|b| &b.headers)),
            footers: references("w:footerReference", before.map(|b| &b.footers)),
        }
    }

    /// Whether the paper lies across.
    pub(super) const fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// Width of the text area.
    pub(super) const fn text_width(&self) -> i32 {
        self.width - self.margins[1] - self.margins[3]
    }

    /// Height of the text area.
    pub(super) const fn text_height(&self) -> i32 {
        self.height - self.margins[0] - self.margins[2]
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

/// The relationship id of one header or footer.
fn reference(section: &Node, name: &'static str, side: &str) -> Option<Text> {
    let mut all = section.all(name);
    let own = all.find(|node| node.attribute("w:type").unwrap_or("default") == side)?;
    own.attribute("r:id").map(Text::from)
}
