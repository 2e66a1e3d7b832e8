//! The words a template may use, checked against sheets, figures and ledgers.

use super::functions::{self, FIGURE_FIELDS, FUNCTIONS, PERIOD_FIELDS};
use super::{Every, Subjects};
use crate::catalog::{ColumnType, SheetDecl};
use crate::expr::condition::derived_names;
use crate::expr::engine::{CallShape, Kind, Note, Vocabulary, nearest};
use crate::model::Text;

/// What is derived for templates alone: the sheet and the name.
const DERIVED: (&str, &str) = ("隐患", "逾期天数");

/// The words of one kind of paper.
pub(super) struct Words<'a> {
    /// Sheets, figures, ledgers.
    pub(super) subjects: Subjects<'a>,
    /// 每 of the paper.
    pub(super) every: &'a Every,
}

impl Words<'_> {
    /// A sheet by its name.
    pub(super) fn sheet(&self, name: &str) -> Option<&SheetDecl> {
        self.subjects.sheets.iter().find(|sheet| &*sheet.name == name)
    }

    /// Whether rows of one sheet belong to rows of another: through a link, their unit or
    /// their village.
    pub(super) fn belongs(&self, from: &str, to: &str) -> bool {
        let Some(sheet) = self.sheet(from) else { return false };
        let has = |header: &str| sheet.column(header).is_some();
        match to {
            "机关" => return true,
            "单位" if has("单位名称") => return true,
            "村" if has("村名") || has("单位名称") => return true,
            _ => {}
        }
        sheet.columns.iter().any(|column| match column.kind {
            ColumnType::Link => column.to.iter().any(|name| &**name == to),
            ColumnType::Party | ColumnType::Parties => {
                ["单位", "村", "站所", "人员"].contains(&to)
            }
            _ => false,
        })
    }

    /// What a field of a row of one sheet gives.
    fn field_of(&self, sheet: &SheetDecl, field: &str) -> Result<Kind, String> {
        let mut derived = derived_names(&sheet.name);
        let is_derived =
            derived.any(|name| name == field) || DERIVED == (&*sheet.name, field);
        if is_derived || sheet.column(field).is_some() {
            return Ok(Kind::Value(&[]));
        }
        if self.sheet(field).is_some() {
            return if self.belongs(&sheet.name, field) {
                Ok(Kind::row(field))
            } else {
                Err(format!("“{}”的行不连到“{field}”", sheet.name))
            };
        }
        let headers = sheet.columns.iter().map(|column| &*column.header);
        let mut known: Vec<&str> = headers.collect();
        derived_names(&sheet.name).for_each(|name| known.push(name));
        let near = nearest(field, known);
        let hint = match near {
            Some(near) => format!("，是否想写“{near}”"),
            None => format!("；自己加的列写成 {}[\"{field}\"]", sheet.name),
        };
        Err(format!("表“{}”没有“{field}”列{hint}", sheet.name))
    }
}

impl Vocabulary for Words<'_> {
    fn names(&self) -> Vec<(Text, Kind)> {
        let value = |name: &str| (name.into(), Kind::Value(&[]));
        let mut names = vec![
            ("机关".into(), Kind::row("机关")),
            value("截止日"),
            value("成文日期"),
            value("文号"),
            ("期".into(), Kind::Value(PERIOD_FIELDS)),
            ("行动各年".into(), Kind::Values(PERIOD_FIELDS)),
        ];
        let subject = &self.every.sheets;
        names.extend(subject.iter().map(|sheet| (sheet.clone(), Kind::row(sheet))));
        if !subject.is_empty() {
            names.push(("对象".into(), Kind::Row(subject.clone())));
        }
        names
    }

    fn functions(&self) -> &'static [&'static str] {
        FUNCTIONS
    }

    fn field(&self, sheets: &[Text], field: &str) -> Result<Kind, String> {
        let decls = sheets.iter().filter_map(|name| self.sheet(name));
        let mut kinds = decls.map(|decl| self.field_of(decl, field));
        let first = kinds.next().unwrap_or(Ok(Kind::Unknown))?;
        for kind in kinds {
            if kind? != first {
                return Err(format!("“{field}”在各表里不是一回事"));
            }
        }
        Ok(first)
    }

    fn call(&self, call: &CallShape, notes: &mut Vec<Note>) -> Kind {
        match call.name {
            "选" => functions::select(self, call, notes),
            "指标" => {
                functions::figure(self, call, notes);
                Kind::Value(FIGURE_FIELDS)
            }
            "各指标" => {
                functions::verdict(call, notes);
                Kind::Values(FIGURE_FIELDS)
            }
            "数据来源" => Kind::Values(FIGURE_FIELDS),
            _ => {
                functions::ledger(self, call, notes);
                Kind::Text
            }
        }
    }
}
