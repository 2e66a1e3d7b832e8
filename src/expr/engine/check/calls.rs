//! Calls and filters of a template: their names, their arguments, what they give.

use super::{Checker, is_meant};
use crate::expr::engine::Note;
use crate::expr::engine::filters::{Bracket, FILTERS, Filter, Takes};
use crate::expr::engine::kind::{CallShape, Given, Kind};
use crate::expr::engine::near::nearest;
use crate::expr::engine::tree::{Arguments, Bytes, Expr, Node, Step};
use crate::model::Text;
use std::collections::BTreeMap;

impl<'a> Checker<'a> {
    /// A function of the stage, or a macro.
    pub(super) fn call(
        &mut self,
        name: &'a str,
        arguments: &'a Arguments,
        at: &Bytes,
    ) -> Kind {
        let given = |checker: &mut Self, expr: &'a Expr| Given {
            text: if let Node::Text(text) = &expr.node { Some(text) } else { None },
            kind: checker.expr(expr),
            at: expr.at.clone(),
        };
        let plain: Vec<Given> =
            arguments.plain.iter().map(|expr| given(self, expr)).collect();
        let named: Vec<(&str, Given)> = arguments
            .named
            .iter()
            .map(|(name, expr)| (name.as_str(), given(self, expr)))
            .collect();
        if self.vocabulary.functions().contains(&name) {
            let call = CallShape { name, at: at.clone(), arguments: plain, named };
            return self.vocabulary.call(&call, &mut self.notes);
        }
        let Some((_, wanted, body)) = self.macros.get(name).copied() else {
            let known = self.vocabulary.functions().iter().copied();
            let known = known.chain(self.macros.keys().copied());
            let hint = nearest(name, known).map_or(String::new(), is_meant);
            self.note(at, format!("没有叫“{name}”的函数{hint}"));
            return Kind::Unknown;
        };
        self.called.insert(name);
        if wanted.len() != plain.len() || !named.is_empty() {
            self.note(at, format!("“{name}”要写 {} 个参数", wanted.len()));
            return Kind::Text;
        }
        let kinds = plain.into_iter().map(|given| given.kind);
        self.inside(wanted.iter().cloned().zip(kinds).collect(), body, at);
        Kind::Text
    }

    /// The body of a macro, for the arguments of one call: it sees them and the names that
    /// every template has.
    fn inside(&mut self, names: BTreeMap<String, Kind>, body: &'a [Step], at: &Bytes) {
        if self.depth > 8 {
            self.note(at, "macro 不能调用自己");
            return;
        }
        let outside = self.scopes.split_off(1);
        self.scopes.push(names);
        self.depth += 1;
        self.steps(body);
        self.depth -= 1;
        self.scopes.truncate(1);
        self.scopes.extend(outside);
    }

    /// Macros that nothing calls are not checked, so they are faults.
    pub(super) fn uncalled(&mut self) {
        let called = &self.called;
        let idle = self.macros.iter().filter(|(name, _)| !called.contains(*name));
        let notes = idle.map(|(name, (at, ..))| {
            Note::new((*at).clone(), format!("macro“{name}”没有用到，请删去"))
        });
        let notes: Vec<Note> = notes.collect();
        self.notes.extend(notes);
    }

    /// `a|f(…)`
    pub(super) fn filter(
        &mut self,
        of: &'a Expr,
        (name, at): (&str, &Bytes),
        arguments: &'a Arguments,
    ) -> Kind {
        let kind = self.expr(of);
        let Some(filter) = FILTERS.iter().find(|filter| filter.name == name) else {
            let hint = nearest(name, FILTERS.iter().map(|filter| filter.name));
            let hint = hint.map_or(String::new(), is_meant);
            self.note(at, format!("没有叫“{name}”的过滤器{hint}"));
            return Kind::Unknown;
        };
        let takes = matches!(
            (filter.takes, &kind),
            (_, Kind::Unknown)
                | (Takes::Value | Takes::Number, Kind::Value(_))
                | (Takes::Value, Kind::Group(_))
                | (Takes::Number, Kind::Number)
                | (Takes::Rows | Takes::Many | Takes::RowsOrList, Kind::Rows(_))
                | (Takes::Many, Kind::Values(_) | Kind::Groups(_))
                | (Takes::RowsOrList, Kind::List)
        );
        if !takes {
            self.note(at, format!("“{name}”不能用在{}后面", kind.name()));
            return Kind::Unknown;
        }
        self.bracket(filter, &kind, (arguments, at));
        (filter.gives)(kind)
    }

    /// A column of rows, or of the row they link to: `单位.行业领域`.
    fn column(&mut self, sheets: &[Text], path: &str, at: &Bytes) {
        let mut kind = Ok(Kind::Row(sheets.to_vec()));
        for field in path.split('.') {
            kind = match kind {
                Ok(Kind::Row(sheets)) => self.vocabulary.field(&sheets, field),
                Ok(_) => Err(format!("“{path}”里“{field}”前面已经是一个值")),
                fault => fault,
            };
        }
        match kind {
            Ok(Kind::Value(_)) => {}
            Ok(_) => self.note(at, format!("“{path}”不是列名")),
            Err(what) => self.note(at, what),
        }
    }

    /// What stands in the brackets of a filter.
    fn bracket(
        &mut self,
        filter: &Filter,
        kind: &Kind,
        (arguments, at): (&'a Arguments, &Bytes),
    ) {
        let mut nodes = arguments.plain.iter().map(|expr| (&expr.node, &expr.at));
        let only = (nodes.next(), nodes.next().is_none() && arguments.named.is_empty());
        match (filter.bracket, kind, only) {
            (
                Bracket::Header | Bracket::HeaderOfRows,
                Kind::Rows(sheets),
                (Some((Node::Text(header), at)), true),
            ) => self.column(sheets, header, at),
            (Bracket::None, _, (None, true))
            | (Bracket::HeaderOfRows, Kind::List | Kind::Unknown, (None, true))
            | (_, Kind::Unknown, (Some(_), true)) => {}
            _ => {
                self.note(at, format!("“{}”的括号写法不对：{}", filter.name, filter.doc));
            }
        }
    }
}
