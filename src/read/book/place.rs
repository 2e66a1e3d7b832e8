//! Which part of a package is which worksheet: workbook → relations → parts.

use crate::read::package::{Package, text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Parts of worksheets by the worksheet's name.
pub(super) fn worksheets(package: &mut Package) -> BTreeMap<String, String> {
    let relations = relations(package, "xl/workbook.xml");
    let workbook = text(package, "xl/workbook.xml").unwrap_or_default();
    let mut places = BTreeMap::new();
    each_tag(&workbook, |tag| {
        if tag.local_name().as_ref() != "sheet" {
            return;
        }
        let part = attribute(tag, "id").and_then(|id| relations.get(&id));
        if let (Some(name), Some(part)) = (attribute(tag, "name"), part) {
            places.insert(name, part.clone());
        }
    });
    places
}

/// The relations of a part: id → part.
pub(super) fn relations(package: &mut Package, part: &str) -> BTreeMap<String, String> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let xml = text(package, &format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    let mut relations = BTreeMap::new();
    each_tag(&xml, |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            relations.insert(id, resolved(folder, &target));
        }
    });
    relations
}

/// A target as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." => {}
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// Shows every opening tag of a text, until it ends or is no longer sound.
pub(super) fn each_tag(xml: &str, mut show: impl FnMut(&BytesStart)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => show(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found =
        attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?;
    Some(value.into_owned())
}
