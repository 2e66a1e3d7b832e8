//! Which part means which: relationships and content types.

use super::Fault;
use super::package::Package;
use super::splice::Splices;
use super::tag::escaped;
use super::tree::{Element, tree};

/// Relationships of one part.
pub(super) struct Relations {
    /// The part that holds them.
    name: String,
    /// Id, kind (its last word) and target of each that is inside the package.
    pub(super) all: Vec<(String, String, String)>,
    /// Where the kinds of this package begin: transitional or strict.
    pub(super) base: String,
}

/// Kinds of a transitional package begin so.
pub(super) const BASE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A part of relationships without any.
const NONE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
/// The part of content types.
const TYPES: &str = "[Content_Types].xml";

impl Relations {
    /// Reads the relationships of a part; `""` is the package.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Self, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut relations = Self { name, all: Vec::new(), base: BASE.into() };
        let Some(text) = package.text(&relations.name)? else { return Ok(relations) };
        for element in &tree(&text)?.children {
            let value = |name| element.attribute(&text, name).unwrap_or_default();
            let (id, kind, target) = (value("Id"), value("Type"), value("Target"));
            if value("TargetMode") == "External" {
                relations.all.push((id, String::new(), target));
                continue;
            }
            let (base, word) = kind.rsplit_once('/').unwrap_or(("", &kind));
            if base.contains("purl.oclc.org") {
                relations.base = base.into();
            }
            relations.all.push((id, word.into(), resolved(folder, &target)));
        }
        Ok(relations)
    }

    /// The first target of a kind.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        let found = self.all.iter().find(|(_, own, _)| own == kind);
        found.map(|(_, _, target)| target.as_str())
    }

    /// The target of an id.
    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        let found = self.all.iter().find(|(own, kind, _)| own == id && !kind.is_empty());
        found.map(|(_, _, target)| target.as_str())
    }

    /// Takes all of a kind out.
    pub(super) fn remove(
        &mut self,
        package: &mut Package,
        kind: &str,
    ) -> Result<(), Fault> {
        let own = self.all.iter().filter(|(_, own, _)| own == kind);
        let ids: Vec<String> = own.map(|(id, ..)| id.clone()).collect();
        ids.iter().try_for_each(|id| self.remove_id(package, id))
    }

    /// Takes one out.
    pub(super) fn remove_id(
        &mut self,
        package: &mut Package,
        id: &str,
    ) -> Result<(), Fault> {
        let Some(text) = package.text(&self.name)? else { return Ok(()) };
        let mut splices = Splices::default();
        for element in &tree(&text)?.children {
            if element.attribute(&text, "Id").as_deref() == Some(id) {
                splices.replace(element.whole.clone(), String::new());
            }
        }
        package.put(&self.name, splices.apply(&text));
        self.all.retain(|(own, ..)| own != id);
        Ok(())
    }

    /// Adds one; gives its id. `kind` is the last word of a kind of this package.
    pub(super) fn add(
        &mut self,
        package: &mut Package,
        kind: &str,
        target: &str,
    ) -> Result<String, Fault> {
        let is_taken = |id: &String| self.all.iter().any(|(own, ..)| own == id);
        let mut ids = (1_u32..).map(|n| format!("rId{n}"));
        let id = ids.find(|id| !is_taken(id)).unwrap_or_default();
        let text = package.text(&self.name)?.unwrap_or_else(|| NONE.to_owned());
        let line = format!(
            "<Relationship Id=\"{id}\" Type=\"{}/{kind}\" Target=\"/{}\"/>",
            self.base,
            escaped(target)
        );
        let mut splices = Splices::default();
        tree(&text)?.append(&text, &line, 0, &mut splices);
        package.put(&self.name, splices.apply(&text));
        self.all.push((id.clone(), kind.into(), target.into()));
        Ok(id)
    }
}

/// A target as the name of a part: from the root, or from the folder of its part.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Says of what kind a new part is.
pub(super) fn add_type(
    package: &mut Package,
    part: &str,
    content: &str,
) -> Result<(), Fault> {
    let line =
        format!("<Override PartName=\"/{}\" ContentType=\"{content}\"/>", escaped(part));
    declare(package, |_, _| Some(line.clone()))
}

/// Says no more of what kind a part is.
pub(super) fn remove_type(package: &mut Package, part: &str) -> Result<(), Fault> {
    let text = package.required(TYPES)?;
    let mut splices = Splices::default();
    for element in tree(&text)?.all("Override") {
        let own = element.attribute(&text, "PartName").unwrap_or_default();
        if own.trim_start_matches('/').eq_ignore_ascii_case(part) {
            splices.replace(element.whole.clone(), String::new());
        }
    }
    package.put(TYPES, splices.apply(&text));
    Ok(())
}

/// Says of what kind all parts of an ending are, unless that is said.
pub(super) fn add_default(
    package: &mut Package,
    ending: &str,
    content: &str,
) -> Result<(), Fault> {
    declare(package, |text, root| {
        let mut known = root.all("Default");
        let is_known = known.any(|element| {
            let own = element.attribute(text, "Extension").unwrap_or_default();
            own.eq_ignore_ascii_case(ending)
        });
        let line = format!("<Default Extension=\"{ending}\" ContentType=\"{content}\"/>");
        (!is_known).then_some(line)
    })
}

/// Adds a line to the content types.
fn declare(
    package: &mut Package,
    line: impl Fn(&str, &Element) -> Option<String>,
) -> Result<(), Fault> {
    let text = package.required(TYPES)?;
    let root = tree(&text)?;
    let Some(line) = line(&text, &root) else { return Ok(()) };
    let mut splices = Splices::default();
    root.append(&text, &line, 0, &mut splices);
    package.put(TYPES, splices.apply(&text));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_read_from_the_root_or_from_their_folder() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }
}
