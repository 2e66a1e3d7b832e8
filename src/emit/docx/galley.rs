//! The body of document.xml while it is set: paragraphs in named styles, sections, pages.

use super::Press;
use super::letters::Letters;
use super::paginate::{Block, Measure, Ruler, Shows};
use super::prototype::{Kept, Prototype};
use crate::catalog::{LayoutDecl, PageDecl, StyleDecl};
use crate::model::{Element, ElementKind, Error, Result, Span};
use docx_rs::Paragraph;

/// What a paragraph does at a page's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// As its style says.
    Free,
    /// Stays with the next one.
    Next,
    /// Begins a page.
    Page,
}

/// A paragraph style made ready: one prototype for each `Hold`.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the layout says of it.
    pub(super) style: StyleDecl,
    /// Its runs.
    pub(super) letters: Letters,
    /// By `Hold`.
    pub(super) holds: [Prototype; 3],
}

impl Shape {
    /// Says the style to docx-rs.
    pub(super) fn new(layout: &LayoutDecl, style: &StyleDecl) -> Result<Self> {
        let paragraph = || Paragraph::new().style(&style.name);
        let holds = [
            Prototype::of(&paragraph())?,
            Prototype::of(&paragraph().keep_next(true))?,
            Prototype::of(&paragraph().page_break_before(true))?,
        ];
        let letters = Letters::plain(layout, style);
        Ok(Self { style: style.clone(), letters, holds })
    }
}

/// 版面 of one paper in work.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub(super) struct Galley<'a> {
    /// Prototypes and layout.
    pub(super) press: &'a Press,
    /// XML so far.
    pub(super) out: String,
    /// Where the properties of the last paragraph end; `None` after a table.
    property_end: Option<usize>,
    /// Estimated place of the next line.
    pub(super) ruler: Ruler,
    /// Whether the sides are landscape now.
    pub(super) is_landscape: bool,
    /// Whether some section has landscape or silent sides.
    pub(super) has_extra: bool,
    /// 主送机关 that goes to the 版记 (7.3.2).
    pub(super) moved: Option<String>,
    /// Whether only the places count.
    pub(super) is_trial: bool,
    /// Whether some text stands behind the title, held by nothing.
    pub(super) shows_text: bool,
}

impl<'a> Galley<'a> {
    /// An empty one.
    pub(super) fn new(press: &'a Press) -> Self {
        let page = &press.layout.page;
        let height = page.height.value - page.top.value - page.bottom.value;
        let height = whole_lines(page, height);
        Self {
            press,
            out: String::new(),
            property_end: None,
            ruler: Ruler::new(height),
            is_landscape: false,
            has_extra: false,
            moved: None,
            is_trial: false,
            shows_text: false,
        }
    }

    /// An empty one that goes on where this one is, to see what would come where.
    pub(super) fn trial(&self) -> Self {
        Self {
            out: String::new(),
            ruler: self.ruler.clone(),
            is_landscape: self.is_landscape,
            is_trial: true,
            ..Self::new(self.press)
        }
    }

