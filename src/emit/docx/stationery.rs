//! 用笺: the parts that are the same in every paper of a kind, packed once.

use super::footers::Margin;
use super::package::Part;
use super::properties::APPLICATION;
use super::settings::{SETTINGS, font_table};
use super::styles;
use super::xml::{CONTENT, DECLARATION, RELATION};
use crate::catalog::LayoutDecl;
use crate::model::{Layout, Result};
use std::fmt::Write as _;

/// All static parts.
#[derive(Debug)]
pub(super) struct Stationery {
    /// Relationships of the package, app.xml, styles, settings, fonts.
    common: Vec<Part>,
    /// One set for each kind of paper, by `kind`.
    sets: Vec<Set>,
}

/// What depends on the footers a paper uses.
#[derive(Debug)]
struct Set {
    /// `[Content_Types].xml`, first in every package.
    content_types: Part,
    /// Relationships of the document, footers.
    parts: Vec<Part>,
}

/// Footers of a kind of paper: 信函, 表格 or the others, with or without sides
/// that are landscape or silent.
fn margins(kind: usize) -> Vec<Margin> {
    let is_used = |margin: &Margin| match margin {
        Margin::Odd | Margin::Even => kind / 2 != 2,
        Margin::Letter => kind / 2 == 1,
        Margin::Form => kind / 2 == 2,
        _ => kind % 2 == 1,
    };
    Margin::ALL.into_iter().filter(is_used).collect()
}

/// Kinds of `margins`.
const KINDS: usize = 6;

impl Stationery {
    /// Builds and packs everything.
    pub(super) fn new(layout: &LayoutDecl) -> Result<Self> {
        let common = vec![
            Part::new("_rels/.rels", &package_relations())?,
            Part::new("docProps/app.xml", APPLICATION)?,
            Part::new("word/styles.xml", &styles::part(layout))?,
            Part::new("word/settings.xml", SETTINGS)?,
            Part::new("word/fontTable.xml", &font_table(layout))?,
        ];
        let sets = (0..KINDS).map(|kind| Set::new(layout, &margins(kind)));
        Ok(Self { common, sets: sets.collect::<Result<_>>()? })
    }

    /// The parts for a paper, content types first; `extra`: it has landscape or silent sides.
    pub(super) fn parts(
        &self,
        layout: Layout,
        extra: bool,
    ) -> impl Iterator<Item = &Part> + Clone {
        let kind = match layout {
            Layout::Letter => 2,
            Layout::Form => 4,
            _ => 0,
        } + usize::from(extra);
        let set = self.sets.get(kind);
        let first = set.map(|set| &set.content_types).into_iter();
        first.chain(&self.common).chain(set.into_iter().flat_map(|set| &set.parts))
    }
}

impl Set {
    /// Packs one set.
    fn new(layout: &LayoutDecl, margins: &[Margin]) -> Result<Self> {
        let mut parts = vec![Part::new(
            "word/_rels/document.xml.rels",
            &document_relations(margins),
        )?];
        for margin in margins {
            let name = format!("word/{}", margin.file());
            parts.push(Part::new(&name, &margin.part(layout)?)?);
        }
        let content_types = Part::new("[Content_Types].xml", &content_types(margins))?;
        Ok(Self { content_types, parts })
    }
}

/// `[Content_Types].xml`.
fn content_types(margins: &[Margin]) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str(concat!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels""#,
        r#" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
        r#"<Override PartName="/docProps/core.xml""#,
        r#" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
        r#"<Override PartName="/docProps/app.xml" ContentType="#,
        r#""application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
    ));
    let mut part = |name: &str, kind: &str| {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{name}\" ContentType=\"{CONTENT}{kind}+xml\"/>"
        );
    };
    part("document.xml", "document.main");
    part("styles.xml", "styles");
    part("settings.xml", "settings");
    part("fontTable.xml", "fontTable");
    for margin in margins {
        part(margin.file(), "footer");
    }
    out.push_str("</Types>");
    out
}

/// Opens a relationship part.
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

/// `_rels/.rels`.
fn package_relations() -> String {
    let mut out = format!("{DECLARATION}{RELATIONS}");
    let mut relation = |id: &str, kind: &str, target: &str| {
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"
        );
    };
    relation("document", &format!("{RELATION}officeDocument"), "word/document.xml");
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/\
                core-properties";
    relation("core", core, "docProps/core.xml");
    relation("app", &format!("{RELATION}extended-properties"), "docProps/app.xml");
    out.push_str("</Relationships>");
    out
}

/// `word/_rels/document.xml.rels`.
fn document_relations(margins: &[Margin]) -> String {
    let mut out = format!("{DECLARATION}{RELATIONS}");
    let mut relation = |id: &str, kind: &str, target: &str| {
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{RELATION}{kind}\" Target=\"{target}\"/>"
        );
    };
    relation("styles", "styles", "styles.xml");
    relation("settings", "settings", "settings.xml");
    relation("fonts", "fontTable", "fontTable.xml");
    for margin in margins {
        relation(margin.id(), "footer", margin.file());
    }
    out.push_str("</Relationships>");
    out
}
