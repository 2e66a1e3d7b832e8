//! 公文模板: what each kind of paper is (`documents/*.txt`, contract in `architecture.md`):
//! front matter, then the text that reads as the paper will.

mod front; // front matter as written
mod backfill; // what it fills once it is issued
mod file; // a file understood
mod words; // what its text may speak of
mod functions; // functions of its text
mod vocabulary; // names, fields and functions together

pub use backfill::{BackfillAct, BackfillDecl};
pub use functions::{Ask, Criterion, criterion, figure_period};

use super::{Declarations, FigureDecl, LedgerDecl, SheetDecl};
use crate::expr::condition::Condition;
use crate::expr::engine::Engine;
use crate::model::{Error, Layout, Result, Text};

/// One kind of paper; its text is in `Catalog::templates` under `path`.
#[derive(Clone, Debug)]
pub struct DocumentDecl {
    /// Path below `templates/`: `documents/rectify.txt`.
    pub path: Text,
    /// File name without `.txt`.
    pub stem: Text,
    /// 种类: `D-08`, else the stem.
    pub kind: Text,
    /// 名称: 隐患整改通知书.
    pub name: Text,
    /// 文种; `None` outside the statutory kinds.
    pub doc_type: Option<Text>,
    /// 版式.
    pub layout: Layout,
    /// 每.
    pub every: Every,
    /// 当: when it is due.
    pub when: When,
    /// 字号: 政 or a purpose of 机关.其他代字; `None` = no number.
    pub series: Option<Text>,
    /// 权限.
    pub authority: Authority,
    /// 标志: false for a 便函.
    pub has_masthead: bool,
    /// 密级.
    pub secrecy: Option<Text>,
    /// 紧急程度.
    pub urgency: Option<Text>,
    /// 签发人: name of its own template.
    pub approver: Option<Text>,
    /// 文件名: name of its own template.
    pub file_name: Option<Text>,
    /// 成品: a plain text to send, no paper.
    pub is_text: bool,
    /// 附件: stems of kinds that are made along with it, for the same subject.
    pub along: Vec<Text>,
    /// 回填: what it means for the sheets once it is issued.
    pub backfills: Vec<BackfillDecl>,
}

/// 每: what there is one paper for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Every {
    /// One for each row of these sheets; empty = one for the town.
    pub sheets: Vec<Text>,
    /// How often.
    pub rhythm: Rhythm,
}

/// How often a paper is made, and for which period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// 一份, or a plain sheet: made with the month, its figures are those of the day.
    Once,
    /// 月: its figures are those of the month.
    Month,
    /// 年: made with the year, its figures are those of the year.
    Year,
}

/// 当
#[derive(Clone, Debug)]
pub enum When {
    /// 点名: only when `--only` names it.
    Asked,
    /// When this holds for the row, or for the town; blank = always.
    Holds(Condition),
}

/// 权限 (`model.md` §8)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// 全部: the same in every mode.
    All,
    /// 分权限: its text differs by mode.
    ByMode,
    /// 委托赋权: only in these two modes.
    Delegated,
}

/// What the text of a paper may speak of.
#[derive(Clone, Copy)]
pub(super) struct Subjects<'a> {
    /// Sheets.
    pub(super) sheets: &'a [SheetDecl],
    /// Figures.
    pub(super) figures: &'a [FigureDecl],
    /// Ledgers.
    pub(super) ledgers: &'a [LedgerDecl],
}

/// Reads `documents/*.txt`, in the order of kinds, then files; all faults at once.
pub(super) fn load(
    declarations: &Declarations,
    subjects: Subjects,
) -> Result<(Vec<DocumentDecl>, Engine)> {
    let mut engine = Engine::new(functions::FUNCTIONS);
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for (path, text) in declarations.folder("documents", "txt") {
        match file::read(path, text, subjects, &mut engine) {
            Ok(document) => documents.push(document),
            Err(found) => faults.extend(found),
        }
    }
    faults.extend(documents.iter().flat_map(|document| lost(document, &documents)));
    documents.sort_by(|a, b| (&a.kind, &a.path).cmp(&(&b.kind, &b.path)));
    if faults.is_empty() {
        Ok((documents, engine))
    } else {
        Err(Error::Templates(faults.join("\n")))
    }
}

/// Kinds that are to be made along with a paper and are not there.
fn lost(document: &DocumentDecl, documents: &[DocumentDecl]) -> Vec<String> {
    let is_there = |stem: &Text| documents.iter().any(|other| other.stem == *stem);
    let lost = document.along.iter().filter(|stem| !is_there(stem));
    lost.map(|stem| format!("{}：附件“{stem}”没有对应的模板", document.path)).collect()
}
