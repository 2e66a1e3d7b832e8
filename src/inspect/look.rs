//! Formatting of letters and paragraphs as far as it is measured, one layer over another:
//! defaults, table style, styles, numbering, what stands at the paragraph or run itself.

use super::border::Borders;
use super::indent::{Indent, replace};
use super::tree::Node;
use crate::catalog::Align;
use crate::model::Text;

/// A font of one of the four slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// By name.
    Named(Text),
    /// Whatever the theme says.
    Theme,
}

/// The slots of `w:rFonts`: attribute, attribute of the theme.
const SLOTS: [(&str, &str); 4] = [
    ("w:eastAsia", "w:eastAsiaTheme"),
    ("w:ascii", "w:asciiTheme"),
    ("w:hAnsi", "w:hAnsiTheme"),
    ("w:cs", "w:cstheme"),
];

/// Formatting of letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// By slot: eastAsia, ascii, hAnsi, cs.
    pub(super) faces: [Option<Face>; 4],
    /// Half points.
    pub(super) size: Option<u32>,
    /// `w:b`.
    pub(super) bold: Option<bool>,
    /// `FF0000` in capitals, or `AUTO`.
    pub(super) colour: Option<Text>,
    /// Character spacing in twips.
    pub(super) spacing: Option<i32>,
    /// Width of letters in percent.
    pub(super) scale: Option<i32>,
    /// `w:vanish`.
    pub(super) is_hidden: Option<bool>,
}

impl Letters {
    /// Reads `w:rPr`.
    pub(super) fn read(properties: &Node) -> Self {
        let number = |name: &str| properties.child(name)?.number("w:val");
        let fonts = properties.child("w:rFonts");
        let face = |(named, theme): (&str, &str)| {
            let fonts = fonts?;
            let themed = fonts.attribute(theme).map(|_| Face::Theme);
            themed.or_else(|| Some(Face::Named(fonts.attribute(named)?.into())))
        };
        Self {
            faces: SLOTS.map(face),
            size: number("w:sz").and_then(|size| u32::try_from(size).ok()),
            bold: properties.switch("w:b"),
            colour: properties.value("w:color").map(|c| c.to_uppercase().into()),
            spacing: number("w:spacing"),
            scale: number("w:w"),
            is_hidden: properties.switch("w:vanish"),
        }
    }

    /// Lays formatting over this: what it says holds, the rest stays.
    pub(super) fn lay(&mut self, over: &Self) {
        for (face, new) in self.faces.iter_mut().zip(&over.faces) {
            replace(face, new.as_ref());
        }
        replace(&mut self.size, over.size.as_ref());
        replace(&mut self.bold, over.bold.as_ref());
        replace(&mut self.colour, over.colour.as_ref());
        replace(&mut self.spacing, over.spacing.as_ref());
        replace(&mut self.scale, over.scale.as_ref());
        replace(&mut self.is_hidden, over.is_hidden.as_ref());
    }

    /// The font of Chinese characters, where one is named.
    pub(super) fn chinese(&self) -> Option<&str> {
        match &self.faces[0] {
            Some(Face::Named(name)) => Some(name),
            _ => None,
        }
    }

    /// Half points; 10 pt where nothing is said.
    pub(super) fn size(&self) -> u32 {
        self.size.unwrap_or(20)
    }
}

/// Formatting of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Alignment.
    pub(super) align: Option<Align>,
    /// Indents.
    pub(super) indent: Indent,
    /// Space before and after: twips, or anything else that makes space.
    pub(super) around: [Option<i32>; 6],
    /// Line spacing in twips, or 240ths of a line.
    pub(super) line: Option<i32>,
    /// `exact`, `atLeast`, `auto`.
    pub(super) rule: Option<Text>,
    /// `w:keepNext`.
    pub(super) keeps_next: Option<bool>,
    /// `w:pageBreakBefore`.
    pub(super) begins_page: Option<bool>,
    /// `w:widowControl`.
    pub(super) widow_control: Option<bool>,
    /// Rules.
    pub(super) borders: Borders,
    /// `w:framePr`.
    pub(super) frame: Option<Frame>,
    /// `w:numPr`: list and level.
    pub(super) number: (Option<Text>, Option<usize>),
}

