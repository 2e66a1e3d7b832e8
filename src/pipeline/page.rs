//! One paper: rendered, recognised, proof-read, set.

use super::desk::Desk;
use crate::emit::docx;
use crate::model::{
    Artifact, Document, Draft, Element, ElementKind, Entry, Error, Finding, Layout,
    Letter, Paper, Piece, Result, Severity, strip_sentinels,
};
use crate::report::{self, Progress, finding_text};
use crate::{compose, inspect, merge, proof};
use rayon::prelude::*;
use tracing::info_span;

/// What became of a paper: its bytes if it goes into a file to print, and what was found.
type Made = (Option<Vec<u8>>, Vec<Finding>);

/// How many papers one file to print holds.
const ROUND: usize = 100;
/// How many disagreements of a paper are told; one is enough to stop the run.
const TOLD: usize = 3;

/// Makes all papers, in parallel; findings in the order of the papers.
pub(super) fn all(
    desk: &Desk,
    papers: &[Paper],
    progress: &Progress,
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for kind in papers.chunk_by(|a, b| a.document == b.document) {
        // Papers are held only as long as they are bound.
        for (number, round) in kind.chunks(ROUND).enumerate() {
            let page = |(at, paper): (usize, &Paper)| {
                let made = one(desk, paper, number == 0 && at == 0);
                progress.step();
                made
            };
            let made: Result<Vec<Made>> =
                round.par_iter().enumerate().map(page).collect();
            let (sheets, found): (Vec<_>, Vec<_>) = made?.into_iter().unzip();
            findings.extend(found.into_iter().flatten());
            let sheets: Vec<Vec<u8>> = sheets.into_iter().flatten().collect();
            bound(desk, &round[0], number + 1, &sheets)?;
        }
    }
    Ok(findings)
}

/// Puts the papers of a round into one file to print, in the order of villages and units.
fn bound(desk: &Desk, first: &Paper, number: usize, sheets: &[Vec<u8>]) -> Result<()> {
    if sheets.len() < 2 {
        return Ok(());
    }
    let name = desk.office.catalog.documents[first.document].name.clone();
    let period = first.period.print();
    let more = if number > 1 { format!("（{number}）") } else { String::new() };
    let path = format!("{period}/打印/{name}（{period}）{more}.docx");
    let bytes = docx::bind(sheets, &format!("{name}（{period}）"))?;
    let entry = Entry {
        kind: "打印".into(),
        name: "合并打印".into(),
        period: first.period.to_string().into(),
        ..Entry::default()
    };
    desk.put(Artifact { path, bytes, entry })
}

/// Makes one paper and puts it on the stage. Measuring takes ten times as long as setting, and
/// the papers of a kind are set alike: the first of each kind is measured.
fn one(desk: &Desk, paper: &Paper, is_first: bool) -> Result<Made> {
    let (made, mut findings) = made(desk, paper)?;
    let Some(artifact) = made else { return Ok((None, findings)) };
    if is_first && artifact.entry.layout.is_some() {
        findings.extend(info_span!("量版式").in_scope(|| measured(desk, &artifact)));
    }
    // A form counts all pages of its file, so that it cannot be bound.
    let is_bound = ["文件", "信函"].map(Some).contains(&artifact.entry.layout.as_deref());
    let sheets = is_bound.then(|| artifact.bytes.clone());
    desk.put_paper(paper, artifact)?;
    Ok((sheets, findings))
}

/// One paper as a file; none where a finding says why not.
pub(super) fn made(
    desk: &Desk,
    paper: &Paper,
) -> Result<(Option<Artifact>, Vec<Finding>)> {
    let (case, catalog) = (desk.case(), &desk.office.catalog);
    let wanted = &desk.office.wanted;
    let (draft, mut findings) =
        info_span!("套用模板").in_scope(|| merge::render(case, paper, wanted));
    let Some(draft) = draft else { return Ok((None, findings)) };
    let path = merge::paper_path(case, &draft);
    if catalog.documents[paper.document].is_text {
        return text(desk, draft, path).map(|made| (Some(made), findings));
    }
    let mut entry = merge::paper_entry(case, &draft);
    let (document, found) =
        info_span!("识别要素").in_scope(|| compose::compose(catalog, draft));
    let read = info_span!("校对").in_scope(|| proof::proof(catalog, &document));
    findings.extend(found.into_iter().chain(read).map(|finding| in_file(finding, &path)));
    let wrong = proof::disagreements(catalog, &document, &desk.office.figures);
    if !wrong.is_empty() {
        return Err(disagreement(wrong, &path));
    }
    let bytes = info_span!("排版").in_scope(|| desk.press.set(&document))?;
    entry.letter = Some(letter(&document));
    Ok((Some(Artifact { path, bytes, entry }), findings))
}

/// A plain text as a file; its numbers come from figures and rows too.
fn text(desk: &Desk, draft: Draft, path: String) -> Result<Artifact> {
    let entry = merge::paper_entry(desk.case(), &draft);
    let bytes = report::plain_text(&strip_sentinels(&draft.text));
    let catalog = &desk.office.catalog;
    let (document, _) = compose::compose(catalog, draft);
    let wrong = proof::disagreements(catalog, &document, &desk.office.figures);
    if !wrong.is_empty() {
        return Err(disagreement(wrong, &path));
    }
    Ok(Artifact { path, bytes, entry })
}

/// What deviates from the standard in a paper that we set. That the number of a draft is still
/// blank is no news here.
fn measured(desk: &Desk, made: &Artifact) -> Vec<Finding> {
    let layout = made.entry.layout.as_deref().and_then(Layout::parse);
    let mut found =
        inspect::inspect(&desk.office.catalog, &made.path, &made.bytes, layout);
    found.retain(|finding| finding.severity < Severity::Hint);
    found
}

/// A finding of a paper names the paper.
fn in_file(mut finding: Finding, path: &str) -> Finding {
    finding.place.file.get_or_insert_with(|| path.into());
    finding
}

/// Numbers that come from nowhere stop the run.
fn disagreement(wrong: Vec<Finding>, path: &str) -> Error {
    let told = wrong.into_iter().take(TOLD);
    let texts: Vec<String> =
        told.map(|finding| finding_text(&in_file(finding, path))).collect();
    Error::Disagreement(texts.concat())
}

/// What the 发文登记簿 says of a paper.
fn letter(document: &Document) -> Letter {
    let first = |kind| document.elements().find(|element| element.kind == kind);
    let text = |kind| first(kind).map(Element::text).unwrap_or_default();
    let approver = text(ElementKind::Approver);
    let annexes = document.parts.iter().filter(|part| part.piece == Piece::Annex);
    Letter {
        title: document.title().into(),
        addressee: text(ElementKind::Addressee).trim_end_matches(['：', ':']).into(),
        approver: approver
            .trim_start_matches("签发人")
            .trim_start_matches(['：', ':'])
            .into(),
        annexes: u32::try_from(annexes.count()).unwrap_or(u32::MAX),
        cites: Vec::new(),
    }
}
