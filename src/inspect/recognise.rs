//! Which paragraph is which element: by our named styles where there are any, else by text
//! and place. A measuring aid: it labels, the recogniser of free text is `compose`.

use super::look::Letters;
use super::pattern::{self, is};
use super::story::{Paragraph, Story};
use crate::catalog::{Align, LayoutDecl, StyleDecl};
use crate::model::ElementKind::{
    self, Addressee, AnnexLabel, AnnexNote, AnnexTitle, Approver, AttachedTitle,
    Attendance, BlankLine, Body, CopiedTo, CopyNumber, DocumentNumber, IssueDate,
    Masthead, Note, OrderNumber, Printed, Secrecy, Signature, Title, Urgency,
};

/// How far the paper has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zone {
    /// Above the title.
    #[default]
    Head,
    /// In the title.
    Title,
    /// From the addressee on.
    Body,
    /// Behind the date.
    Tail,
    /// Behind the label of an annex, before its title.
    Label,
    /// In an annex.
    Annex,
}

/// What is known when a paragraph is looked at.
#[derive(Default)]
struct Progress {
    /// How far the paper has come.
    zone: Zone,
    /// The last element that was no blank line.
    last: Option<ElementKind>,
    /// Whether a blank line has come since.
    is_after_blank: bool,
    /// Whether the masthead is that of a 命令.
    is_order: bool,
}

/// Labels all paragraphs.
pub(super) fn recognise(story: &mut Story, layout: &LayoutDecl) {
    let mut progress = Progress::default();
    for at in 0..story.paragraphs.len() {
        let paragraph = &story.paragraphs[at];
        let kind = if paragraph.is_blank() {
            Some(BlankLine).filter(|_| is_line(paragraph, layout))
        } else {
            let style = layout.style(&paragraph.style).map(element);
            match style {
                Some(Some(kind)) if kind != Body => Some(kind),
                Some(None) => by_text(story, at, &progress).filter(|k| is_variant(*k)),
                _ => by_text(story, at, &progress),
            }
        };
        let kind = progress.note(paragraph, kind);
        story.paragraphs[at].kind = kind;
    }
}

/// Whether an empty paragraph is as high as a line; anchors of drawings are not.
fn is_line(paragraph: &Paragraph, layout: &LayoutDecl) -> bool {
    let half = i32::try_from(layout.page.line.value / 2).unwrap_or(0);
    paragraph.is_in_flow() && paragraph.lines.exact().is_none_or(|line| line > half)
}

/// The element of one of our named styles; `None` for a variant of another style.
fn element(style: &StyleDecl) -> Option<ElementKind> {
    style.elements.first().and_then(|name| ElementKind::parse(name))
}

/// Whether an element has variants in styles of their own.
const fn is_variant(kind: ElementKind) -> bool {
    matches!(kind, DocumentNumber | AnnexNote | ElementKind::Table)
}

/// Rows of the largest table that may be a 版记.
const IMPRINT_ROWS: usize = 4;

/// The element by text and place.
fn by_text(story: &Story, at: usize, progress: &Progress) -> Option<ElementKind> {
    let (paragraph, rest) = (&story.paragraphs[at], &story.paragraphs[at + 1..]);
    let text = &*paragraph.text;
    let table = paragraph.table.and_then(|table| story.tables.get(table));
    let is_small = table.is_none_or(|table| table.rows.len() <= IMPRINT_ROWS);
    let imprint = [CopiedTo, Printed].into_iter().find(|kind| is(*kind, text));
    if imprint.is_some() && is_small {
        return imprint;
    }
    let is_front = matches!(progress.zone, Zone::Head | Zone::Title);
    let head = head(paragraph, progress).filter(|_| is_front);
    if head.is_some() {
        return head;
    }
    if paragraph.table.is_some() {
        return Some(ElementKind::Table);
    }
    if paragraph.text_box.is_some() {
        return None;
    }
    let is_heading = pattern::heading(text).is_some();
    let is_title = is_large(paragraph) || is_front && is(Title, text) && !is_heading;
    if is_title && progress.wants_title() && !is_crown(paragraph, rest) {
        return Some(Title);
    }
    if is_front && is(Addressee, text) {
        return Some(Addressee);
    }
    if is_front && paragraph.lines.align() == Align::Center {
        return None;
    }
    text_proper(paragraph, rest, progress)
}

/// Elements of the head.
fn head(paragraph: &Paragraph, progress: &Progress) -> Option<ElementKind> {
    let text = &*paragraph.text;
    let simple = [CopyNumber, Secrecy, Urgency].into_iter().find(|kind| is(*kind, text));
    let letters = paragraph.runs.first().map(|run| &run.letters);
    let ends = |words: &[&str]| words.iter().any(|word| text.trim().ends_with(word));
    let is_mark = ends(&["文件"])
        || letters.is_some_and(|l| is_huge(l) && (is_red(l) || ends(&["纪要", "令"])));
    // Beside the names of several organs 文件 stands alone.
    if is_mark && (is(Masthead, text) || text.trim() == "文件") {
        return Some(Masthead);
    }
    if pattern::part(DocumentNumber, text).is_some() {
        return Some(DocumentNumber);
    }
    let is_order = progress.is_order && is(OrderNumber, text);
    let order = Some(OrderNumber).filter(|_| is_order);
    simple.or(order).or_else(|| Some(Approver).filter(|kind| is(*kind, text)))
}

