//! Drafts by hand: `⟦值⟧` is a value of a cell, `⟪值⟫` one that the run supplied.

use zhenwen::model::{
    CLOSE, Draft, FrontMatter, OPEN, Paper, Period, Provenance, RowRef, SEPARATE,
    Subject, Table,
};

/// A draft of that text.
pub(super) fn draft(front: FrontMatter, text: &str, tables: Vec<Table>) -> Draft {
    let mut draft =
        Draft { paper: paper(), front, text: String::new(), sources: vec![], tables };
    for c in text.chars() {
        match c {
            '⟦' => open(
                &mut draft,
                Provenance::Cell(RowRef { sheet: 0, row: 0 }, "列".into()),
            ),
            '⟪' => open(&mut draft, Provenance::Run("运行".into())),
            '⟧' | '⟫' => draft.text.push(CLOSE),
            _ => draft.text.push(c),
        }
    }
    draft
}

/// Opens a value.
fn open(draft: &mut Draft, provenance: Provenance) {
    draft.text.push(OPEN);
    draft.text.push_str(&draft.sources.len().to_string());
    draft.text.push(SEPARATE);
    draft.sources.push(provenance);
}

fn paper() -> Paper {
    Paper {
        document: 0,
        kind: "D-08".into(),
        subject: Subject::Town,
        subject_name: "".into(),
        period: Period::Year(2026),
        key: "D-08".into(),
        issue_date: "2026-10-31".parse().unwrap(),
        series: None,
        number: None,
        serial: None,
    }
}
