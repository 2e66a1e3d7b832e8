//! Tables: width, rules, rows.

use super::border::Borders;
use super::styles::Style;
use super::tree::Node;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Position of its section.
    pub(super) section: usize,
    /// Twips; `None` where it is as wide as the text, or nothing is said.
    pub(super) width: Option<i32>,
    /// Rules, those of its style under its own.
    pub(super) borders: Borders,
    /// Rows.
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Repeated on each page.
    pub(super) is_header: bool,
    /// Kept whole.
    pub(super) is_whole: bool,
    /// Rules of its first cell.
    pub(super) edges: Borders,
}

impl Table {
    /// Reads a table without its cells; `style` lies under what it says itself.
    pub(super) fn read(node: &Node, style: Option<&Style>) -> Self {
        let properties = node.child("w:tblPr");
        let mut rules = style.map(|style| style.borders.clone()).unwrap_or_default();
        if let Some(properties) = properties {
            rules.lay(&Borders::read(properties, "w:tblBorders"));
        }
        let width = width(node, properties);
        Self { section: 0, width, borders: rules, rows: Vec::new() }
    }
}

impl Row {
    /// Reads a row without its cells.
    pub(super) fn read(node: &Node) -> Self {
        let is =
            |name| node.child("w:trPr").and_then(|p| p.switch(name)).unwrap_or(false);
        let cell = cells(node).into_iter().next();
        let edges = cell.and_then(|cell| cell.child("w:tcPr"));
        Self {
            is_header: is("w:tblHeader"),
            is_whole: is("w:cantSplit"),
            edges: edges.map(|e| Borders::read(e, "w:tcBorders")).unwrap_or_default(),
        }
    }
}

/// The rows of a table.
pub(super) fn rows(table: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    through(table, "w:tr", &mut found);
    found
}

/// The cells of a row.
pub(super) fn cells(row: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    through(row, "w:tc", &mut found);
    found
}

/// Children of that name, also where a content control or a revision stands around them.
fn through<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    for child in &node.children {
        match &*child.name {
            own if own == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => {
                through(child, name, found);
            }
            _ => {}
        }
    }
}

/// The width a table says, or that of its columns.
fn width(table: &Node, properties: Option<&Node>) -> Option<i32> {
    let said = properties.and_then(|properties| properties.child("w:tblW"));
    let kind = said.and_then(|said| said.attribute("w:type"));
    let said = said.and_then(|said| said.number("w:w")).filter(|width| *width > 0);
    match (kind, said) {
        (Some("pct"), _) => None,
        (Some("dxa"), Some(width)) => Some(width),
        _ => {
            let columns = table.child("w:tblGrid")?.all("w:gridCol");
            let widths = columns.filter_map(|column| column.number("w:w"));
            Some(widths.fold(0, i32::saturating_add)).filter(|width| *width > 0)
        }
    }
}
