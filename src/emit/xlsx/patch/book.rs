//! The part that lists the worksheets of a workbook, and a new first one among them.

use super::Fault;
use super::package::Package;
use super::relations::{Relations, add_type, remove_type};
use super::splice::Splices;
use super::tag::{escaped, with};
use super::tree::{Element, tree};

/// What a worksheet is.
const CONTENT: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// Elements of the part that stand behind `definedNames`.
pub(super) const LATER: [&str; 13] = [
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
    "AlternateContent",
    "revisionPtr",
    "timelineCachePivotCaches",
];

/// A workbook.
pub(super) struct Book {
    /// The part.
    pub(super) part: String,
    /// Its relationships.
    pub(super) relations: Relations,
    /// Namespace of worksheets.
    pub(super) space: String,
    /// Worksheets in order: name and part; no part for sheets of charts and macros.
    pub(super) sheets: Vec<(String, Option<String>)>,
    /// Which of them is shown when it is opened.
    pub(super) active: usize,
}

impl Book {
    /// Finds the workbook of a package.
    pub(super) fn of(package: &mut Package) -> Result<Self, Fault> {
        let root = Relations::of(package, "")?;
        let part = root.target("officeDocument").ok_or(Fault::Broken)?.to_owned();
        let relations = Relations::of(package, &part)?;
        let text = package.required(&part)?;
        let root = tree(&text)?;
        let prefix = root.prefix().trim_end_matches(':');
        let space = match prefix {
            "" => "xmlns".to_owned(),
            prefix => format!("xmlns:{prefix}"),
        };
        let space = declared(&text[root.tag.clone()], &space).ok_or(Fault::Broken)?;
        let sheets = root.child("sheets").ok_or(Fault::Broken)?;
        let sheets = sheets.all("sheet").map(|sheet| {
            let part = sheet.attribute(&text, "id");
            let part = part.and_then(|id| {
                let found = relations.all.iter().find(|(own, ..)| *own == id);
                found.filter(|(_, kind, _)| kind == "worksheet")
            });
            let name = sheet.attribute(&text, "name").unwrap_or_default();
            (name, part.map(|(_, _, target)| target.clone()))
        });
        let sheets: Vec<_> = sheets.collect();
        let view = root.child("bookViews").and_then(|views| views.child("workbookView"));
        let active = view.and_then(|view| view.attribute(&text, "activeTab"));
        let active = active.and_then(|at| at.parse().ok()).unwrap_or(0);
        Ok(Self { part, relations, space, sheets, active })
    }

    /// The part of a worksheet.
    pub(super) fn sheet(&self, name: &str) -> Option<&str> {
        let found = self.sheets.iter().find(|(own, _)| own == name);
        found.and_then(|(_, part)| part.as_deref())
    }

    /// Takes a worksheet out.
    pub(super) fn remove(
        &mut self,
        package: &mut Package,
        at: usize,
    ) -> Result<(), Fault> {
        let text = package.required(&self.part)?;
        let root = tree(&text)?;
        let sheets = root.child("sheets").ok_or(Fault::Broken)?;
        let own = sheets.all("sheet").nth(at).ok_or(Fault::Broken)?;
        let id = own.attribute(&text, "id").unwrap_or_default();
        let mut splices = Splices::default();
        splices.replace(own.whole.clone(), String::new());
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let names = root.child("definedNames");
        for name in names.iter().flat_map(|names| &names.children) {
            let own =
                name.attribute(&text, "localSheetId").and_then(|n| n.parse::<u32>().ok());
            match own {
                Some(number) if number == place => {
                    splices.replace(name.whole.clone(), String::new());
                }
                Some(number) if number > place => {
                    let tag = &text[name.tag.clone()];
                    let new = with(tag, "localSheetId", &(number - 1).to_string());
                    splices.replace(name.tag.clone(), new);
                }
                _ => {}
            }
        }
        package.put(&self.part, splices.apply(&text));
        let (_, part) = self.sheets.remove(at);
        if let Some(part) = part {
            self.relations.remove_id(package, &id)?;
            remove_type(package, &part)?;
            package.remove(&part);
            let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
            package.remove(&format!("{folder}/_rels/{file}.rels"));
        }
        self.active = self.active.saturating_sub(usize::from(self.active > at));
        Ok(())
    }

    /// Makes a part the first worksheet, `active` the one that is shown.
    pub(super) fn insert_first(
        &mut self,
        package: &mut Package,
        (name, sheet): (&str, String),
        (active, titles): (usize, &str),
    ) -> Result<(), Fault> {
        let part = package.free("xl/worksheets/sheet#.xml");
        package.put(&part, sheet);
        add_type(package, &part, CONTENT)?;
        let id = self.relations.add(package, "worksheet", &part)?;
        let text = package.required(&self.part)?;
        let root = tree(&text)?;
        let mut splices = Splices::default();
        let sheets = root.child("sheets").ok_or(Fault::Broken)?;
        let line = format!(
            "<{0}sheet name=\"{1}\" sheetId=\"{2}\" xmlns:r=\"{3}\" r:id=\"{id}\"/>",
            sheets.prefix(),
            escaped(name),
            free_id(&text, sheets),
            self.relations.base
        );
        splices.insert(sheets.tag.end, line);
        shift_names(&text, &root, titles, &mut splices);
        let view = root.child("bookViews").and_then(|views| views.child("workbookView"));
        if let Some(view) = view {
            let tag = with(&text[view.tag.clone()], "activeTab", &active.to_string());
            splices.replace(view.tag.clone(), with(&tag, "firstSheet", "0"));
        }
        package.put(&self.part, splices.apply(&text));
        Ok(())
    }
}

/// The namespace that a tag declares.
fn declared(tag: &str, name: &str) -> Option<String> {
    let at =
        tag.find(&format!(" {name}=")).or_else(|| tag.find(&format!("\n{name}=")))?;
    let value = &tag[at + name.len() + 2..];
    let quote = value.chars().next()?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// A number that no worksheet has.
fn free_id(text: &str, sheets: &Element) -> u32 {
    let ids = sheets.all("sheet").filter_map(|sheet| sheet.attribute(text, "sheetId"));
    let last = ids.filter_map(|id| id.parse::<u32>().ok()).max();
    last.unwrap_or(0).saturating_add(1)
}

/// Names that belong to a worksheet by its place belong to the next place now; the rows that
/// the new one repeats on every page are one more name.
fn shift_names(text: &str, root: &Element, titles: &str, splices: &mut Splices) {
    let line = format!(
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">{}</definedName>",
        escaped(titles)
    );
    let Some(names) = root.child("definedNames") else {
        let names = format!("<definedNames>{line}</definedNames>");
        root.insert_before(text, (&LATER, &names), splices);
        return;
    };
    for name in &names.children {
        let place = name.attribute(text, "localSheetId");
        let Some(place) = place.and_then(|place| place.parse::<u32>().ok()) else {
            continue;
        };
        let next = place.saturating_add(1).to_string();
        splices.replace(
            name.tag.clone(),
            with(&text[name.tag.clone()], "localSheetId", &next),
        );
    }
    names.append(text, &line, 0, splices);
}
