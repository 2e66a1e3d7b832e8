//! X21: annexes: a new page, the label in 黑体 flush left, the title on line 3 (7.3.7).

use super::title::said;
use crate::catalog::Align;
use crate::inspect::face::stranger;
use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::story::Paragraph;
use crate::inspect::words::{characters, size};
use crate::model::ElementKind::{AnnexLabel, AnnexTitle, BlankLine};

/// Measures the label and title of every annex.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let all = &paper.story.paragraphs;
    for (at, label) in all.iter().enumerate().filter(|(_, p)| p.kind == Some(AnnexLabel))
    {
        if !label.begins_page {
            notes.at("X21", label, "接在前文之后".to_owned());
        }
        set(paper, label, notes);
        let own = all[at + 1..].iter().take_while(|p| p.kind != Some(AnnexLabel));
        let title = own.clone().find(|p| p.kind == Some(AnnexTitle));
        let Some(title) = title else { continue };
        let before = own.take_while(|p| p.kind != Some(AnnexTitle));
        let blanks = before.filter(|p| p.kind == Some(BlankLine)).count();
        if blanks != 1 {
            notes.at("X21·第三行", title, format!("空 {blanks} 行"));
        }
        let align = title.lines.align();
        if align != Align::Center {
            notes.at("X21·居中", title, said(align).to_owned());
        }
    }
}

/// The label: 3号黑体, flush left.
fn set(paper: &Paper, label: &Paragraph, notes: &mut Notes) {
    let Some(style) = paper.decl.style_of(AnnexLabel) else { return };
    for run in label.shown() {
        if let Some(name) = stranger(paper.decl, &style.font, run) {
            notes.at("X21·字体", label, name.to_owned());
        }
        if run.letters.size() != style.size {
            notes.at("X21·字体", label, size(run.letters.size()));
        }
    }
    let start = label.lines.indent.start(paper.decl.page.character.value);
    if !matches!(label.lines.align(), Align::Left | Align::Both) {
        notes.at("X21·顶格", label, said(label.lines.align()).to_owned());
    } else if start != 0 {
        notes.at("X21·顶格", label, format!("左空 {}", characters(start)));
    }
}
