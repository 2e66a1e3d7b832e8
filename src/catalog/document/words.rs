//! What the words of a template may speak of: sheets, and how their rows hang together.

use super::{Every, Subjects};
use crate::catalog::{ColumnType, SheetDecl};
use crate::expr::condition::derived_names;
use crate::expr::engine::{Kind, nearest};

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
    pub(super) fn field_of(
        &self,
        sheet: &SheetDecl,
        field: &str,
    ) -> Result<Kind, String> {
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
