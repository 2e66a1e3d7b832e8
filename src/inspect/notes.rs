//! What deviates, gathered: one finding for each check and kind of place, with its count and
//! the first place.

use super::section::Section;
use super::story::{Paragraph, Story};
use super::words::{millimetres, points, size, thickness};
use crate::catalog::{Catalog, LayoutDecl};
use crate::model::{Excerpt, Finding, Place, Text};
use std::collections::BTreeMap;

/// Readings that a finding names.
const NAMED: usize = 3;
/// Characters of a paragraph that a finding shows.
const SHOWN: usize = 30;

/// Deviations by code; what stands behind `·` in a code tells kinds of one check apart.
pub(super) struct Notes<'a> {
    /// Wordings.
    catalog: &'a Catalog,
    /// The file.
    file: Text,
    /// By code and kind.
    groups: BTreeMap<&'static str, Group>,
}

/// The deviations of one kind.
#[derive(Default)]
struct Group {
    /// How many.
    count: usize,
    /// Paragraph of the first.
    line: Option<u32>,
    /// Its beginning.
    excerpt: Option<Excerpt>,
    /// What was found, each once.
    read: Vec<String>,
}

impl<'a> Notes<'a> {
    /// Nothing yet.
    pub(super) fn new(catalog: &'a Catalog, name: &str) -> Self {
        Self { catalog, file: name.into(), groups: BTreeMap::new() }
    }

    /// Notes what deviates in a paragraph.
    pub(super) fn at(&mut self, code: &'static str, paragraph: &Paragraph, read: String) {
        let group = self.groups.entry(code).or_default();
        if group.count == 0 && paragraph.line > 0 {
            group.line = Some(paragraph.line);
            let shown = Some(&paragraph.text).filter(|_| !paragraph.is_blank());
            group.excerpt = shown.map(|text| excerpt(text));
        }
        group.take(read);
    }

    /// Notes what deviates in the file as a whole.
    pub(super) fn whole(&mut self, code: &'static str, read: String) {
        self.groups.entry(code).or_default().take(read);
    }

    /// Notes what deviates in a section, at its first paragraph.
    pub(super) fn section(
        &mut self,
        code: &'static str,
        (story, section): (&Story, &Section),
        read: String,
    ) {
        match story.paragraphs.get(section.first) {
            Some(first) => self.at(code, first, read),
            None => self.whole(code, read),
        }
    }

    /// The findings, clause by clause.
    pub(super) fn findings(self) -> Vec<Finding> {
        let mut words = measures(&self.catalog.layout);
        words.push(("数", String::new()));
        let mut findings = Vec::new();
        for (code, group) in self.groups {
            if let Some((_, count)) = words.last_mut() {
                *count = group.count.to_string();
            }
            let words: Vec<(&str, &str)> =
                words.iter().map(|(name, word)| (*name, &**word)).collect();
            let place = Place {
                file: Some(self.file.clone()),
                line: group.line,
                ..Place::default()
            };
            let raised = self.catalog.findings.raise(code, &words, place);
            findings.push(Finding {
                code: code.split('·').next().unwrap_or(code).into(),
                read: group.read(),
                excerpt: group.excerpt,
                ..raised
            });
        }
        // Kinds of one check in the order of the paper.
        findings.sort_by(|a, b| (&a.code, a.place.line).cmp(&(&b.code, b.place.line)));
        findings
    }
}

impl Group {
    /// Counts one more.
    fn take(&mut self, read: String) {
        self.count += 1;
        if self.read.len() <= NAMED && !self.read.contains(&read) {
            self.read.push(read);
        }
    }

    /// What was found, the first few.
    fn read(&self) -> Option<String> {
        let more = if self.read.len() > NAMED { " 等" } else { "" };
        let named = self.read.iter().take(NAMED).map(String::as_str);
        let read = named.collect::<Vec<_>>().join("、");
        Some(read + more).filter(|read| !read.is_empty())
    }
}

/// The beginning of a paragraph, all of it marked.
fn excerpt(text: &str) -> Excerpt {
    let text = text.trim();
    let mut shown: String = text.chars().take(SHOWN).collect();
    let end = shown.chars().count();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    Excerpt { text: shown, start: 0, end }
}

/// The measures that wordings name, all from the layout.
fn measures(layout: &LayoutDecl) -> Vec<(&'static str, String)> {
    let page = &layout.page;
    let mm = |twips: u32| millimetres(i32::try_from(twips).unwrap_or(0));
    let font = |role| {
        let font = layout.font(role).and_then(|font| font.names.first());
        font.map_or_else(String::new, ToString::to_string)
    };
    let style_size = |name| layout.style(name).map_or_else(String::new, |s| size(s.size));
    let pitch = i32::try_from(page.line.value).unwrap_or(0);
    let spacing = layout.style("公文正文").map_or(0, |style| style.spacing().abs());
    vec![
        ("上", mm(page.top.value)),
        ("下", mm(page.bottom.value)),
        ("左", mm(page.left.value)),
        ("右", mm(page.right.value)),
        ("版心宽", mm(page.text_width())),
        ("行距", points(pitch)),
        ("行数", page.lines.value.to_string()),
        ("字数", page.characters.value.to_string()),
        ("字距", points(spacing)),
        ("正文字体", font("正文")),
        ("标题字体", font("标题")),
        ("楷体", font("楷体")),
        ("黑体", font("黑体")),
        ("页码字体", font("页码")),
        ("正文字号", style_size("公文正文")),
        ("标题字号", style_size("公文标题")),
        ("版记字号", style_size("公文印发")),
        ("页码字号", style_size("公文单页码")),
        ("粗线", thickness(layout.imprint.outer.value)),
        ("细线", thickness(layout.imprint.inner.value)),
        ("双线长", mm(layout.letter.rule_width.value)),
    ]
}