    /// The layout.
    pub(super) fn layout(&self) -> &'a LayoutDecl {
        &self.press.layout
    }

    /// Prototypes of measures.
    pub(super) fn kept(&self) -> &'a Kept {
        &self.press.kept
    }

    /// The ready style of that name.
    pub(super) fn shape(&self, style: &str) -> Result<&'a Shape> {
        self.press.shapes.get(style).ok_or_else(|| missing(style))
    }

    /// The runs of a character style.
    pub(super) fn letters(&self, style: &str) -> Result<&'a Letters> {
        self.press.letters.get(style).ok_or_else(|| missing(style))
    }

    /// An element in its own style.
    pub(super) fn element(&mut self, element: &Element, hold: Hold) -> Result<()> {
        let style = self.layout().style_of(element.kind);
        let name = style.map_or("公文正文", |style| &style.name);
        self.line(name, &element.spans, hold)
    }

    /// A paragraph of spans in one style.
    pub(super) fn line(&mut self, style: &str, spans: &[Span], hold: Hold) -> Result<()> {
        let texts: Vec<&str> = spans.iter().map(|span| &*span.text).collect();
        let letters = &self.shape(style)?.letters;
        self.runs(style, &[(letters, &texts)], hold)
    }

    /// A paragraph of runs: each its letters and its texts.
    pub(super) fn runs(
        &mut self,
        style: &str,
        runs: &[(&Letters, &[&str])],
        hold: Hold,
    ) -> Result<()> {
        let shape = self.shape(style)?;
        if hold == Hold::Page {
            self.ruler.break_page();
        }
        let texts = runs.iter().flat_map(|(_, texts)| texts.iter().copied());
        let block = self.block(&shape.style, texts, hold);
        self.ruler.place(block);
        let prototype = &shape.holds[hold as usize];
        self.paragraph(prototype, |out| {
            for (letters, texts) in runs {
                letters.write(out, texts);
            }
        });
        Ok(())
    }

    /// The lines that texts take in a style, on sides as they are now.
    pub(super) fn block<'t>(
        &self,
        style: &StyleDecl,
        texts: impl Iterator<Item = &'t str>,
        hold: Hold,
    ) -> Block {
        let full =
            self.text_width().saturating_sub(style.characters(style.left + style.right));
        let first = (full + style.characters(style.hanging))
            .saturating_sub(style.characters(style.first_line));
        let measure = Measure::new(self.layout(), style, (first, full));
        let keeps = style.keep_next || hold == Hold::Next;
        let height =
            style.line.unwrap_or(self.layout().page.line.value) + self.rule(style);
        let lines = measure.lines(texts.flat_map(str::chars));
        Block { lines, height, keeps, shows: shows(style) }
    }

    /// The lines of an element in its own style.
    pub(super) fn text_block(&self, element: &Element, hold: Hold) -> Block {
        let layout = self.layout();
        let own =
            if element.run_in.is_some() { None } else { layout.style_of(element.kind) };
        let texts = element.spans.iter().map(|span| &*span.text);
        match own.or_else(|| layout.style("公文正文")) {
            Some(style) => self.block(style, texts, hold),
            None => blank(layout.page.line.value),
        }
    }

    /// What the red rule adds to a line: its distance and its thickness.
    fn rule(&self, style: &StyleDecl) -> u32 {
        let rule = &self.layout().red_rule;
        let height = rule.space.value * 20 + rule.weight.value * 5 / 2;
        if style.red_rule { height } else { 0 }
    }

    /// Places a line that is not text.
    pub(super) fn space(&mut self, height: u32) {
        self.ruler.place(blank(height));
    }

    /// Any paragraph that was said to docx-rs; the caller has measured it.
    pub(super) fn paragraph(
        &mut self,
        prototype: &Prototype,
        runs: impl FnOnce(&mut String),
    ) {
        let mut runs = Some(runs);
        let mut end = self.out.len();
        prototype.fill(&mut self.out, |out, _| {
            end = out.len();
            if let Some(runs) = runs.take() {
                runs(out);
            }
        });
        self.property_end = end.checked_sub("</w:pPr>".len());
    }

    /// Empty lines; `Hold::Next` keeps them with what follows.
    pub(super) fn blank(&mut self, lines: u32, hold: Hold) -> Result<()> {
        (0..lines).try_for_each(|_| self.runs("公文空行", &[], hold))
    }

    /// XML of a table; measured by the caller.
    pub(super) fn table(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.out);
        self.property_end = None;
    }

    /// Ends a section: its properties belong to its last paragraph.
    pub(super) fn end_section(&mut self, section: &str) -> Result<()> {
        if self.property_end.is_none() {
            self.runs("公文定位", &[], Hold::Free)?;
        }
        if let Some(at) = self.property_end.take() {
            self.out.insert_str(at, section);
        }
        Ok(())
    }

    /// Goes on with sides of the other orientation, or with a new section of the same.
    pub(super) fn turn(&mut self, is_landscape: bool) {
        let page = &self.layout().page;
        let upright = page.height.value - page.top.value - page.bottom.value;
        let height = if is_landscape { page.text_width() } else { upright };
        self.has_extra |= is_landscape;
        self.is_landscape = is_landscape;
        self.ruler.turn(whole_lines(page, height));
    }

    /// Width of the 版心 of the side.
    pub(super) fn text_width(&self) -> u32 {
        let page = &self.layout().page;
        if self.is_landscape {
            page.height.value - page.top.value - page.bottom.value
        } else {
            page.text_width()
        }
    }

    /// Sees to it that the last block is a paragraph, as Word wants.
    pub(super) fn close(&mut self) -> Result<()> {
        match self.property_end {
            Some(_) => Ok(()),
            None => self.runs("公文定位", &[], Hold::Free),
        }
    }
}

/// Height of the lines of the grid that fit a side: LibreOffice centres them and uses no more.
fn whole_lines(page: &PageDecl, height: u32) -> u32 {
    height - height % page.line.value.max(1)
}

/// One line that is no text.
const fn blank(height: u32) -> Block {
    Block { lines: 1, height, keeps: false, shows: Shows::Rest }
}

/// What lines in a style are to their page.
fn shows(style: &StyleDecl) -> Shows {
    let sets = |kind: ElementKind| style.elements.iter().any(|e| **e == *kind.name());
    match () {
        () if sets(ElementKind::Body) => Shows::Text,
        () if sets(ElementKind::IssueDate) => Shows::Date,
        () if style.outline > 0 => Shows::Part,
        () => Shows::Rest,
    }
}

/// A style that the layout lacks.
fn missing(style: &str) -> Error {
    Error::Templates(format!("layout.toml：缺少样式“{style}”"))
}