/// The space attributes of `w:spacing`.
const AROUND: [&str; 6] = [
    "w:before",
    "w:after",
    "w:beforeLines",
    "w:afterLines",
    "w:beforeAutospacing",
    "w:afterAutospacing",
];

impl Lines {
    /// Reads `w:pPr`.
    pub(super) fn read(properties: &Node) -> Self {
        let spacing = properties.child("w:spacing");
        let number = properties.child("w:numPr");
        let level = number.and_then(|n| n.child("w:ilvl")?.number("w:val"));
        Self {
            align: properties.value("w:jc").map(align),
            indent: properties.child("w:ind").map(Indent::read).unwrap_or_default(),
            around: AROUND.map(|name| spacing.and_then(|s| switch_or_number(s, name))),
            line: spacing.and_then(|s| s.number("w:line")),
            rule: spacing.and_then(|s| s.attribute("w:lineRule")).map(Text::from),
            keeps_next: properties.switch("w:keepNext"),
            begins_page: properties.switch("w:pageBreakBefore"),
            widow_control: properties.switch("w:widowControl"),
            borders: Borders::read(properties, "w:pBdr"),
            frame: properties.child("w:framePr").map(Frame::read),
            number: (
                number.and_then(|n| n.value("w:numId")).map(Text::from),
                level.and_then(|level| usize::try_from(level).ok()),
            ),
        }
    }

    /// Lays formatting over this: what it says holds, the rest stays.
    pub(super) fn lay(&mut self, over: &Self) {
        replace(&mut self.align, over.align.as_ref());
        self.indent.lay(&over.indent);
        for (space, new) in self.around.iter_mut().zip(&over.around) {
            replace(space, new.as_ref());
        }
        replace(&mut self.line, over.line.as_ref());
        replace(&mut self.rule, over.rule.as_ref());
        replace(&mut self.keeps_next, over.keeps_next.as_ref());
        replace(&mut self.begins_page, over.begins_page.as_ref());
        replace(&mut self.widow_control, over.widow_control.as_ref());
        self.borders.lay(&over.borders);
        replace(&mut self.frame, over.frame.as_ref());
        replace(&mut self.number.0, over.number.0.as_ref());
        replace(&mut self.number.1, over.number.1.as_ref());
    }

    /// The exact line pitch in twips; `None` where lines follow their letters.
    pub(super) fn exact(&self) -> Option<i32> {
        self.line.filter(|_| self.rule.as_deref() == Some("exact"))
    }

    /// Alignment; left where nothing is said.
    pub(super) fn align(&self) -> Align {
        self.align.unwrap_or_default()
    }
}

/// `w:jc`.
fn align(word: &str) -> Align {
    match word {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        "both" | "distribute" => Align::Both,
        _ => Align::Left,
    }
}

/// A number, or a switch as 1 and 0.
fn switch_or_number(node: &Node, name: &str) -> Option<i32> {
    match node.attribute(name)? {
        "true" | "on" => Some(1),
        "false" | "off" => Some(0),
        _ => node.number(name),
    }
}

/// `w:framePr`: where a framed paragraph stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// What `y` counts from: `page`, `margin`, `text`.
    pub(super) anchor: Text,
    /// Twips.
    pub(super) y: Option<i32>,
    /// `left`, `center`, `right`, `outside`.
    pub(super) align: Option<Text>,
}

impl Frame {
    /// Reads `w:framePr`.
    fn read(node: &Node) -> Self {
        let word = |name| node.attribute(name).map(Text::from);
        Self {
            anchor: word("w:vAnchor").unwrap_or_else(|| "page".into()),
            y: node.number("w:y"),
            align: word("w:xAlign"),
        }
    }
}
