//! Where a paper lies below the output folder, and what the manifest says of it.

use super::provenance::provenance;
use super::scene::Scene;
use super::slug::slug;
use crate::merge::Case;
use crate::model::{Draft, Entry, Paper, PaperState, Subject, strip_sentinels};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The folder with a folder for each village.
const BY_VILLAGE: &str = "分村";

/// Path of a paper: `2026年10月/公文/兰安改〔2026〕3号_隐患整改通知书_东岭超市.docx`, or what
/// 文件名 of its template says, below the folder of its period.
pub fn paper_path(case: Case, draft: &Draft) -> String {
    let paper = &draft.paper;
    let below = file_name(case, paper).unwrap_or_else(|| {
        let parts = [head(paper).as_str(), &draft.front.name, &paper.subject_name]
            .map(ToOwned::to_owned);
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        format!("公文/{}", slug(&parts.join("_"), extension(case, paper)))
    });
    format!("{}/{below}", paper.period.print())
}

/// Path of a copy of a paper in the folder of its village; none for a paper of the town.
pub fn village_path(case: Case, paper: &Paper, path: &str) -> Option<String> {
    let Subject::Row(row) = paper.subject else { return None };
    let village = case.town.village_of(row)?;
    let name = case.town.value(village, "村名").to_string();
    let (period, below) = path.split_once('/')?;
    let file = below.rsplit('/').next()?;
    Some(format!("{period}/{BY_VILLAGE}/{}/{file}", slug(&name, "")))
}

/// What the file name ends with.
fn extension(case: Case, paper: &Paper) -> &'static str {
    if case.catalog.documents[paper.document].is_text { ".txt" } else { ".docx" }
}

/// 文件名 of the template, every folder and the name made safe.
fn file_name(case: Case, paper: &Paper) -> Option<String> {
    let template = case.catalog.documents[paper.document].file_name.as_ref()?;
    let scene = Scene::new(case, paper, false, BTreeSet::new());
    let text = case.catalog.templates.render(template, Arc::new(scene)).ok()?;
    let text = strip_sentinels(&text);
    let (folders, name) = text.rsplit_once('/').unwrap_or(("", &text));
    let folders = folders.split('/').filter(|folder| !folder.is_empty());
    let mut parts: Vec<String> = folders.map(|folder| slug(folder, "")).collect();
    parts.push(slug(name, extension(case, paper)));
    Some(parts.join("/"))
}

/// The number, or 草稿 and the place of the subject in its sheet: the same in every run.
fn head(paper: &Paper) -> String {
    match (&paper.number, paper.serial, &paper.subject) {
        (Some(number), Some(_), _) => number.to_string(),
        (_, _, Subject::Row(row)) => format!("草稿{:03}", u64::from(row.row) + 1),
        (_, _, Subject::Town) => "草稿001".to_owned(),
    }
}

/// The manifest entry of a plain text: it has neither layout nor number nor state.
fn text_entry(case: Case, draft: &Draft) -> Entry {
    let paper = &draft.paper;
    Entry {
        kind: paper.kind.clone(),
        name: draft.front.name.clone(),
        subject: paper.subject_name.clone(),
        period: paper.period.to_string().into(),
        template: case.catalog.documents[paper.document].path.clone(),
        key: paper.key.clone(),
        ..Entry::default()
    }
}

/// The manifest entry of a paper; its rows are those behind its printed values, once each.
pub fn paper_entry(case: Case, draft: &Draft) -> Entry {
    let (paper, front) = (&draft.paper, &draft.front);
    let (rows, provenance) = provenance(case, draft);
    if case.catalog.documents[paper.document].is_text {
        return Entry { rows, provenance, ..text_entry(case, draft) };
    }
    let state =
        if paper.serial.is_some() { PaperState::Reserved } else { PaperState::Draft };
    Entry {
        kind: paper.kind.clone(),
        name: front.name.clone(),
        layout: Some(front.layout.to_string().into()),
        doc_type: front.doc_type.clone(),
        is_sealed: front.is_sealed,
        number: paper.number.clone(),
        state: Some(state),
        subject: paper.subject_name.clone(),
        period: paper.period.to_string().into(),
        template: case.catalog.documents[paper.document].path.clone(),
        rows,
        key: paper.key.clone(),
        provenance,
        letter: None, // what the composed paper says, added when it is set
    }
}
