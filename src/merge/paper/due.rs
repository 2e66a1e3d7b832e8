//! The papers that are due: every kind whose condition holds for its subject.

use super::{authority, season, subject};
use crate::catalog::{DocumentDecl, Rhythm, When};
use crate::expr::condition::World;
use crate::merge::{Case, Wanted};
use crate::model::{Finding, Paper, Period, Place, Series, Subject, Text, series};
use std::collections::BTreeSet;

/// The papers that are due, in the order of kinds and subjects; numbers not yet given.
pub fn due(case: Case, wanted: &Wanted) -> (Vec<Paper>, Vec<Finding>) {
    let mut planner = Planner {
        case,
        wanted,
        planned: BTreeSet::new(),
        findings: Vec::new(),
        lacking: BTreeSet::new(),
    };
    let documents = case.catalog.documents.iter().enumerate();
    let papers = documents.flat_map(|(at, decl)| planner.papers(at, decl));
    let mut papers: Vec<Paper> = papers.collect();
    papers.sort_by_key(|paper| paper.document); // stable: subjects keep their order
    (papers, planner.findings)
}

/// Papers being planned.
struct Planner<'a> {
    /// What may be spoken of.
    case: Case<'a>,
    /// What the user asked for.
    wanted: &'a Wanted,
    /// Keys of papers planned so far.
    planned: BTreeSet<Text>,
    /// What the office should know.
    findings: Vec<Finding>,
    /// Codes and purposes that were reported already.
    lacking: BTreeSet<Text>,
}

impl Planner<'_> {
    /// The papers of a kind, and those that are made along with them.
    fn papers(&mut self, at: usize, decl: &DocumentDecl) -> Vec<Paper> {
        if !season::is_in_season(decl, self.wanted) || self.is_along(decl) {
            return Vec::new();
        }
        let mut papers = Vec::new();
        for subject in self.subjects(decl) {
            papers.extend(self.paper(at, decl, &subject));
            for stem in &decl.along {
                let documents = self.case.catalog.documents.iter();
                let mut documents = documents.enumerate();
                if let Some((at, along)) = documents.find(|(_, it)| it.stem == *stem) {
                    papers.extend(self.paper(at, along, &subject));
                }
            }
        }
        papers
    }

    /// Whether a kind is only made along with another.
    fn is_along(&self, decl: &DocumentDecl) -> bool {
        let mut documents = self.case.catalog.documents.iter();
        let is_named = season::is_named(decl, self.wanted);
        !is_named && documents.any(|other| other.along.contains(&decl.stem))
    }

    /// The subjects for which a kind is due.
    fn subjects(&self, decl: &DocumentDecl) -> Vec<Subject> {
        let mut subjects = subject::subjects(self.case, &decl.every);
        subjects.retain(|it| season::is_chosen(self.case, it, self.wanted));
        let When::Holds(condition) = &decl.when else { return subjects };
        let world = world(self.case, decl);
        let sheets = decl.every.sheets.iter();
        let sheets = sheets.filter_map(|name| self.case.town.id_of(name));
        let bound: Vec<_> = sheets.map(|id| (id, condition.bind(world, id))).collect();
        subjects.retain(|subject| match subject {
            Subject::Town => condition.test_town(world).is_true(),
            Subject::Row(row) => {
                let of = bound.iter().find(|(id, _)| *id == row.sheet);
                of.is_some_and(|(_, bound)| bound.test(*row).is_true())
            }
        });
        subjects
    }

    /// One paper; none if it is issued, planned, or refused by the authority switch.
    fn paper(&mut self, at: usize, decl: &DocumentDecl, of: &Subject) -> Option<Paper> {
        let (period, key) = (period(self.case, decl), paper_key(self.case, decl, of));
        if self.case.issued.contains(&key) || self.planned.contains(&key) {
            return None;
        }
        if let Some(refusal) = authority::refusal(self.case, decl) {
            if self.lacking.insert(format!("{}{}", refusal.code, refusal.fact).into()) {
                self.findings.push(refusal);
            }
            return None;
        }
        self.planned.insert(key.clone());
        Some(Paper {
            document: at,
            kind: decl.kind.clone(),
            subject: of.clone(),
            subject_name: subject::name(self.case, of),
            period,
            key,
            series: decl.series.as_deref().and_then(|purpose| self.series(purpose)),
            number: None,
            issue_date: self.case.run.as_of,
            serial: None,
        })
    }

    /// The series of a purpose; a lacking one is reported once.
    fn series(&mut self, purpose: &str) -> Option<Series> {
        let found = series(self.case.town, purpose);
        if found.is_none() && self.lacking.insert(purpose.into()) {
            let office = authority::office(self.case);
            let header = if purpose == "政" { "机关代字" } else { "其他代字" };
            let place = office.map(|row| self.case.town.place(row, header));
            let place: Place = place.unwrap_or_default();
            let words = [("用途", purpose), ("列", header)];
            self.findings
                .push(self.case.catalog.findings.raise("E-SERIES", &words, place));
        }
        found
    }
}

/// The month or year a kind is for.
fn period(case: Case, decl: &DocumentDecl) -> Period {
    match decl.every.rhythm {
        Rhythm::Year => Period::Year(case.run.year),
        Rhythm::Once | Rhythm::Month => case.run.month,
    }
}

/// The world of a kind's condition, 本期 being the period it is for.
pub(super) fn world<'a>(case: Case<'a>, decl: &DocumentDecl) -> World<'a> {
    let window = period(case, decl).window(case.run.month_start);
    World { window: Some(window), ..case.world() }
}

/// What the register knows a paper by: kind, subject, period.
pub(super) fn paper_key(case: Case, decl: &DocumentDecl, of: &Subject) -> Text {
    let (subject, period) = (subject::key(case, of), period(case, decl));
    format!("{}\u{1F}{subject}\u{1F}{period}", decl.kind).into()
}
