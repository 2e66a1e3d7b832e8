//! Rules round paragraphs, tables and cells.

use super::indent::replace;
use super::tree::Node;
use crate::model::Text;

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Border {
    /// `single`, `nil`, `thickThinSmallGap`.
    pub(super) kind: Text,
    /// Eighths of a point.
    pub(super) weight: u32,
    /// Distance from the text, in points.
    pub(super) space: i32,
    /// `FF0000` in capitals, or `AUTO`.
    pub(super) colour: Text,
}

impl Border {
    /// Reads one side.
    fn read(node: &Node) -> Self {
        let number = |name| node.number(name).unwrap_or(0);
        Self {
            kind: node.attribute("w:val").unwrap_or_default().into(),
            weight: u32::try_from(number("w:sz")).unwrap_or(0),
            space: number("w:space"),
            colour: node.attribute("w:color").unwrap_or("auto").to_uppercase().into(),
        }
    }

    /// Whether it is drawn.
    pub(super) fn is_drawn(&self) -> bool {
        !matches!(&*self.kind, "nil" | "none" | "")
    }

    /// Whether it is drawn as two lines.
    pub(super) fn is_double(&self) -> bool {
        let kind = self.kind.to_lowercase();
        kind == "double" || kind.contains("thin")
    }
}

/// The rules of a paragraph, table or cell, as far as they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Borders {
    /// Above.
    pub(super) top: Option<Border>,
    /// Below.
    pub(super) bottom: Option<Border>,
    /// At the left.
    pub(super) left: Option<Border>,
    /// At the right.
    pub(super) right: Option<Border>,
    /// Between rows.
    pub(super) inside: Option<Border>,
}

impl Borders {
    /// Reads `w:pBdr`, `w:tblBorders` or `w:tcBorders`.
    pub(super) fn read(properties: &Node, name: &str) -> Self {
        let all = properties.child(name);
        let side = |side| all.and_then(|all| all.child(side)).map(Border::read);
        Self {
            top: side("w:top"),
            bottom: side("w:bottom"),
            left: side("w:left"),
            right: side("w:right"),
            inside: side("w:insideH"),
        }
    }

    /// Lays rules over these: what they say holds, the rest stays.
    pub(super) fn lay(&mut self, over: &Self) {
        replace(&mut self.top, over.top.as_ref());
        replace(&mut self.bottom, over.bottom.as_ref());
        replace(&mut self.left, over.left.as_ref());
        replace(&mut self.right, over.right.as_ref());
        replace(&mut self.inside, over.inside.as_ref());
    }

    /// Those that are drawn.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Border> {
        let all = [&self.top, &self.bottom, &self.left, &self.right, &self.inside];
        all.into_iter().flatten().filter(|border| border.is_drawn())
    }

    /// Whether a rule stands at the left or right.
    pub(super) fn has_sides(&self) -> bool {
        [&self.left, &self.right].into_iter().flatten().any(Border::is_drawn)
    }
}
