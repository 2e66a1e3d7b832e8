//! 公文 as measured: text, headers and footers, styles, settings, and which layout it is.

use super::notes::Notes;
use super::numbering::Numbering;
use super::package::{self, Package, Refusal};
use super::recognise::{recognise, reddish};
use super::relations::{Relation, relations};
use super::section::Section;
use super::story::{self, Paragraph, Story};
use super::styles::Styles;
use super::tree::{self, BROKEN, MOST_ELEMENTS, Node};
use crate::catalog::LayoutDecl;
use crate::model::{ElementKind, Layout, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A file opened and understood.
pub(super) struct Paper<'a> {
    /// What it should be.
    pub(super) decl: &'a LayoutDecl,
    /// Given, or guessed from what is there.
    pub(super) layout: Layout,
    /// The text.
    pub(super) story: Story,
    /// Headers and footers by relationship id.
    pub(super) margins: BTreeMap<Text, Story>,
    /// Named styles.
    pub(super) styles: Styles,
    /// Sound XML parts by name.
    pub(super) parts: BTreeMap<String, Node>,
    /// Names of all parts.
    pub(super) names: BTreeSet<String>,
    /// Relationships.
    pub(super) relations: Vec<Relation>,
    /// The part that holds the text.
    main: String,
}

/// Opens a file; parts that are no sound XML are noted and left out.
pub(super) fn open<'a>(
    decl: &'a LayoutDecl,
    bytes: &[u8],
    layout: Option<Layout>,
    notes: &mut Notes,
) -> Result<Paper<'a>, Refusal> {
    let Package { xml, names } = package::open(bytes)?;
    let mut left = MOST_ELEMENTS;
    let mut parts = BTreeMap::new();
    for (name, text) in xml {
        match tree::parse(&text, &mut left) {
            Ok(root) => {
                parts.insert(name, root);
            }
            Err(refusal) if refusal == BROKEN => notes.whole("X25·部件", name),
            Err(refusal) => return Err(refusal),
        }
    }
    let relations = relations(&parts);
    let is_main = |r: &&Relation| r.source.is_empty() && r.kind == "officeDocument";
    let main = relations.iter().find(is_main).map(|r| r.target.clone());
    let mut paper = Paper {
        decl,
        layout: Layout::File,
        story: Story::default(),
        margins: BTreeMap::new(),
        styles: Styles::default(),
        parts,
        names,
        relations,
        main: main.unwrap_or_else(|| "word/document.xml".to_owned()),
    };
    paper.read()?;
    paper.layout = layout.unwrap_or_else(|| paper.guess());
    Ok(paper)
}

impl Paper<'_> {
    /// Reads styles, text, headers and footers.
    fn read(&mut self) -> Result<(), Refusal> {
        let body = self.parts.get(&self.main).and_then(|root| root.child("w:body"));
        let body = body.ok_or("X25·不是公文")?;
        let styles = self.part("styles").map(Styles::read).unwrap_or_default();
        let mut numbering =
            self.part("numbering").map(Numbering::read).unwrap_or_default();
        let mut story = story::read(body, &styles, &mut numbering);
        recognise(&mut story, self.decl);
        let sections = &story.sections;
        let shown = sections.iter().flat_map(|s| s.headers.all().chain(s.footers.all()));
        let shown: BTreeSet<&str> = shown.map(|id| &**id).collect();
        let is_margin = |r: &&Relation| r.source == self.main && shown.contains(&*r.id);
        let mut margins = BTreeMap::new();
        for relation in self.relations.iter().filter(is_margin) {
            if let Some(root) = self.parts.get(&relation.target) {
                let mut story = story::read(root, &styles, &mut numbering);
                story.paragraphs.iter_mut().for_each(|p| p.line = 0);
                margins.insert(Text::from(&*relation.id), story);
            }
        }
        (self.story, self.margins, self.styles) = (story, margins, styles);
        Ok(())
    }

    /// The paragraphs of an element.
    pub(super) fn all(&self, kind: ElementKind) -> impl Iterator<Item = &Paragraph> {
        self.story.paragraphs.iter().filter(move |p| p.kind == Some(kind))
    }

    /// The first paragraph of an element, with its position.
    pub(super) fn first(&self, kind: ElementKind) -> Option<(usize, &Paragraph)> {
        let mut paragraphs = self.story.paragraphs.iter().enumerate();
        paragraphs.find(|(_, paragraph)| paragraph.kind == Some(kind))
    }

    /// The paragraphs before a position, the nearest first, anchors of drawings left out.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Paragraph> + Clone {
        let before = self.story.paragraphs[..at].iter().rev();
        before.filter(|p| p.is_in_flow() && (p.kind.is_some() || !p.is_blank()))
    }

    /// The section of a paragraph.
    pub(super) fn section(&self, paragraph: &Paragraph) -> Option<&Section> {
        self.story.sections.get(paragraph.section)
    }

    /// The header or footer behind a reference.
    pub(super) fn margin(&self, reference: Option<&Text>) -> Option<&Story> {
        self.margins.get(reference?)
    }

    /// All stories: the text, then headers and footers.
    pub(super) fn stories(&self) -> impl Iterator<Item = &Story> {
        std::iter::once(&self.story).chain(self.margins.values())
    }

    /// The part that a relationship of the text of that kind points to.
    pub(super) fn part(&self, kind: &str) -> Option<&Node> {
        let named = |r: &&Relation| r.source == self.main && r.kind == kind;
        self.parts.get(&self.relations.iter().find(named)?.target)
    }

    /// Whether odd and even pages have headers and footers of their own.
    pub(super) fn has_even_sides(&self) -> bool {
        let settings = self.part("settings");
        settings.and_then(|s| s.switch("w:evenAndOddHeaders")).unwrap_or(false)
    }

    /// 版式 from what is there.
    fn guess(&self) -> Layout {
        let names: Vec<&str> =
            self.all(ElementKind::Masthead).map(|p| p.text.trim()).collect();
        let ends = |words: &[&str]| {
            names.iter().any(|name| words.iter().any(|word| name.ends_with(word)))
        };
        let is_form = |story: &Story| {
            let is_count = |text: &str| text.contains('第') && text.contains('共');
            let mut paragraphs = story.paragraphs.iter();
            paragraphs.any(|p| !p.fields.is_empty() && is_count(&p.text))
        };
        match &names[..] {
            [] if self.margins.values().any(is_form) => Layout::Form,
            [] => Layout::File,
            _ if ends(&["文件"]) => Layout::File,
            _ if ends(&["纪要"]) => Layout::Minutes,
            _ if ends(&["令"]) => Layout::Order,
            _ if self.has_double_rule() => Layout::Letter,
            _ => Layout::File,
        }
    }

    /// Whether a red double line is drawn anywhere, as one line or as two.
    fn has_double_rule(&self) -> bool {
        let paragraphs = || self.stories().flat_map(|story| &story.paragraphs);
        let is_red = |colour: &Option<Text>| colour.as_deref().is_some_and(reddish);
        let shapes = paragraphs().flat_map(|p| &p.shapes).filter(|s| is_red(&s.colour));
        let mut borders = paragraphs().flat_map(|p| p.lines.borders.drawn());
        shapes.map(|shape| shape.lines).sum::<usize>() > 1
            || borders.any(|border| border.is_double() && reddish(&border.colour))
    }
}
