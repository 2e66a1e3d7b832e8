//! The declarations of `templates/`: what the office decides. Read and cross-checked
//! before any workbook is opened.

mod declarations; // the text files, embedded or overridden
mod sheet; // sheets/*.toml
mod finding; // findings/*.toml
mod layout; // layout.toml
mod names; // headers in conditions
mod figure; // mechanisms/*.toml

pub use declarations::Declarations;
pub use figure::{Example, ExampleTown, FigureDecl, Frequency, Members, Shape, Target};
pub use finding::{FindingDecl, Findings};
pub use layout::{
    Align, BlankDecl, FontDecl, ImprintDecl, LandscapeDecl, LayoutDecl, LayoutRules,
    LetterDecl, MastheadDecl, Measure, PageDecl, RedRuleDecl, Strength, StyleDecl,
    TableDecl,
};
pub use names::known_names;
pub use sheet::{ColumnDecl, ColumnType, Need, SheetDecl};

use crate::model::{Result, SheetId};
use std::path::Path;

/// 目录: all declarations, checked against each other.
#[derive(Debug)]
pub struct Catalog {
    /// The text files themselves.
    pub declarations: Declarations,
    /// By `SheetId`, in the order of `model.md`.
    pub sheets: Vec<SheetDecl>,
    /// Wording of findings by code.
    pub findings: Findings,
    /// Figures in build order: file by file, entry by entry.
    pub figures: Vec<FigureDecl>,
    /// Measures, fonts and colours of papers.
    pub layout: LayoutDecl,
}

impl Catalog {
    /// Reads and checks all declarations; `overrides` is a `templates/` folder of the office.
    pub fn load(overrides: Option<&Path>) -> Result<Self> {
        Self::from_declarations(Declarations::load(overrides)?)
    }

    /// Checks declarations that are in memory (tests add files of their own).
    pub fn from_declarations(declarations: Declarations) -> Result<Self> {
        let sheets = sheet::load(&declarations)?;
        let findings = finding::load(&declarations)?;
        let figures = figure::load(&declarations, &sheets)?;
        let layout = layout::load(&declarations)?;
        Ok(Self { declarations, sheets, findings, figures, layout })
    }

    /// The id of a sheet by name.
    pub fn sheet_id(&self, name: &str) -> Option<SheetId> {
        let at = self.sheets.iter().position(|sheet| &*sheet.name == name)?;
        SheetId::try_from(at).ok()
    }
}
