//! The XML of a part as a tree: names by namespace, of each drawing the first choice only.

use super::package::Refusal;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// How deep elements may stand in each other.
const DEEPEST: usize = 256;
/// Elements that all parts together may have.
pub(super) const MOST_ELEMENTS: usize = 1 << 19;
/// Largest number that is taken as written, in whatever unit.
const LARGEST: i64 = 1 << 20;
/// Attributes that an element may have.
const MOST_ATTRIBUTES: usize = 256;

/// Namespaces and the prefix their names get here, whatever the file calls them.
const SPACES: [(&str, &str); 22] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp:"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a:"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a:"),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps:"),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg:"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic:"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"),
    ("urn:schemas-microsoft-com:vml", "v:"),
    ("urn:schemas-microsoft-com:office:office", "o:"),
    ("urn:schemas-microsoft-com:office:word", "w10:"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", ""),
    ("http://schemas.openxmlformats.org/package/2006/content-types", ""),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", ""),
    ("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", ""),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"),
    ("http://purl.org/dc/elements/1.1/", "dc:"),
    ("http://www.w3.org/XML/1998/namespace", "xml:"),
];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// `w:pPr`; names of other namespaces begin with `?`.
    pub(super) name: String,
    /// Names and values.
    attributes: Vec<(String, String)>,
    /// Elements in it.
    pub(super) children: Vec<Node>,
    /// Text directly in it.
    pub(super) text: String,
}

impl Node {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| &**value)
    }

    /// An attribute that is a whole number, its fraction dropped; no measure on paper is
    /// larger than `LARGEST`.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        let value = self.attribute(name)?;
        let whole: i64 = value.split('.').next()?.trim().parse().ok()?;
        i32::try_from(whole.clamp(-LARGEST, LARGEST)).ok()
    }

    /// An attribute in EMU as twips.
    pub(super) fn emu(&self, name: &str) -> Option<i32> {
        twips(self.attribute(name)?)
    }

    /// `w:val` of a child.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Whether a switch like `w:b` is set; `None` where nothing is said.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("w:val");
        Some(!matches!(value, Some("0" | "false" | "off" | "none")))
    }

    /// It and all elements in it, in document order.
    pub(super) fn descendants(&self) -> impl Iterator<Item = &Self> {
        self.outside("")
    }

    /// The same, without what stands in elements of that name.
    pub(super) fn outside(&self, name: &str) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let node = open.pop()?;
            if node.name != name {
                open.extend(node.children.iter().rev());
            }
            Some(node)
        })
    }
}

/// EMU as twips.
pub(super) fn twips(emu: &str) -> Option<i32> {
    let emu: i64 = emu.trim().parse().ok()?;
    i32::try_from((emu / 635).clamp(-LARGEST, LARGEST)).ok()
}

/// Reads a part; what is no sound XML is refused with the code that says why. `left` counts
/// the elements that may still come.
pub(super) fn parse(text: &str, left: &mut usize) -> Result<Node, Refusal> {
    let mut reader = NsReader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        let event = reader.read_event().map_err(|_| BROKEN)?;
        match event {
            Event::Start(start) => {
                open.push(element(&reader, &start, left)?);
                if open.len() > DEEPEST {
                    return Err("X25·过大");
                }
            }
            Event::Empty(start) => close(&mut open, element(&reader, &start, left)?),
            Event::End(_) => {
                let node = open.pop().ok_or(BROKEN)?;
                close(&mut open, node);
            }
            Event::Text(words) => add(&mut open, &words.xml10_content()),
            Event::CData(words) => add(&mut open, &words.xml10_content()),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().map_err(|_| BROKEN)?;
                let named = || predefined(&name.into_inner());
                let character = character.or_else(named).ok_or(BROKEN)?;
                add(&mut open, character.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err("X25·声明"),
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().filter(|_| open.is_empty());
    root.and_then(|mut outside| outside.children.pop()).ok_or(BROKEN)
}

/// The code of what cannot be read.
pub(super) const BROKEN: Refusal = "X25·损坏";

/// The five entities that XML knows by itself.
fn predefined(name: &str) -> Option<char> {
    let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
    known.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

/// Adds text to the element that is open.
fn add(open: &mut [Node], words: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(words);
    }
}

/// An element from its tag; `left` counts what may still come.
fn element(
    reader: &NsReader<&[u8]>,
    start: &BytesStart,
    left: &mut usize,
) -> Result<Node, Refusal> {
    *left = left.checked_sub(1).ok_or("X25·过大")?;
    let (space, local) = reader.resolver().resolve_element(start.name());
    let mut node = Node { name: full(&space, local.as_ref()), ..Node::default() };
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| BROKEN)?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        if node.attributes.len() == MOST_ATTRIBUTES {
            return Err("X25·过大");
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let value =
            attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| BROKEN)?;
        node.attributes.push((full(&space, local.as_ref()), value.into_owned()));
    }
    Ok(node)
}

/// A name with the prefix of its namespace.
fn full(space: &ResolveResult, local: &str) -> String {
    let prefix = match space {
        ResolveResult::Unbound => "",
        ResolveResult::Bound(space) => {
            let known = SPACES.iter().find(|(uri, _)| *uri == space.0);
            known.map_or("?", |(_, prefix)| prefix)
        }
        ResolveResult::Unknown(_) => "?",
    };
    format!("{prefix}{local}")
}

/// Hangs a finished element into its parent; of alternatives the first stands for all.
fn close(open: &mut [Node], mut node: Node) {
    let Some(parent) = open.last_mut() else { return };
    if node.name == "mc:AlternateContent" {
        if let Some(first) = node.children.first_mut() {
            parent.children.append(&mut first.children);
        }
    } else {
        parent.children.push(node);
    }
}
