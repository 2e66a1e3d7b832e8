//! Section properties: page, margins, line grid, which numbers stand on its sides.

use super::footers::Margin;
use super::normalise::normalise;
use crate::catalog::LayoutDecl;
use crate::model::Result;
use docx_rs::{
    BuildXML, DocGrid, DocGridType, FooterReference, PageMargin, PageOrientationType,
    PageSize, SectionProperty,
};

/// The kinds of section, each as XML.
#[derive(Debug)]
pub(super) struct Sections {
    /// Portrait, numbers odd right and even left.
    pub(super) portrait: String,
    /// The same, its first side without a number and with the lower line of a 信函.
    pub(super) letter: String,
    /// Portrait with 第N页 共M页.
    pub(super) form: String,
    /// Landscape with turned numbers.
    pub(super) landscape: String,
    /// Landscape with 第N页 共M页.
    pub(super) landscape_form: String,
    /// Portrait without numbers.
    pub(super) silent: String,
}

impl Sections {
    /// Builds all.
    pub(super) fn new(layout: &LayoutDecl) -> Result<Self> {
        let plain = footers(portrait(layout), Margin::Odd, Margin::Even);
        let mut letter = plain.clone().title_pg();
        letter.first_footer_reference =
            Some(FooterReference::new("first", Margin::Letter.id()));
        let form = |section| footers(section, Margin::Form, Margin::Form);
        let silent = |section| footers(section, Margin::Silent, Margin::Silent);
        let turned = footers(landscape(layout), Margin::TurnedOdd, Margin::TurnedEven);
        Ok(Self {
            portrait: normalise(&plain.build())?,
            letter: normalise(&letter.build())?,
            form: normalise(&form(portrait(layout)).build())?,
            landscape: normalise(&turned.build())?,
            landscape_form: normalise(&form(landscape(layout)).build())?,
            silent: normalise(&silent(portrait(layout)).build())?,
        })
    }
}

/// Footers of odd and even sides.
fn footers(mut section: SectionProperty, odd: Margin, even: Margin) -> SectionProperty {
    section.footer_reference = Some(FooterReference::new("default", odd.id()));
    section.even_footer_reference = Some(FooterReference::new("even", even.id()));
    section
}

/// A4 upright (5.1, 5.2.1).
fn portrait(layout: &LayoutDecl) -> SectionProperty {
    let page = &layout.page;
    let size = PageSize::new().size(page.width.value, page.height.value);
    let margin = PageMargin::new()
        .top(twips(page.top.value))
        .right(twips(page.right.value))
        .bottom(twips(page.bottom.value))
        .left(twips(page.left.value));
    section(layout, size, margin, page.bottom.value)
}

/// A4 turned: the left edge of the sheet becomes the top (8).
fn landscape(layout: &LayoutDecl) -> SectionProperty {
    let (page, turned) = (&layout.page, &layout.landscape);
    let size = PageSize::new()
        .size(page.height.value, page.width.value)
        .orient(PageOrientationType::Landscape);
    let margin = PageMargin::new()
        .top(twips(turned.top.value))
        .right(twips(turned.right.value))
        .bottom(twips(turned.bottom.value))
        .left(twips(turned.left.value));
    section(layout, size, margin, turned.bottom.value)
}

/// What both have; the number stands as far below the 版心 on either.
fn section(
    layout: &LayoutDecl,
    size: PageSize,
    margin: PageMargin,
    bottom: u32,
) -> SectionProperty {
    let page = &layout.page;
    let footer = bottom + page.footer.value - page.bottom.value;
    let margin = margin.header(twips(page.header.value)).footer(twips(footer));
    let pitch = usize::try_from(page.line.value).unwrap_or_default();
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(pitch);
    SectionProperty::new().page_size(size).page_margin(margin).doc_grid(grid)
}

/// A measure as docx-rs wants it.
pub(super) fn twips(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
