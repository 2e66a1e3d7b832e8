//! 标注: the lines of a text while they are read from top to bottom, and what each was taken
//! for.

use super::line::{Line, is_blank};
use super::pattern::Mark;
use super::placeholder::VALUE;
use super::remark::{Remark, Tally};
use super::series::Series;
use crate::catalog::RecogniserDecl;
use crate::model::{ElementKind, FrontMatter, Piece, Text};
use std::ops::Range;

/// What a line, or a piece of one, was taken for.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// Position among the lines.
    pub(super) line: usize,
    /// What it is.
    pub(super) kind: ElementKind,
    /// Bytes of the shape.
    pub(super) range: Range<usize>,
    /// What it is to the elements before it.
    pub(super) role: Role,
    /// Bytes of the 层次序数 at its beginning.
    pub(super) ordinal: Option<usize>,
    /// Bytes of the heading proper, when text follows it.
    pub(super) heading: Option<usize>,
}

/// What a label is to the elements before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An element begins; with it, perhaps, a part on pages of its own.
    Begins(Option<Piece>),
    /// The element before goes on.
    Joins,
    /// It lies inside the label before.
    Inside,
}

/// Where in the paper the next line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// 主体, before its 落款.
    Main,
    /// 主体, behind its 落款.
    Closed,
    /// 主体 that goes on behind its 落款.
    Rest,
    /// An annex or an attached text.
    Part,
}

/// A text in work.
pub(super) struct Reading<'a> {
    /// Words of the office.
    pub(super) words: &'a RecogniserDecl,
    /// Front matter.
    pub(super) front: &'a FrontMatter,
    /// The lines with text.
    pub(super) lines: &'a [Line],
    /// The next line.
    pub(super) at: usize,
    /// What the lines before it are.
    pub(super) labels: Vec<Label>,
    /// Position of the label that began the element before the next line.
    pub(super) open: Option<usize>,
    /// Where the next line stands.
    pub(super) zone: Zone,
    /// Whether the title says that another text is issued: 印发, 转发 …
    pub(super) is_issuing: bool,
    /// The part that begins with the next element.
    pub(super) part: Option<Piece>,
    /// Numbers of the open headings.
    pub(super) series: Series,
    /// Paragraphs, headings and tables of the paper or part so far.
    pub(super) paragraphs: u32,
    /// By line: whether it is the name of an organ or unit and nothing else.
    organs: Vec<bool>,
    /// By line: whether it may go on with a paragraph that a page end cut.
    may_continue: Vec<bool>,
    /// Joined lines.
    pub(super) joined: Tally,
    /// Tables with rows of several lengths.
    pub(super) uneven: Tally,
    /// Decisions to tell.
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Reading<'a> {
    /// Before the first line.
    pub(super) fn new(
        words: &'a RecogniserDecl,
        front: &'a FrontMatter,
        lines: &'a [Line],
    ) -> Self {
        let mut reading = Self {
            words,
            front,
            lines,
            organs: Vec::new(),
            at: 0,
            labels: Vec::with_capacity(lines.len()),
            open: None,
            zone: Zone::Main,
            is_issuing: false,
            part: None,
            series: Series::default(),
            paragraphs: 0,
            may_continue: Vec::new(),
            joined: Tally::default(),
            uneven: Tally::default(),
            remarks: Vec::new(),
        };
        let is_organ =
            |at| reading.is_plain(at) && reading.is(at, |shape| reading.is_name(shape));
        reading.organs = (0..lines.len()).map(is_organ).collect();
        reading
    }

    /// Reads the text as one that page ends may have cut (`gongwen.md` 7.4): a line goes on
    /// with an unfinished one before it if it is like no element, and it or an unmarked line
    /// behind it ends a sentence. Unmarked lines of which none does are a list.
    pub(super) fn expect_page_ends(&mut self) {
        let mut ends = false;
        let mut may: Vec<bool> = Vec::with_capacity(self.lines.len());
        for at in (0..self.lines.len()).rev() {
            ends = !self.has(at, &ELEMENTS) && (ends || self.is(at, is_finished));
            let before = at.checked_sub(1);
            let is_open = before.is_some_and(|at| {
                !self.is(at, is_finished) && !self.has(at, &[Mark::PageNumber])
            });
            may.push(ends && is_open);
        }
        may.reverse();
        self.may_continue = may;
    }

    /// Whether a line may go on with a paragraph that a page end cut.
    pub(super) fn may_continue(&self, at: usize) -> bool {
        self.may_continue.get(at).is_some_and(|may| *may)
    }

    /// A line, if there is one.
    pub(super) fn line(&self, at: usize) -> Option<&'a Line> {
        self.lines.get(at)
    }

    /// Whether there is such a line and it fits one of the patterns.
    pub(super) fn has(&self, at: usize, marks: &[Mark]) -> bool {
        self.line(at).is_some_and(|line| line.marks.has_any(marks))
    }

    /// Whether there is such a line and this is so of its shape.
    pub(super) fn is(&self, at: usize, test: impl FnOnce(&str) -> bool) -> bool {
        self.line(at).is_some_and(|line| test(&line.shape))
    }

    /// Takes the next line for an element.
    pub(super) fn take(&mut self, kind: ElementKind) {
        let all = self.line(self.at).map_or(0..0, Line::all);
        self.begin(kind, all);
        self.at += 1;
    }

    /// Takes the next line for more of the element before.
    pub(super) fn join(&mut self, kind: ElementKind) {
        let all = self.line(self.at).map_or(0..0, Line::all);
        self.label(kind, Role::Joins, all);
        self.at += 1;
    }

    /// Begins an element with a piece of the next line; goes no further.
    pub(super) fn begin(&mut self, kind: ElementKind, piece: Range<usize>) {
        self.open = Some(self.labels.len());
        let part = self.part.take();
        self.label(kind, Role::Begins(part), piece);
    }

    /// Labels a piece of the next line; goes no further.
    fn label(&mut self, kind: ElementKind, role: Role, piece: Range<usize>) {
        self.label_on(self.at, kind, role, piece);
    }

    /// Labels a piece of a line.
    pub(super) fn label_on(
        &mut self,
        line: usize,
        kind: ElementKind,
        role: Role,
        range: Range<usize>,
    ) {
        self.labels.push(Label { line, kind, range, role, ordinal: None, heading: None });
    }

    /// Lets a part begin with the next element: numbers and paragraphs are counted anew.
    pub(super) fn begin_part(&mut self, piece: Piece) {
        self.part = Some(piece);
        self.zone = Zone::Part;
        self.series = Series::default();
        self.paragraphs = 0;
    }

    /// The element before the next line.
    pub(super) fn open(&self) -> Option<&Label> {
        self.labels.get(self.open?)
    }

    /// Tells of a decision on a line.
    pub(super) fn remark(&mut self, code: &'static str, at: usize) {
        let line = self.line(at).map_or(1, |line| line.number);
        self.remarks.push(Remark { code, line, taken: None });
    }

    /// Whether a part of the paper ends before this line: annex, 版记, or nothing follows.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.lines.len()
            || self.has(at, &[Mark::AnnexLabel, Mark::NamedAnnex])
            || self.is_imprint(at)
    }

    /// Whether the 版记 begins with this line: 抄送, 印发, or the 印发机关 over its date.
    pub(super) fn is_imprint(&self, at: usize) -> bool {
        self.has(at, &[Mark::CopiedTo, Mark::Printed])
            || self.is_organ(at) && self.has(at + 1, &[Mark::PrintedDay])
    }

    /// Whether a line is the name of an organ or unit and nothing else.
    pub(super) fn is_organ(&self, at: usize) -> bool {
        self.organs.get(at).is_some_and(|is_organ| *is_organ)
    }

    /// Whether a text ends as the name of an organ or unit does.
    pub(super) fn is_name(&self, text: &str) -> bool {
        text.ends_with(VALUE)
            || text == &*self.front.issuer
            || ends_in(&self.words.organs, text)
    }

    /// Whether a line is short, without marks but 、 and （）, and like no other element.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        let marks =
            ['。', '，', '；', '：', '！', '？', '《', '“', ',', ';', ':', '!', '?'];
        let is_short = |shape: &str| {
            shape.chars().count() <= 30
                && !shape.contains(marks)
                && !shape.contains("关于")
        };
        self.is(at, is_short) && !self.has(at, &ELEMENTS)
    }
}