/// 26 pt and larger: the size of a masthead.
const MASTHEAD: u32 = 52;
/// 18 pt and larger: the size of a title.
const TITLE: u32 = 36;

/// Letters in the size of a masthead.
fn is_huge(letters: &Letters) -> bool {
    letters.size() >= MASTHEAD
}

/// Letters in a red of whatever shade.
fn is_red(letters: &Letters) -> bool {
    letters.colour.as_deref().is_some_and(reddish)
}

/// Whether a colour is a red of whatever shade.
pub(super) fn reddish(colour: &str) -> bool {
    let channel = |at: usize| {
        let digits = colour.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (channel(0), channel(2), channel(4)) {
        (Some(red), Some(green), Some(blue)) => {
            red >= 0x90 && green <= 0x60 && blue <= 0x60
        }
        _ => false,
    }
}

/// A line in the size of a title.
fn is_large(paragraph: &Paragraph) -> bool {
    paragraph.size() >= TITLE && !paragraph.text.contains(['。', '；'])
}

/// Whether a line is the organ above the larger title of a form.
fn is_crown(paragraph: &Paragraph, rest: &[Paragraph]) -> bool {
    let next = rest.iter().find(|next| !next.is_blank() && next.is_in_flow());
    let next = next.filter(|next| is_large(next) && next.size() > paragraph.size());
    next.is_some() && pattern::is_organ(&paragraph.text)
}

/// Elements from the addressee to the annexes.
fn text_proper(
    paragraph: &Paragraph,
    rest: &[Paragraph],
    progress: &Progress,
) -> Option<ElementKind> {
    let text = &*paragraph.text;
    if is(AnnexLabel, text) {
        return Some(AnnexLabel);
    }
    if progress.zone == Zone::Label {
        return Some(AnnexTitle);
    }
    let is_next_name = progress.last == Some(AnnexNote)
        && !progress.is_after_blank
        && pattern::heading(text) == Some(ElementKind::Heading3);
    if is_next_name || is(AnnexNote, text) {
        return Some(AnnexNote);
    }
    if progress.zone == Zone::Body {
        if is(IssueDate, text) {
            return Some(IssueDate);
        }
        if signs(paragraph, rest) {
            return Some(Signature);
        }
    }
    if progress.last == Some(IssueDate) && is(Note, text) {
        return Some(Note);
    }
    let shaped = pattern::heading(text);
    let shaped = shaped.or_else(|| Some(Attendance).filter(|kind| is(*kind, text)));
    let is_aside = matches!(paragraph.lines.align(), Align::Center | Align::Right);
    shaped.or_else(|| Some(Body).filter(|_| !is_aside))
}

/// Whether a line is a 署名: short, without marks, and only such lines till the date.
fn signs(paragraph: &Paragraph, rest: &[Paragraph]) -> bool {
    let is_name = |text: &str| is(Signature, text) && pattern::is_organ(text);
    let mut below = rest.iter().filter(|next| !next.is_blank() && next.is_in_flow());
    let Some(next) = below.next() else { return false };
    if is(IssueDate, &next.text) {
        let is_aside = paragraph.lines.align() == Align::Right
            || paragraph.text.starts_with(['　', ' ', '\t']);
        return is(Signature, &paragraph.text) && (is_aside || is_name(&paragraph.text));
    }
    is_name(&paragraph.text)
        && is_name(&next.text)
        && below.take(4).any(|line| is(IssueDate, &line.text))
}

impl Progress {
    /// Whether a large centred line is a title here.
    fn wants_title(&self) -> bool {
        match self.zone {
            Zone::Head | Zone::Title | Zone::Tail => true,
            Zone::Body => self.last == Some(AttachedTitle),
            Zone::Label | Zone::Annex => false,
        }
    }

    /// Notes an element; a title that comes late is that of an attached text.
    fn note(
        &mut self,
        paragraph: &Paragraph,
        kind: Option<ElementKind>,
    ) -> Option<ElementKind> {
        let kind = match kind {
            Some(Title) if !matches!(self.zone, Zone::Head | Zone::Title) => {
                Some(AttachedTitle)
            }
            // A second line of an annex's title.
            Some(Body) | None
                if self.last == Some(AnnexTitle)
                    && !self.is_after_blank
                    && is_large(paragraph) =>
            {
                Some(AnnexTitle)
            }
            kind => kind,
        };
        if kind == Some(BlankLine) {
            self.is_after_blank = true;
            return kind;
        }
        let Some(known) = kind else { return kind };
        self.is_order |= known == Masthead && paragraph.text.trim().ends_with('令');
        self.zone = match known {
            Title => Zone::Title,
            AnnexLabel => Zone::Label,
            AnnexTitle => Zone::Annex,
            IssueDate => Zone::Tail,
            AttachedTitle => Zone::Body,
            Addressee | Body | ElementKind::Table => self.zone.max_body(),
            _ if known.heading_level().is_some() => self.zone.max_body(),
            _ => self.zone,
        };
        (self.last, self.is_after_blank) = (Some(known), false);
        kind
    }
}

impl Zone {
    /// The zone once text has come.
    const fn max_body(self) -> Self {
        match self {
            Self::Head | Self::Title => Self::Body,
            _ => self,
        }
    }
}
