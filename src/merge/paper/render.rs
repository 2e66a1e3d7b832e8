//! Template → draft. A row that lacks a needed field is left out, and the paper rendered
//! again without it, until nothing is missing.

use super::authority::office;
use super::scene::{Missing, Noted, Scene};
use super::wording::forbidden;
use crate::expr::engine::Failure;
use crate::merge::{Case, Wanted};
use crate::model::{
    Draft, Finding, FrontMatter, Paper, Place, RowRef, Subject, Text, Value, print_day,
    strip_sentinels,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Renders one paper; `None` when a finding says why it cannot be made.
pub fn render(
    case: Case,
    paper: &Paper,
    wanted: &Wanted,
) -> (Option<Draft>, Vec<Finding>) {
    let mut left_out = BTreeSet::new();
    let mut findings = Vec::new();
    loop {
        let attempt = match attempt(case, paper, wanted, &left_out) {
            Ok(attempt) => attempt,
            Err(failure) => {
                findings.push(failed(case, paper, &failure));
                return (None, findings);
            }
        };
        let missing: BTreeSet<&Missing> = attempt.noted.missing.iter().collect();
        if wanted.is_draft || (missing.is_empty() && !attempt.noted.is_emptied) {
            let draft = draft(case, paper, attempt);
            if let Some(finding) = forbidden(case, &draft) {
                findings.push(finding);
                return (None, findings);
            }
            return (Some(draft), findings);
        }
        findings.extend(missing.iter().map(|missing| blank(case, paper, missing)));
        let rows: Option<BTreeSet<RowRef>> =
            missing.iter().map(|missing| row_to_leave(case, paper, missing)).collect();
        let Some(rows) = rows.filter(|rows| !rows.is_subset(&left_out)) else {
            findings.extend(missing.is_empty().then(|| emptied(case, paper)));
            return (None, findings);
        };
        left_out.extend(rows);
    }
}

/// What one rendering gave.
struct Attempt {
    /// The text.
    text: String,
    /// 签发人.
    approver: Option<Text>,
    /// What happened on the way.
    noted: Noted,
}

/// Renders the text and the front matter once, without some rows.
fn attempt(
    case: Case,
    paper: &Paper,
    wanted: &Wanted,
    left_out: &BTreeSet<RowRef>,
) -> Result<Attempt, Failure> {
    let decl = &case.catalog.documents[paper.document];
    let scene = Scene::new(case, paper, wanted.is_draft, left_out.clone());
    let scene = Arc::new(scene);
    let render = |path: &Text| case.catalog.templates.render(path, scene.clone());
    let text = render(&decl.path)?.trim_start_matches('\n').to_owned();
    let approver = decl.approver.as_ref().map(render).transpose()?;
    let approver = approver.map(|text| strip_sentinels(&text).trim().into());
    let noted = std::mem::take(&mut *scene.noted());
    Ok(Attempt { text, approver, noted })
}

/// The draft of a rendering in which nothing is missing.
fn draft(case: Case, paper: &Paper, attempt: Attempt) -> Draft {
    let decl = &case.catalog.documents[paper.document];
    let value = |header| office(case).map(|row| case.town.value(row, header));
    let issuer = value("落款名称").map_or_else(String::new, ToString::to_string);
    let front = FrontMatter {
        name: decl.name.clone(),
        doc_type: decl.doc_type.clone(),
        layout: decl.layout,
        secrecy: decl.secrecy.clone(),
        urgency: decl.urgency.clone(),
        approver: attempt.approver,
        has_masthead: decl.has_masthead,
        is_sealed: value("盖章").and_then(Value::yes).unwrap_or(true),
        issuer: issuer.into(),
        issue_date: print_day(paper.issue_date).into(),
    };
    Draft {
        paper: paper.clone(),
        front,
        text: attempt.text,
        sources: attempt.noted.sources,
        tables: attempt.noted.tables,
    }
}

/// The row that a paper can do without; `None` where it is the subject or the office itself.
fn row_to_leave(case: Case, paper: &Paper, missing: &Missing) -> Option<RowRef> {
    let row = missing.row.filter(|row| paper.subject != Subject::Row(*row))?;
    (!is_of_office(case, missing)).then_some(row)
}

/// Whether a missing field is one of 机关.
fn is_of_office(case: Case, missing: &Missing) -> bool {
    let office = case.town.id_of("机关");
    match &missing.cell {
        Some((row, _)) => Some(row.sheet) == office,
        None => missing.header.starts_with("机关."),
    }
}

/// What to say of a missing field.
fn blank(case: Case, paper: &Paper, missing: &Missing) -> Finding {
    let name = &case.catalog.documents[paper.document].name;
    let outcome = match row_to_leave(case, paper, missing) {
        Some(_) => format!("这一行没有进《{name}》"),
        None => format!("《{name}》没有出"),
    };
    let row = missing.row.or(missing.cell.as_ref().map(|(row, _)| *row));
    let place = match (&missing.cell, row) {
        (Some((row, header)), _) => case.town.place(*row, header),
        (None, Some(row)) => case.town.place(row, ""),
        (None, None) => Place::default(),
    };
    let is_office = is_of_office(case, missing);
    let code = if is_office { "E-OFFICE-BLANK" } else { "E-FIELD-BLANK" };
    let words = [("列", &*missing.header), ("结果", &outcome)];
    case.catalog.findings.raise(code, &words, place)
}

/// What to say of a paper that has lost all its rows.
fn emptied(case: Case, paper: &Paper) -> Finding {
    let decl = &case.catalog.documents[paper.document];
    let place = Place { file: Some(decl.path.clone()), ..Place::default() };
    let words = [("名称", &*decl.name), ("对象", &paper.subject_name)];
    case.catalog.findings.raise("E-PAPER-EMPTY", &words, place)
}

/// What to say of a template that fails on this paper.
fn failed(case: Case, paper: &Paper, failure: &Failure) -> Finding {
    let decl = &case.catalog.documents[paper.document];
    let place = Place {
        file: Some(decl.path.clone()),
        line: Some(failure.line),
        ..Place::default()
    };
    let words = [("名称", &*decl.name), ("原因", &failure.what)];
    let finding = case.catalog.findings.raise("E-TEMPLATE", &words, place);
    Finding { read: Some(failure.shown.clone()), ..finding }
}
