//! A story: the paragraphs and tables of the text, or of a header or footer, in reading order.

use super::drawing::{Shape, shapes};
use super::look::{Letters, Lines};
use super::numbering::Numbering;
use super::run::{Content, Field, Run, content};
use super::section::Section;
use super::styles::{Style, Styles};
use super::table::{Row, Table, cells, rows};
use super::tree::Node;
use crate::model::{ElementKind, Text};
use std::rc::Rc;

/// A paragraph with all that applies to it.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its number in the text, table paragraphs counted; in a text box that of its anchor;
    /// 0 in a header or footer.
    pub(super) line: u32,
    /// The table it stands in.
    pub(super) table: Option<usize>,
    /// The text box it stands in.
    pub(super) text_box: Option<Rc<Shape>>,
    /// Position of its section.
    pub(super) section: usize,
    /// Name of its style.
    pub(super) style: Text,
    /// Formatting.
    pub(super) lines: Lines,
    /// Text by formatting, without an automatic number.
    pub(super) runs: Vec<Run>,
    /// All of its text, an automatic number first.
    pub(super) text: String,
    /// Drawings anchored in it.
    pub(super) shapes: Vec<Rc<Shape>>,
    /// Fields.
    pub(super) fields: Vec<Field>,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// What it is; `None` for what is none of the elements.
    pub(super) kind: Option<ElementKind>,
}

impl Paragraph {
    /// Whether it holds no text.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The runs that print anything.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Run> + Clone {
        self.runs.iter().filter(|run| !run.text.trim().is_empty())
    }

    /// Half points of its largest letters.
    pub(super) fn size(&self) -> u32 {
        self.runs.iter().map(|run| run.letters.size()).max().unwrap_or(0)
    }

    /// Whether it stands in the text itself: in no table, no box.
    pub(super) fn is_in_flow(&self) -> bool {
        self.table.is_none() && self.text_box.is_none()
    }
}

/// The paragraphs and tables of a part.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// In reading order; those of a text box behind the paragraph that holds it.
    pub(super) paragraphs: Vec<Paragraph>,
    /// By their beginning.
    pub(super) tables: Vec<Table>,
    /// Sections in order.
    pub(super) sections: Vec<Section>,
}

/// A story being read.
struct Reading<'a> {
    /// Named styles.
    styles: &'a Styles,
    /// Lists and how far they have counted.
    numbering: &'a mut Numbering,
    /// What has been read.
    story: Story,
    /// Number of the last paragraph.
    line: u32,
    /// Whether the next paragraph begins a page.
    is_new_page: bool,
    /// Position of the first paragraph of the section that is open.
    next_section: usize,
}

/// Where a paragraph stands.
#[derive(Clone, Default)]
struct Spot<'a> {
    /// Its table.
    table: Option<usize>,
    /// The style of that table.
    table_style: Option<&'a Style>,
    /// Its text box.
    text_box: Option<Rc<Shape>>,
}

/// Reads the body of the text, a header or a footer.
pub(super) fn read(root: &Node, styles: &Styles, numbering: &mut Numbering) -> Story {
    let story = Story::default();
    let mut reading =
        Reading { styles, numbering, story, line: 0, is_new_page: true, next_section: 0 };
    reading.blocks(root, &Spot::default());
    if let Some(last) = root.child("w:sectPr") {
        reading.end_section(last);
    }
    join_continuous(&mut reading.story);
    reading.story
}

/// Takes the page break back before a section that goes on where the one before ended.
fn join_continuous(story: &mut Story) {
    for section in story.sections.iter().skip(1).filter(|s| !s.begins_page) {
        if let Some(first) = story.paragraphs.get_mut(section.first) {
            first.begins_page = first.lines.begins_page.unwrap_or(false);
        }
    }
}

