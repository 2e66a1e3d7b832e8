//! A small part as elements with their places, so that it can be changed where it must be.

use super::splice::Splices;
use super::tag::{attribute, prefix, prefixed, with};
use super::{Fault, MOST_BYTES};
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// How deep elements may stand in each other.
const DEEPEST: usize = 128;
/// Elements that a part may have.
const MOST_ELEMENTS: usize = 1 << 20;

/// An element.
pub(super) struct Element {
    /// Name with prefix.
    pub(super) name: String,
    /// Where its start tag stands.
    pub(super) tag: Range<usize>,
    /// Where the whole stands.
    pub(super) whole: Range<usize>,
    /// Elements in it.
    pub(super) children: Vec<Element>,
}

/// Reads a part.
pub(super) fn tree(text: &str) -> Result<Element, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::Broken);
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = vec![Element::new("", 0..0)];
    let mut left = MOST_ELEMENTS;
    loop {
        let from = position(&reader);
        let event = reader.read_event().map_err(|_| Fault::Broken)?;
        let at = from..position(&reader);
        match event {
            Event::Start(start) if open.len() < DEEPEST => {
                open.push(Element::new(start.name().as_ref(), at));
            }
            Event::Empty(start) => {
                close(&mut open, Element::new(start.name().as_ref(), at))?;
            }
            Event::End(_) => {
                let mut element = open.pop().ok_or(Fault::Broken)?;
                element.whole.end = at.end;
                close(&mut open, element)?;
            }
            Event::Start(_) | Event::DocType(_) => return Err(Fault::Broken),
            Event::Eof => break,
            _ => continue,
        }
        left = left.checked_sub(1).ok_or(Fault::Broken)?;
    }
    let outside = open.pop().filter(|_| open.is_empty());
    outside.and_then(|mut outside| outside.children.pop()).ok_or(Fault::Broken)
}

/// Where a reader stands.
pub(super) fn position(reader: &quick_xml::Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Hangs a finished element into its parent.
fn close(open: &mut [Element], element: Element) -> Result<(), Fault> {
    open.last_mut().ok_or(Fault::Broken)?.children.push(element);
    Ok(())
}

impl Element {
    /// An element that begins with a tag.
    fn new(name: &str, tag: Range<usize>) -> Self {
        Self { name: name.to_owned(), whole: tag.clone(), tag, children: Vec::new() }
    }

    /// Its name without prefix.
    pub(super) fn local(&self) -> &str {
        &self.name[self.prefix().len()..]
    }

    /// Its prefix with the colon.
    pub(super) fn prefix(&self) -> &str {
        prefix(&self.name)
    }

    /// The first child of a name without prefix.
    pub(super) fn child(&self, local: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.local() == local)
    }

    /// All children of a name without prefix.
    pub(super) fn all<'a>(&'a self, local: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.local() == local)
    }

    /// The value of an attribute by its name without prefix.
    pub(super) fn attribute(&self, text: &str, name: &str) -> Option<String> {
        let tag = text[self.tag.clone()].trim_start_matches('<').trim_end_matches('>');
        let tag = tag.trim_end_matches('/');
        attribute(&BytesStart::from_content(tag, self.name.len()), name)
    }

    /// What stands between its tags.
    pub(super) fn inside<'t>(&self, text: &'t str) -> &'t str {
        let end = text[self.whole.clone()].rfind("</").map(|at| self.whole.start + at);
        text.get(self.tag.end..end.unwrap_or(self.tag.end)).unwrap_or_default()
    }

    /// Puts our elements at its end, and an attribute `count` right where it has one.
    pub(super) fn append(&self, text: &str, xml: &str, count: usize, to: &mut Splices) {
        let xml = prefixed(xml, self.prefix());
        let mut tag = text[self.tag.clone()].to_owned();
        if self.attribute(text, "count").is_some() {
            tag = with(&tag, "count", &count.to_string());
        }
        if let Some(open) = tag.strip_suffix("/>") {
            let whole = format!("{}>{xml}</{}>", open.trim_end(), self.name);
            to.replace(self.tag.clone(), whole);
            return;
        }
        // What stays is not replaced: others may add here too.
        if tag != text[self.tag.clone()] {
            to.replace(self.tag.clone(), tag);
        }
        let end = self.whole.start + text[self.whole.clone()].rfind("</").unwrap_or(0);
        to.insert(end, xml);
    }

    /// Puts our elements among its children: before the first of those that come later.
    pub(super) fn insert_before(
        &self,
        text: &str,
        (later, xml): (&[&str], &str),
        to: &mut Splices,
    ) {
        let next = self.children.iter().find(|child| later.contains(&child.local()));
        match next {
            Some(next) => to.insert(next.whole.start, prefixed(xml, self.prefix())),
            None => self.append(text, xml, 0, to),
        }
    }
}
