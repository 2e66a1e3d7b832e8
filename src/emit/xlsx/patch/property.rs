//! Custom properties of a workbook.

use super::Fault;
use super::package::Package;
use super::relations::{BASE, Relations, add_type};
use super::splice::Splices;
use super::tag::{escaped, plain};
use super::tree::{Element, tree};

/// The part.
const PART: &str = "docProps/custom.xml";
/// What it is.
const CONTENT: &str =
    "application/vnd.openxmlformats-officedocument.custom-properties+xml";
/// A part without properties.
const NONE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"></Properties>";
/// Namespace of values.
const TYPES: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
];

/// The value of a property.
pub(super) fn get(package: &mut Package, name: &str) -> Result<Option<String>, Fault> {
    let Some(part) = part(package)? else { return Ok(None) };
    let text = package.required(&part)?;
    let root = tree(&text)?;
    let is_named =
        |property: &&Element| property.attribute(&text, "name").as_deref() == Some(name);
    let property = root.all("property").find(is_named);
    let value = property.and_then(|property| property.children.first());
    Ok(value.map(|value| plain(value.inside(&text))))
}

/// The part that holds them.
fn part(package: &mut Package) -> Result<Option<String>, Fault> {
    let relations = Relations::of(package, "")?;
    let own = ["custom-properties", "customProperties"];
    Ok(own.iter().find_map(|kind| relations.target(kind)).map(str::to_owned))
}

/// Sets a property, whatever it was.
pub(super) fn set(package: &mut Package, name: &str, value: &str) -> Result<(), Fault> {
    let mut relations = Relations::of(package, "")?;
    let own = part(package)?;
    let text = match &own {
        Some(part) => package.required(part)?,
        None => NONE.to_owned(),
    };
    let text = with(&text, name, value)?;
    if let Some(part) = own {
        package.put(&part, text);
        return Ok(());
    }
    package.put(PART, text);
    add_type(package, PART, CONTENT)?;
    // The part is written in the transitional namespace, which every program reads.
    BASE.clone_into(&mut relations.base);
    relations.add(package, "custom-properties", PART)?;
    Ok(())
}

/// The part with a property.
fn with(text: &str, name: &str, value: &str) -> Result<String, Fault> {
    let root = tree(text)?;
    let mut splices = Splices::default();
    let mut last = 1;
    for property in root.all("property") {
        let number = property.attribute(text, "pid").and_then(|pid| pid.parse().ok());
        last = number.unwrap_or(1).max(last);
        if property.attribute(text, "name").as_deref() == Some(name) {
            splices.replace(property.whole.clone(), String::new());
        }
    }
    let space = if text.contains(TYPES[1]) { TYPES[1] } else { TYPES[0] };
    let line = format!(
        "<{0}property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{1}\" name=\"{2}\"><vt:lpwstr xmlns:vt=\"{space}\">{3}</vt:lpwstr></{0}property>",
        root.prefix(),
        last + 1,
        escaped(name),
        escaped(value)
    );
    let end = root.whole.start + text[root.whole.clone()].rfind("</").unwrap_or(0);
    if root.tag == root.whole {
        return with(NONE, name, value);
    }
    splices.insert(end, line);
    Ok(splices.apply(text))
}