impl<'a> Reading<'a> {
    /// Paragraphs, tables, and what may stand around them.
    fn blocks(&mut self, node: &Node, spot: &Spot<'a>) {
        for child in &node.children {
            match &*child.name {
                "w:p" => self.paragraph(child, spot),
                "w:tbl" => self.table(child, spot),
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" => {
                    self.blocks(child, spot);
                }
                _ => {}
            }
        }
    }

    /// One paragraph, then those of its text boxes.
    fn paragraph(&mut self, node: &Node, spot: &Spot<'a>) {
        if spot.text_box.is_none() {
            self.line += 1;
        }
        let properties = node.child("w:pPr");
        let style = properties.and_then(|p| p.value("w:pStyle"));
        let style = self.styles.paragraph(style);
        let (lines, base) = self.formatting(properties, style, spot);
        let content = content(node, self.styles, &base);
        let mut paragraph = self.placed(style, lines, spot);
        paragraph.text = match &paragraph.lines.number {
            (Some(list), level) => self.numbering.next(list, level.unwrap_or(0)),
            _ => String::new(),
        };
        self.turn_page(&mut paragraph, &content);
        let held = content.drawings.iter().flat_map(|drawing| shapes(drawing));
        let held: Vec<_> = held.map(|(s, boxes)| (Rc::new(s), boxes)).collect();
        paragraph.text.extend(content.runs.iter().map(|run| &*run.text));
        (paragraph.runs, paragraph.fields) = (content.runs, content.fields);
        paragraph.shapes = held.iter().map(|(shape, _)| Rc::clone(shape)).collect();
        self.story.paragraphs.push(paragraph);
        for (shape, boxes) in held {
            let inside = Spot { text_box: Some(shape), ..Spot::default() };
            for content in boxes {
                self.blocks(content, &inside);
            }
        }
        if let Some(section) = properties.and_then(|p| p.child("w:sectPr")) {
            self.end_section(section);
        }
    }

    /// Notes page breaks before and behind a paragraph of the flow.
    fn turn_page(&mut self, paragraph: &mut Paragraph, content: &Content) {
        if paragraph.text_box.is_some() {
            return;
        }
        let is_before = paragraph.lines.begins_page.unwrap_or(false);
        paragraph.begins_page = self.is_new_page || is_before || content.breaks_before;
        self.is_new_page = content.breaks_behind;
        // A paragraph of nothing but a break ends with the page it stands on.
        if content.breaks_before && content.runs.is_empty() {
            (paragraph.begins_page, self.is_new_page) = (false, true);
        }
    }

    /// A paragraph without content, at its place.
    fn placed(&self, style: Option<&Style>, lines: Lines, spot: &Spot) -> Paragraph {
        Paragraph {
            line: self.line,
            table: spot.table,
            text_box: spot.text_box.clone(),
            section: self.story.sections.len(),
            style: style.map_or_else(|| "".into(), |style| style.name.clone()),
            lines,
            runs: Vec::new(),
            text: String::new(),
            shapes: Vec::new(),
            fields: Vec::new(),
            begins_page: false,
            kind: None,
        }
    }

    /// Defaults, table style, style, list, and what stands at the paragraph itself.
    fn formatting(
        &self,
        properties: Option<&Node>,
        style: Option<&Style>,
        spot: &Spot,
    ) -> (Lines, Letters) {
        let mut lines = self.styles.defaults.lines.clone();
        let mut letters = self.styles.defaults.letters.clone();
        let own = properties.map(Lines::read).unwrap_or_default();
        for style in spot.table_style.into_iter().chain(style) {
            lines.lay(self.brought(&style.lines));
            lines.lay(&style.lines);
            letters.lay(&style.letters);
        }
        lines.lay(self.brought(&own));
        lines.lay(&own);
        (lines, letters)
    }

    /// What the list of a paragraph brings along.
    fn brought(&self, lines: &Lines) -> &Lines {
        let list = lines.number.0.as_deref().unwrap_or_default();
        self.numbering.lines(list, lines.number.1.unwrap_or(0))
    }

    /// A section ends: its properties are known only now.
    fn end_section(&mut self, properties: &Node) {
        let before = self.story.sections.last();
        let section = Section::read(properties, before);
        self.story.sections.push(Section { first: self.next_section, ..section });
        self.next_section = self.story.paragraphs.len();
        self.is_new_page = true;
    }

    /// One table, cell by cell.
    fn table(&mut self, node: &Node, spot: &Spot<'a>) {
        let style = node.child("w:tblPr").and_then(|p| p.value("w:tblStyle"));
        let style = self.styles.table(style);
        let at = self.story.tables.len();
        let section = self.story.sections.len();
        self.story.tables.push(Table { section, ..Table::read(node, style) });
        let inside =
            Spot { table: Some(at), table_style: style, text_box: spot.text_box.clone() };
        for row in rows(node) {
            if let Some(table) = self.story.tables.get_mut(at) {
                table.rows.push(Row::read(row));
            }
            for cell in cells(row) {
                self.blocks(cell, &inside);
            }
        }
    }
}
