//! What docx-rs writes → what the schema of ISO 29500 wants (`crates.md` §1).
//!
//! One pass over one element: children of property elements in schema order, empty `w:rPr`
//! and `w14:paraId` dropped, `w:ind` given its character twins, `w:gridCol` without type,
//! `w:tblHeader` put where it is asked for.

use crate::model::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Order of children in `w:pPr` (`CT_PPr`), as far as docx-rs writes them.
const PARAGRAPH: [&str; 21] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];
/// Order in `w:rPr` (`EG_RPrBase`).
const RUN: [&str; 17] = [
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:strike",
    "w:vanish",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:fitText",
];
/// Order in `w:sectPr`.
const SECTION: [&str; 9] = [
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:docGrid",
];
/// Order in `w:tblPr`.
const TABLE: [&str; 8] = [
    "w:tblStyle",
    "w:tblpPr",
    "w:tblW",
    "w:jc",
    "w:tblInd",
    "w:tblBorders",
    "w:tblLayout",
    "w:tblCellMar",
];
/// Order in `w:tcPr`.
const CELL: [&str; 8] = [
    "w:tcW",
    "w:gridSpan",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:tcMar",
    "w:textDirection",
    "w:vAlign",
];
/// Order in `w:pBdr`, `w:tblBorders`, `w:tcBorders`, `w:tblCellMar`.
const SIDES: [&str; 7] =
    ["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:insideH", "w:insideV"];

/// Twips of one 3号 character (`gongwen.md` §1), for the character twins of `w:ind`.
const CHARACTER: u32 = 316;

/// One element, its attributes as written (escaped).
struct Node {
    /// Qualified name.
    name: String,
    /// Name and escaped value.
    attributes: Vec<(String, String)>,
    /// Elements and text in order.
    children: Vec<Child>,
}

/// What an element holds.
enum Child {
    /// An element.
    Element(Node),
    /// Escaped text.
    Text(String),
}

/// Rewrites one element that docx-rs built.
pub(super) fn normalise(built: &[u8]) -> Result<String> {
    let fault = Error::internal("排版");
    let text = match std::str::from_utf8(built) {
        Ok(text) => text,
        Err(why) => return Err(fault(&why.to_string())),
    };
    let mut out = String::with_capacity(text.len());
    match parse(text) {
        Ok(root) => write(&mut out, &root),
        Err(why) => return Err(fault(&why)),
    }
    Ok(out)
}

/// Marks the rows of a built table row as header, which docx-rs cannot say.
pub(super) fn mark_header(row: &str) -> String {
    if row.contains("<w:trPr>") {
        row.replacen("</w:trPr>", "<w:tblHeader/></w:trPr>", 1)
    } else {
        row.replacen("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    }
}

/// Reads and repairs.
fn parse(text: &str) -> std::result::Result<Node, String> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::new(String::new())];
    loop {
        let event = reader.read_event().map_err(|fault| fault.to_string())?;
        match event {
            Event::Start(start) => open.push(Node::start(&start)?),
            Event::Empty(start) => close(&mut open, Node::start(&start)?),
            Event::End(_) => {
                let node = open.pop().ok_or("end without start")?;
                close(&mut open, node);
            }
            Event::Text(words) => {
                let words = Child::Text(words.into_inner().into_owned());
                open.last_mut().ok_or("text outside")?.children.push(words);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().and_then(|mut node| node.children.pop());
    match root {
        Some(Child::Element(node)) if open.is_empty() => Ok(node),
        _ => Err("no element".to_owned()),
    }
}

/// Repairs a finished element and hangs it into its parent.
fn close(open: &mut [Node], mut node: Node) {
    node.repair();
    let is_idle = node.name == "w:rPr" && node.children.is_empty();
    if let (false, Some(parent)) = (is_idle, open.last_mut()) {
        parent.children.push(Child::Element(node));
    }
}

impl Node {
    /// An element without anything.
    const fn new(name: String) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// From its tag.
    fn start(start: &BytesStart) -> std::result::Result<Self, String> {
        let mut node = Self::new(start.name().as_ref().to_owned());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|fault| fault.to_string())?;
            let name = attribute.key.as_ref().to_owned();
            node.attributes.push((name, attribute.value.into_owned()));
        }
        Ok(node)
    }

    /// Puts children in order and fixes attributes.
    fn repair(&mut self) {
        self.attributes.retain(|(name, _)| name != "w14:paraId");
        let order: &[&str] = match &*self.name {
            "w:pPr" => &PARAGRAPH,
            "w:rPr" => &RUN,
            "w:sectPr" => &SECTION,
            "w:tblPr" => &TABLE,
            "w:tcPr" => &CELL,
            "w:pBdr" | "w:tblBorders" | "w:tcBorders" | "w:tblCellMar" => &SIDES,
            _ => &[],
        };
        match &*self.name {
            "w:gridCol" => self.attributes.retain(|(name, _)| name != "w:type"),
            "w:ind" => self.indent(),
            _ => {}
        }
        if !order.is_empty() {
            let rank = |child: &Child| match child {
                Child::Element(node) => order.iter().position(|name| *name == node.name),
                Child::Text(_) => None,
            };
            self.children.sort_by_key(|child| rank(child).unwrap_or(order.len()));
        }
    }

    /// `w:ind`: sides that are zero go (they would override the style), the others get the
    /// twin in hundredths of a character that WPS and Word prefer.
    fn indent(&mut self) {
        let mut fixed = Vec::new();
        for (name, value) in self.attributes.drain(..) {
            let twips: u32 = value.parse().unwrap_or(0);
            let is_side = matches!(&*name, "w:left" | "w:right");
            if !is_side && !matches!(&*name, "w:firstLine" | "w:hanging") {
                fixed.push((name, value));
            } else if twips > 0 || !is_side {
                let twin = (twips * 100 + CHARACTER / 2) / CHARACTER;
                fixed.push((format!("{name}Chars"), twin.to_string()));
                fixed.push((name, value));
            }
        }
        self.attributes = fixed;
    }
}

/// Writes an element.
fn write(out: &mut String, node: &Node) {
    out.push('<');
    out.push_str(&node.name);
    for (name, value) in &node.attributes {
        out.extend([" ", name, "=\"", value, "\""]);
    }
    if node.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &node.children {
        match child {
            Child::Element(node) => write(out, node),
            Child::Text(text) => out.push_str(text),
        }
    }
    out.extend(["</", &*node.name, ">"]);
}
