//! styles.xml: what each named style comes to, its ancestors included.

use super::border::Borders;
use super::look::{Letters, Lines};
use super::tree::Node;
use crate::model::Text;
use std::collections::BTreeMap;

/// Ancestors that a style may have; more are a circle.
const MOST_ANCESTORS: usize = 32;

/// A style, its ancestors laid under it, the defaults of the document not.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// As the office sees it.
    pub(super) name: Text,
    /// Of the paragraph.
    pub(super) lines: Lines,
    /// Of its letters.
    pub(super) letters: Letters,
    /// Of a table.
    pub(super) borders: Borders,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// `w:docDefaults`.
    pub(super) defaults: Style,
    /// By id.
    by_id: BTreeMap<String, Style>,
    /// Id of the style of a paragraph without one.
    paragraph: Option<String>,
    /// Id of the style of a table without one.
    table: Option<String>,
    /// `w:lang/@w:eastAsia` of the defaults.
    pub(super) language: Option<String>,
}

impl Styles {
    /// Reads the part.
    pub(super) fn read(root: &Node) -> Self {
        let nodes: BTreeMap<&str, &Node> = root
            .all("w:style")
            .filter_map(|style| Some((style.attribute("w:styleId")?, style)))
            .collect();
        let default = |kind: &str| {
            let is_default = |style: &&Node| {
                style.attribute("w:type") == Some(kind)
                    && matches!(style.attribute("w:default"), Some("1" | "true" | "on"))
            };
            let style = root.all("w:style").find(is_default)?;
            style.attribute("w:styleId").map(str::to_owned)
        };
        let by_id = nodes.keys().map(|id| ((*id).to_owned(), resolve(&nodes, id)));
        let defaults = root.child("w:docDefaults");
        let run = defaults.and_then(|d| d.child("w:rPrDefault")?.child("w:rPr"));
        let paragraph = defaults.and_then(|d| d.child("w:pPrDefault")?.child("w:pPr"));
        let language = run.and_then(|run| run.child("w:lang")?.attribute("w:eastAsia"));
        Self {
            defaults: Style {
                lines: paragraph.map(Lines::read).unwrap_or_default(),
                letters: run.map(Letters::read).unwrap_or_default(),
                ..Style::default()
            },
            by_id: by_id.collect(),
            paragraph: default("paragraph"),
            table: default("table"),
            language: language.map(str::to_owned),
        }
    }

    /// The style of a paragraph or run; of a paragraph without one the default.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.by_id.get(id.or(self.paragraph.as_deref())?)
    }

    /// The style of a run.
    pub(super) fn character(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// The style of a table; of one without a style the default.
    pub(super) fn table(&self, id: Option<&str>) -> Option<&Style> {
        self.by_id.get(id.or(self.table.as_deref())?)
    }

    /// Half points of the letters that character units count in.
    pub(super) fn base_size(&self) -> u32 {
        let mut letters = self.defaults.letters.clone();
        if let Some(style) = self.paragraph(None) {
            letters.lay(&style.letters);
        }
        letters.size()
    }
}

/// A style with its ancestors, the oldest first.
fn resolve(nodes: &BTreeMap<&str, &Node>, id: &str) -> Style {
    let mut line: Vec<&Node> = Vec::new();
    let mut next = nodes.get(id).copied();
    while let Some(node) = next.filter(|_| line.len() < MOST_ANCESTORS) {
        line.push(node);
        next = node.value("w:basedOn").and_then(|id| nodes.get(id).copied());
    }
    let mut style = Style::default();
    for node in line.iter().rev() {
        if let Some(properties) = node.child("w:pPr") {
            style.lines.lay(&Lines::read(properties));
        }
        if let Some(properties) = node.child("w:rPr") {
            style.letters.lay(&Letters::read(properties));
        }
        if let Some(properties) = node.child("w:tblPr") {
            style.borders.lay(&Borders::read(properties, "w:tblBorders"));
        }
    }
    let name = line.first().and_then(|node| node.value("w:name"));
    Style { name: name.unwrap_or(id).into(), ..style }
}
