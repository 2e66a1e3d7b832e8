//! merge: decides which papers are due, renders them to text, fills ledgers. Knows no OOXML.

mod order; // the order of rows
mod ledger; // sheets → ledgers
mod form; // a workbook that is filled in
mod paper; // templates → drafts

pub use form::{form, form_faults, repeated_row};
pub use ledger::{
    YearBook, form_ledgers, month_entry, month_ledgers, month_path, year_books,
    year_charts, year_entry, year_path,
};

pub use paper::{
    Why, due, numbered, paper_entry, paper_path, render, unknown, village_path, why,
};

use crate::catalog::Catalog;
use crate::expr::condition::{Given, World};
use crate::model::{Dispatch, Facts, Figures, Run, Text, Town};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything a paper or ledger may speak of. Shared, because what a template has in hand
/// outlives the call that gave it.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// Declarations.
    pub catalog: &'a Arc<Catalog>,
    /// Sheets.
    pub town: &'a Arc<Town>,
    /// Hazard states.
    pub facts: &'a Arc<Facts>,
    /// Figures.
    pub figures: &'a Arc<Figures>,
    /// Days of the run.
    pub run: &'a Run,
    /// `Paper::key` of every paper that is 已发: not due again.
    pub issued: &'a BTreeSet<Text>,
    /// Lines of the 发文登记簿, known once the papers are made.
    pub dispatches: &'a [Dispatch],
}

/// What the user asked for: `--only`, `--village`, `--unit`, `--draft`, `--public`.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// D-codes, file stems or names; empty = all that is due.
    pub only: Vec<String>,
    /// Village names; empty = all.
    pub villages: Vec<String>,
    /// Unit names; empty = all.
    pub units: Vec<String>,
    /// Whether papers with blank needed fields are made with 〔待填：…〕.
    pub is_draft: bool,
    /// Which editions of ledgers there are.
    pub editions: Editions,
    /// Whether `--year` was given or no period flag at all: the year-end papers are due.
    pub wants_year: bool,
    /// Whether the month's papers and ledgers are wanted (`--year` alone makes only the year).
    pub wants_month: bool,
}

/// 版: editions of ledgers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Editions {
    /// The office's own.
    #[default]
    Own,
    /// A public one beside it.
    WithPublic,
}

impl Wanted {
    /// Whether ledgers have a public edition beside them.
    pub fn wants_public(&self) -> bool {
        self.editions == Editions::WithPublic
    }
}

impl<'a> Case<'a> {
    /// The world of conditions for papers of this run.
    pub fn world(&self) -> World<'a> {
        let run = self.run;
        let month = run.month.window(run.month_start);
        let year = crate::model::Period::Year(run.year).window(1);
        World {
            town: self.town,
            facts: self.facts,
            as_of: run.as_of,
            window: Some(month),
            month,
            year,
            given: Given::default(),
        }
    }
}
