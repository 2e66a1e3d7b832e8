//! Indents: in characters, in twips, or both, as `w:ind` says them.

use super::tree::Node;

/// A length said in hundredths of a character, in twips, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    /// Hundredths of a character; they count first.
    pub(super) hundredths: Option<i32>,
    /// Twips.
    pub(super) twips: Option<i32>,
}

impl Length {
    /// Reads `w:left` and `w:leftChars`, or the same under its other name.
    fn read(node: &Node, names: [&str; 2]) -> Self {
        let number = |end: &str| {
            names.iter().find_map(|name| node.number(&format!("w:{name}{end}")))
        };
        Self { hundredths: number("Chars"), twips: number("") }
    }

    /// Hundredths of a character that is `character` twips wide.
    pub(super) fn hundredths(self, character: u32) -> i32 {
        let character = i32::try_from(character).unwrap_or(1).max(1);
        let by_twips = || self.twips.unwrap_or(0).saturating_mul(100) / character;
        self.hundredths.filter(|hundredths| *hundredths != 0).unwrap_or_else(by_twips)
    }

    /// Whether anything is said.
    const fn is_said(self) -> bool {
        self.hundredths.is_some() || self.twips.is_some()
    }

    /// Lays a length over this.
    fn lay(&mut self, over: Self) {
        replace(&mut self.hundredths, over.hundredths.as_ref());
        replace(&mut self.twips, over.twips.as_ref());
    }
}

/// `w:ind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent {
    /// Of all lines.
    pub(super) left: Length,
    /// Of all lines.
    pub(super) right: Length,
    /// Of the first line, beyond left.
    pub(super) first_line: Length,
    /// Of the others, beyond the first.
    pub(super) hanging: Length,
}

impl Indent {
    /// Reads `w:ind`.
    pub(super) fn read(node: &Node) -> Self {
        Self {
            left: Length::read(node, ["left", "start"]),
            right: Length::read(node, ["right", "end"]),
            first_line: Length::read(node, ["firstLine", "firstLine"]),
            hanging: Length::read(node, ["hanging", "hanging"]),
        }
    }

    /// Lays indents over this; of first line and hanging the later one holds.
    pub(super) fn lay(&mut self, over: &Self) {
        self.left.lay(over.left);
        self.right.lay(over.right);
        if over.first_line.is_said() && !over.hanging.is_said() {
            self.hanging = Length::default();
        } else if over.hanging.is_said() {
            self.first_line = Length::default();
        }
        self.first_line.lay(over.first_line);
        self.hanging.lay(over.hanging);
    }

    /// Where the first line begins, in hundredths of a character of so many twips.
    pub(super) fn start(&self, character: u32) -> i32 {
        let of = |length: Length| length.hundredths(character);
        let hanging = of(self.hanging);
        let first = if hanging == 0 { of(self.first_line) } else { -hanging };
        of(self.left) + first
    }
}

/// Takes a value over where one is said.
pub(super) fn replace<T: Clone>(value: &mut Option<T>, new: Option<&T>) {
    if let Some(new) = new {
        *value = Some(new.clone());
    }
}