/// Patterns of which one makes a line an element of its own, wherever it stands.
pub(super) const ELEMENTS: [Mark; 21] = [
    Mark::Number,
    Mark::Approver,
    Mark::First,
    Mark::Second,
    Mark::Third,
    Mark::Fourth,
    Mark::Attendance,
    Mark::AnnexNote,
    Mark::NamedAnnex,
    Mark::AnnexLabel,
    Mark::Day,
    Mark::BlankDay,
    Mark::CopiedTo,
    Mark::Printed,
    Mark::Row,
    Mark::Placeholder,
    Mark::Labelled,
    Mark::Secrecy,
    Mark::Urgency,
    Mark::FileMasthead,
    Mark::PageNumber,
];

/// Whether a text ends in one of these words.
pub(super) fn ends_in(words: &[Text], text: &str) -> bool {
    words.iter().any(|word| text.ends_with(&**word))
}

/// Whether one of these words stands in a text.
pub(super) fn holds(words: &[Text], text: &str) -> bool {
    words.iter().any(|word| text.contains(&**word))
}

/// Whether a line ends a sentence or a list (`gongwen.md` 7.4).
pub(super) fn is_finished(shape: &str) -> bool {
    let inner = shape.trim_end_matches(['”', '’', '"']);
    let ends = if inner.len() < shape.len() {
        "。！？!?…"
    } else {
        "。！？：；）〕】!?:;)…."
    };
    inner.trim_end_matches(is_blank).ends_with(|c| ends.contains(c))
}
