//! 自己写的工作簿: what the custom properties of a workbook that zhenwen wrote say of it.
//! An annotated copy says of which workbook it is (`annotated.rs`).

use super::clean;
use super::package::{open, text};
use crate::model::{Annotation, Text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// A workbook that zhenwen wrote.
#[derive(Default)]
pub(super) struct Ours {
    /// The run that wrote it.
    pub(super) run: Text,
    /// Its worksheets in order.
    pages: Vec<(String, Page)>,
}

/// What a worksheet of ours holds.
#[derive(Clone, Default)]
pub(super) struct Page {
    /// Sheets of its tables; none: it is not to be read.
    pub(super) sheets: BTreeSet<String>,
    /// Folded headers of derived columns, which are never read.
    pub(super) derived: BTreeSet<String>,
}

/// What an annotated workbook says of its source: hash and path.
pub(super) fn annotated_of(bytes: &[u8]) -> Option<(Text, Text)> {
    let properties = properties(&part(bytes)?);
    let (hash, path) = properties.get(Annotation::PROPERTY)?.split_once(' ')?;
    Some((hash.into(), path.into()))
}

/// Reads the properties of a workbook; nothing where it is not ours.
pub(super) fn ours(bytes: &[u8]) -> Option<Ours> {
    let properties = properties(&part(bytes)?);
    let run = properties.get("zhenwen-run")?.as_str().into();
    let mut ours = Ours { run, ..Ours::default() };
    let tables = (1_u32..).map_while(|n| properties.get(&format!("zhenwen-table-{n}")));
    for line in tables {
        let mut words = line.splitn(3, '/');
        let mut word = || words.next().unwrap_or_default();
        let (worksheet, sheet, derived) = (word(), word(), word());
        let page = ours.of(worksheet);
        page.sheets.extend(Some(sheet.to_owned()).filter(|sheet| !sheet.is_empty()));
        let derived = derived.split('、').filter(|header| !header.is_empty());
        page.derived.extend(derived.map(|header| clean::key(header).into_owned()));
    }
    Some(ours)
}

/// The name of a form of ours to be filled in: a sheet of it without rows is not kept, for
/// nobody has filled it in.
pub(super) fn form(bytes: &[u8]) -> Option<Text> {
    let name = properties(&part(bytes)?).remove("zhenwen-form")?;
    Some(name.into())
}

impl Ours {
    /// What is known of a worksheet, for more to be added.
    fn of(&mut self, worksheet: &str) -> &mut Page {
        let known = self.pages.iter().position(|(name, _)| name == worksheet);
        let at = known.unwrap_or_else(|| {
            self.pages.push((worksheet.to_owned(), Page::default()));
            self.pages.len() - 1
        });
        &mut self.pages[at].1
    }

    /// The page that a worksheet is: that of its name, else that of its place, if no other
    /// worksheet has the name.
    pub(super) fn page(&self, at: usize, worksheets: &[&str]) -> Option<&Page> {
        let name = worksheets.get(at)?;
        let named = self.pages.iter().find(|(known, _)| known == name);
        let placed = || {
            let placed = self.pages.get(at);
            placed.filter(|(known, _)| !worksheets.contains(&known.as_str()))
        };
        named.or_else(placed).map(|(_, page)| page)
    }
}

/// The part of a package that holds custom properties.
fn part(bytes: &[u8]) -> Option<String> {
    text(&mut open(bytes)?, "docProps/custom.xml")
}

/// Names and texts of custom properties; what is no sound XML has none.
fn properties(xml: &str) -> BTreeMap<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut properties = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if start.local_name().as_ref() == "property" => {
                open = name(&start).map(|name| (name, String::new()));
            }
            Ok(Event::Text(words)) => add(&mut open, &words.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let character = character.or_else(|| named(&reference.into_inner()));
                add(&mut open, &character.map(String::from).unwrap_or_default());
            }
            Ok(Event::End(end)) if end.local_name().as_ref() == "property" => {
                properties.extend(open.take());
            }
            Ok(Event::Eof) | Err(_) => return properties,
            Ok(_) => {}
        }
    }
}

/// The name of a property.
fn name(start: &BytesStart) -> Option<String> {
    let name = start.try_get_attribute("name").ok()??;
    Some(name.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?.into_owned())
}

/// One of the five entities that XML knows by itself.
fn named(name: &str) -> Option<char> {
    let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
    known.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

/// Adds text to the property that is open.
fn add(open: &mut Option<(String, String)>, words: &str) {
    if let Some((_, text)) = open {
        text.push_str(words.trim_matches('\n'));
    }
}
