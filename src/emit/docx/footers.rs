//! Footers: page numbers of every kind of side (7.5, 8, 10.1).

use super::drawing::{Shape, Spot, rule, text_box};
use super::normalise::normalise;
use super::xml::{DECLARATION, NAMESPACES};
use crate::catalog::LayoutDecl;
use crate::model::Result;
use docx_rs::{
    BuildXML, FieldCharType, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run,
};

/// Which footer; its relationship id and file follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Margin {
    /// Number right, on odd sides.
    Odd,
    /// Number left, on even sides.
    Even,
    /// First side of a 信函: the lower double line, no number.
    Letter,
    /// 第N页 共M页.
    Form,
    /// Nothing: sides that carry no number.
    Silent,
    /// Turned number of an odd landscape side.
    TurnedOdd,
    /// Turned number of an even landscape side.
    TurnedEven,
}

impl Margin {
    /// All of them.
    pub(super) const ALL: [Self; 7] = [
        Self::Odd,
        Self::Even,
        Self::Letter,
        Self::Form,
        Self::Silent,
        Self::TurnedOdd,
        Self::TurnedEven,
    ];

    /// Relationship id.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Odd => "odd",
            Self::Even => "even",
            Self::Letter => "letter",
            Self::Form => "form",
            Self::Silent => "silent",
            Self::TurnedOdd => "turnedOdd",
            Self::TurnedEven => "turnedEven",
        }
    }

    /// The part, named as Word names them.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Odd => "footer1.xml",
            Self::Even => "footer2.xml",
            Self::Letter => "footer3.xml",
            Self::Form => "footer4.xml",
            Self::Silent => "footer5.xml",
            Self::TurnedOdd => "footer6.xml",
            Self::TurnedEven => "footer7.xml",
        }
    }

    /// The part.
    pub(super) fn part(self, layout: &LayoutDecl) -> Result<String> {
        let content = self.content(layout)?;
        Ok(format!("{DECLARATION}<w:ftr{NAMESPACES}>{content}</w:ftr>"))
    }

    /// What stands in it.
    fn content(self, layout: &LayoutDecl) -> Result<String> {
        let anchor = || normalise(&Paragraph::new().style("公文定位").build());
        match self {
            Self::Odd => number("公文单页码"),
            Self::Even => number("公文双页码"),
            Self::Form => pages(),
            Self::Silent => anchor(),
            Self::Letter => Ok(with_runs(&anchor()?, &lower_line(layout))),
            Self::TurnedOdd => Ok(turned(layout, &anchor()?, &number("公文单页码")?)),
            Self::TurnedEven => Ok(turned(layout, &anchor()?, &number("公文双页码")?)),
        }
    }
}

/// A paragraph with drawings put into it.
pub(super) fn with_runs(paragraph: &str, runs: &str) -> String {
    paragraph.replacen("</w:p>", &format!("{runs}</w:p>"), 1)
}

/// 上双线 of a 信函 (10.1): thick over thin, 4 mm under a 标志 of `size` half points.
pub(super) fn upper_line(layout: &LayoutDecl, size: u32) -> String {
    let letter = &layout.letter;
    let top = layout.masthead.letter_top.value + size * 10 + letter.upper_gap.value;
    double_line(layout, [(1, letter.thick.value), (2, letter.thin.value)], top)
}

/// 下双线 of a 信函 (10.1): thin over thick, its middle 20 mm from the lower paper edge.
fn lower_line(layout: &LayoutDecl) -> String {
    let letter = &layout.letter;
    let (thick, thin) = (letter.thick.value, letter.thin.value);
    let top = letter.lower_top.value - (thick + letter.space.value + thin) / 2;
    double_line(layout, [(3, thin), (4, thick)], top)
}

/// Two red bars, each a drawing number and a thickness, the first at `top` of the page.
fn double_line(layout: &LayoutDecl, bars: [(u32, u32); 2], top: u32) -> String {
    let letter = &layout.letter;
    let mut out = String::new();
    let mut top = top;
    for (id, height) in bars {
        let spot = Spot::Page(top);
        let shape = Shape { id, spot, width: letter.rule_width.value, height };
        rule(&mut out, shape, &layout.red_rule.colour);
        top += height + letter.space.value;
    }
    out
}

/// A field: begin, instruction, separator, cached result, end, each in its own run
/// (`gongwen.md` 4.4: WPS prints nothing otherwise).
fn field(paragraph: Paragraph, instruction: InstrText) -> Paragraph {
    let mark = |kind| Run::new().add_field_char(kind, false);
    paragraph
        .add_run(mark(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(mark(FieldCharType::Separate))
        .add_run(Run::new().add_text("1"))
        .add_run(mark(FieldCharType::End))
}

/// `— 1 —`
fn number(style: &str) -> Result<String> {
    let open = Paragraph::new().style(style).add_run(Run::new().add_text("— "));
    let paragraph =
        field(open, InstrText::PAGE(InstrPAGE::new())).add_run(Run::new().add_text(" —"));
    normalise(&paragraph.build())
}

/// `第1页 共1页`
fn pages() -> Result<String> {
    let open = Paragraph::new().style("公文表单页码").add_run(Run::new().add_text("第"));
    let middle = field(open, InstrText::PAGE(InstrPAGE::new()))
        .add_run(Run::new().add_text("页 共"));
    let paragraph = field(middle, InstrText::NUMPAGES(InstrNUMPAGES::new()))
        .add_run(Run::new().add_text("页"));
    normalise(&paragraph.build())
}

/// The number of a landscape side stands where it would on a portrait one (8): turned, its
/// line 28 mm from the left edge. LibreOffice loses the place of a box in the header of a
/// section of one page; in the footer it does not.
fn turned(layout: &LayoutDecl, anchor: &str, number: &str) -> String {
    let page = &layout.page;
    let width = page.line.value;
    let shape = Shape {
        id: 1,
        spot: Spot::Corner(page.left.value - width / 2, layout.landscape.top.value),
        width,
        height: page.text_width(),
    };
    let mut runs = String::new();
    text_box(&mut runs, shape, true, number);
    with_runs(anchor, &runs)
}
