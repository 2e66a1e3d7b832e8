//! The declarations of `templates/`: what the office decides. Read and cross-checked
//! before any workbook is opened.

mod declarations; // the text files, embedded or overridden
mod sheet; // sheets/*.toml
mod finding; // findings/*.toml
mod names; // headers in conditions
mod condition; // conditions of declarations, parsed and checked
mod rule; // rules.toml, rules/*.toml
mod proof_rule; // proof/*.toml
mod figure; // mechanisms/*.toml
mod identity; // identities.toml
mod ledger; // ledgers/*.toml
mod chart; // charts.toml
mod recogniser; // recogniser.toml
mod document; // documents/*.txt
mod layout; // layout.toml
mod legal; // legal.toml

pub use chart::{ChartDecl, ChartSeriesDecl};
pub use declarations::Declarations;
pub use document::{
    Ask, Authority, BackfillAct, BackfillDecl, Criterion, DocumentDecl, Every, Rhythm,
    When, criterion, figure_period,
};
pub use figure::{
    Comparator, Cover, Example, ExampleTown, FigureDecl, Frequency, Judging, Members,
    Ratio, Shape, Target,
};
pub use finding::{FindingDecl, Findings};
pub use identity::{Identity, IdentityDecl, IdentityTest, Term};
pub use layout::{
    Align, BlankDecl, FontDecl, ImprintDecl, LandscapeDecl, LayoutDecl, LayoutRules,
    LetterDecl, MastheadDecl, Measure, PageDecl, RedRuleDecl, Strength, StyleDecl,
    TableDecl, TitleDecl,
};
pub use ledger::{
    ColumnSource, Derived, LedgerColumnDecl, LedgerDecl, LedgerRows, LedgerTableDecl,
    Logic,
};
pub use legal::{AccidentGrade, AccidentGrades, Legal};
pub use names::known_names;
pub use proof_rule::{
    Examples, FixClass, PRINTED_DATA, Pattern, ProofRule, ProofRules, ProofTest,
    Protection, Stage,
};
pub use recogniser::RecogniserDecl;
pub use rule::{Rule, RuleDecl, RuleTest};
pub use sheet::{ColumnDecl, ColumnType, Need, SheetDecl, Union};

use crate::expr::engine::Engine;
use crate::model::{Error, Result, SheetId};
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
    /// 勾稽 rules, in file order.
    pub rules: Vec<Rule>,
    /// Proof-reading rules, in file order, and what they leave alone.
    pub proof: ProofRules,
    /// Figures in build order: file by file, entry by entry.
    pub figures: Vec<FigureDecl>,
    /// What must hold between figures, in file order.
    pub identities: Vec<Identity>,
    /// Ledgers in the order of their codes.
    pub ledgers: Vec<LedgerDecl>,
    /// Charts of the year workbook.
    pub charts: Vec<ChartDecl>,
    /// Words by which the elements of a text are known.
    pub recogniser: RecogniserDecl,
    /// Kinds of papers, in the order of kinds, then files.
    pub documents: Vec<DocumentDecl>,
    /// Their texts, compiled.
    pub templates: Engine,
    /// Measures, fonts and colours of papers.
    pub layout: LayoutDecl,
    /// Numbers that a law sets.
    pub legal: Legal,
}

impl Catalog {
    /// Reads and checks all declarations; `overrides` is a `templates/` folder of the office.
    pub fn load(overrides: Option<&Path>) -> Result<Self> {
        Self::from_declarations(Declarations::load(overrides)?)
    }

    /// Checks declarations that are in memory (tests add files of their own).
    pub fn from_declarations(declarations: Declarations) -> Result<Self> {
        let sheets = sheet::load(&declarations)?;
        let mut findings = finding::load(&declarations)?;
        let faults = condition::faults(&sheets);
        if !faults.is_empty() {
            return Err(Error::Templates(faults.join("\n")));
        }
        let rules = rule::load(&declarations, &sheets)?;
        let proof = proof_rule::load(&declarations)?;
        rules.iter().map(rule::wording).for_each(|decl| findings.adopt(decl));
        proof.rules.iter().map(proof_rule::wording).for_each(|decl| findings.adopt(decl));
        let figures = figure::load(&declarations, &sheets)?;
        let identities = identity::load(&declarations, &figures)?;
        identities.iter().map(identity::wording).for_each(|decl| findings.adopt(decl));
        let ledgers = ledger::load(&declarations, &sheets)?;
        let charts = chart::load(&declarations, &figures)?;
        let recogniser = recogniser::load(&declarations)?;
        let subjects =
            document::Subjects { sheets: &sheets, figures: &figures, ledgers: &ledgers };
        let (documents, templates) = document::load(&declarations, subjects)?;
        let layout = layout::load(&declarations)?;
        let legal = legal::load(&declarations)?;
        Ok(Self {
            declarations,
            sheets,
            findings,
            rules,
            proof,
            figures,
            identities,
            ledgers,
            charts,
            recogniser,
            documents,
            templates,
            layout,
            legal,
        })
    }

    /// The id of a sheet by name.
    pub fn sheet_id(&self, name: &str) -> Option<SheetId> {
        let at = self.sheets.iter().position(|sheet| &*sheet.name == name)?;
        SheetId::try_from(at).ok()
    }
}
