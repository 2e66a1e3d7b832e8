//! The words a template may use: names, fields, functions.

use super::functions::{self, FIGURE_FIELDS, FUNCTIONS, PERIOD_FIELDS, REPORT_FIELDS};
use super::words::Words;
use crate::expr::engine::{CallShape, Kind, Note, Vocabulary};
use crate::model::Text;

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
            "排名" => functions::rank(self, call, notes),
            "应报" => {
                functions::reports(call, notes);
                Kind::Values(REPORT_FIELDS)
            }
            "数据来源" => Kind::Values(FIGURE_FIELDS),
            _ => {
                functions::ledger(self, call, notes);
                Kind::Text
            }
        }
    }
}
