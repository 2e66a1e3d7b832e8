//! DOCX of a paper: docx-rs builds, our parts and the normaliser make it what Word wants.

mod escape; // text → XML
mod xml; // namespaces and types
mod normalise; // docx-rs → schema
mod prototype; // said once, filled many times
mod letters; // runs
mod styles; // styles.xml
mod settings; // settings.xml, fontTable.xml
mod properties; // docProps
mod drawing; // rules, text boxes
mod footers; // page numbers
mod sections; // pages
mod stationery; // static parts, packed
mod package; // zip
mod paginate; // which page
mod phrase; // words of a title
mod title; // lines of a title
mod galley; // document.xml in work
mod masthead; // 发文机关标志
mod approver; // 签发人
mod head; // 版头
mod keep; // what stays together
mod body; // 主体
mod gaps; // 署名 and date from the right
mod seals; // rows of seals
mod signature; // 落款
mod columns; // widths of columns
mod table; // tables
mod imprint; // 版记
mod bind; // several papers in one file

pub use bind::bind;
pub use paginate::Side;

use crate::catalog::{Catalog, LayoutDecl};
use crate::model::{Document, ElementKind, Layout, Result, Text};
use body::Setting;
use galley::{Galley, Hold, Shape};
use letters::Letters;
use package::Part;
use prototype::Kept;
use sections::Sections;
use stationery::Stationery;
use std::collections::BTreeMap;
use xml::{DECLARATION, NAMESPACES};

/// What is the same in every paper, made once: styles, settings, fonts, footers, packed.
#[derive(Debug)]
pub struct Press {
    /// Measures, fonts, styles.
    layout: LayoutDecl,
    /// Paragraph styles by name.
    shapes: BTreeMap<Text, Shape>,
    /// Runs in character styles by name.
    letters: BTreeMap<Text, Letters>,
    /// Section properties.
    sections: Sections,
    /// Static parts.
    stationery: Stationery,
    /// Prototypes of measures that papers brought.
    kept: Kept,
}

/// Bytes that document.xml of a usual paper takes.
const PAPER: usize = 16 * 1024;

impl Press {
    /// Builds and packs the static parts.
    pub fn new(catalog: &Catalog) -> Result<Self> {
        let layout = catalog.layout.clone();
        let mut shapes = BTreeMap::new();
        let mut letters = BTreeMap::new();
        for style in &layout.styles {
            if style.character {
                letters.insert(style.name.clone(), Letters::styled(&layout, style)?);
            } else {
                shapes.insert(style.name.clone(), Shape::new(&layout, style)?);
            }
        }
        let sections = Sections::new(&layout)?;
        let stationery = Stationery::new(&layout)?;
        Ok(Self { layout, shapes, letters, sections, stationery, kept: Kept::default() })
    }

    /// Sets one document.
    pub fn set(&self, document: &Document) -> Result<Vec<u8>> {
        let galley = self.galley(document)?;
        let own = [
            Part::new("docProps/core.xml", &properties::core(document))?,
            Part::new("word/document.xml", &galley.out)?,
        ];
        let parts = self.stationery.parts(document.front.layout, galley.has_extra);
        package::zip(parts.chain(&own))
    }

    /// What every page shows, as estimated when setting; a 版记 stands on the last.
    pub fn sides(&self, document: &Document) -> Result<Vec<Side>> {
        self.galley(document).map(|galley| galley.ruler.sides())
    }

    /// document.xml, with what was found while setting it.
    fn galley(&self, document: &Document) -> Result<Galley<'_>> {
        let front = &document.front;
        let mut galley = Galley::new(self);
        galley.out.reserve(PAPER);
        galley.out.push_str(DECLARATION);
        galley.out.extend(["<w:document", NAMESPACES, "><w:body>"]);
        head::set(&mut galley, document)?;
        let (layout, is_sealed) = (front.layout, front.is_sealed);
        let setting = Setting { layout, is_sealed, first: Hold::Free };
        let (title, rest) = form_title(document);
        body::set(&mut galley, title, &setting)?;
        if layout == Layout::Form {
            form_number(&mut galley, document)?;
        }
        body::set(&mut galley, rest, &setting)?;
        let first = match layout {
            Layout::Letter if front.has_masthead => &self.sections.letter,
            Layout::Form => &self.sections.form,
            _ => &self.sections.portrait,
        };
        let mut ending = body::parts(&mut galley, &document.parts, layout, first)?;
        let is_landscape = ending.is_landscape;
        imprint::set(&mut galley, document, &mut ending.section, is_landscape)?;
        galley.close()?;
        galley.out.extend([&*ending.section, "</w:body></w:document>"]);
        galley.ruler.settle();
        Ok(galley)
    }
}

/// In a 表格 the 编号 stands between the title and the rest (`gongwen.md` 3.5).
fn form_title(
    document: &Document,
) -> (&[crate::model::Element], &[crate::model::Element]) {
    let body = &document.body;
    let is_title = |e: &&crate::model::Element| e.kind == ElementKind::Title;
    let titles = body.iter().take_while(is_title).count();
    let is_form = document.front.layout == Layout::Form;
    body.split_at(if is_form { titles } else { 0 })
}

/// 文书编号, right under the title of a 表格.
fn form_number(galley: &mut Galley, document: &Document) -> Result<()> {
    let number = document.head.iter().find(|e| e.kind == ElementKind::DocumentNumber);
    match number {
        Some(number) => galley.line("公文表单编号", &number.spans, Hold::Free),
        None => Ok(()),
    }
}
