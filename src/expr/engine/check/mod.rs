//! Names, headers and constants of a template, checked before any data is read.

mod calls; // functions, macros, filters

use super::Note;
use super::kind::{Kind, Vocabulary};
use super::near::nearest;
use super::thing::ROWS;
use super::tree::{Bytes, Expr, Node, Step};
use std::collections::{BTreeMap, BTreeSet};

/// Fields of `loop`; its other ones are counted over rows and would print without source.
const LOOP: [(&str, Kind); 4] = [
    ("index", Kind::Number),
    ("index0", Kind::Number),
    ("first", Kind::Truth),
    ("last", Kind::Truth),
];

/// All faults of a template.
pub(super) fn check(steps: &[Step], vocabulary: &dyn Vocabulary) -> Vec<Note> {
    let names = vocabulary.names().into_iter();
    let names = names.map(|(name, kind)| (name.to_string(), kind)).collect();
    let mut checker = Checker {
        vocabulary,
        scopes: vec![names],
        macros: BTreeMap::new(),
        called: BTreeSet::new(),
        depth: 0,
        notes: Vec::new(),
    };
    checker.steps(steps);
    checker.uncalled();
    let mut notes = checker.notes;
    notes.sort_by_key(|note| (note.at.start, note.at.end));
    notes.dedup();
    notes
}

/// A macro: where it is, its arguments, its body.
type Macro<'a> = (&'a Bytes, &'a [String], &'a [Step]);

/// Walks a template, knowing what each name stands for.
struct Checker<'a> {
    /// The words there are.
    vocabulary: &'a dyn Vocabulary,
    /// Names by scope, the innermost last.
    scopes: Vec<BTreeMap<String, Kind>>,
    /// Macros so far.
    macros: BTreeMap<&'a str, Macro<'a>>,
    /// Macros that are used.
    called: BTreeSet<&'a str>,
    /// How many macros deep.
    depth: usize,
    /// What is wrong.
    notes: Vec<Note>,
}

impl<'a> Checker<'a> {
    /// Several steps, one after the other.
    fn steps(&mut self, steps: &'a [Step]) {
        for step in steps {
            self.step(step);
        }
    }

    /// One step.
    fn step(&mut self, step: &'a Step) {
        match step {
            Step::Print(expr) => {
                let kind = self.expr(expr);
                if !kind.is_printable() {
                    let what = format!("这里是{}，不能直接输出", kind.name());
                    self.note(&expr.at, what);
                }
            }
            Step::If { test, then, otherwise } => self.branch(test, then, otherwise),
            Step::For { name, over, filter, body, otherwise } => {
                let item = self.item(over);
                self.free(name, &over.at);
                let names = [(name.clone(), item), ("loop".to_owned(), Kind::Loop)];
                self.scopes.push(names.into());
                if let Some(filter) = filter {
                    self.expr(filter);
                }
                self.steps(body);
                self.scopes.pop();
                self.scopes.push(BTreeMap::new());
                self.steps(otherwise);
                self.scopes.pop();
            }
            Step::Set { name, value } => {
                let kind = self.expr(value);
                self.free(name, &value.at);
                if let Some(scope) = self.scopes.last_mut() {
                    scope.insert(name.clone(), kind);
                }
            }
            Step::Macro { name, at, arguments, body } => {
                self.free(name, at);
                self.macros.insert(name, (at, arguments, body));
            }
        }
    }

    /// Notes a name that cannot be given away: a function of that name would be lost, and
    /// comparisons are functions that begin with `_`.
    fn free(&mut self, name: &str, at: &Bytes) {
        if name.starts_with('_') || self.vocabulary.functions().contains(&name) {
            self.note(at, format!("“{name}”另有用处，请换一个名称"));
        }
    }

    /// `if`: what only one branch sets is not known behind it.
    fn branch(&mut self, test: &'a Expr, then: &'a [Step], otherwise: &'a [Step]) {
        self.expr(test);
        let before = self.scopes.last().cloned().unwrap_or_default();
        self.steps(then);
        let after_then = self.scopes.pop().unwrap_or_default();
        self.scopes.push(before);
        self.steps(otherwise);
        if let Some(scope) = self.scopes.last_mut() {
            scope.retain(|name, kind| after_then.get(name) == Some(kind));
        }
    }

    /// What a loop goes through, one at a time.
    fn item(&mut self, over: &'a Expr) -> Kind {
        if let Node::List(items) = &over.node {
            let kinds: Vec<Kind> = items.iter().map(|item| self.expr(item)).collect();
            let first = kinds.first().cloned().unwrap_or(Kind::Unknown);
            let is_one = kinds.iter().all(|kind| *kind == first);
            return if is_one { first } else { Kind::Text };
        }
        match self.expr(over) {
            Kind::Rows(sheets) => Kind::Row(sheets),
            Kind::Values(fields) => Kind::Value(fields),
            Kind::Groups(sheets) => Kind::Group(sheets),
            Kind::List => Kind::Text,
            Kind::Unknown => Kind::Unknown,
            other => {
                let what = format!("for 后面应当是若干行，这里是{}", other.name());
                self.note(&over.at, what);
                Kind::Unknown
            }
        }
    }

    /// What an expression gives.
    fn expr(&mut self, expr: &'a Expr) -> Kind {
        match &expr.node {
            Node::Name(name) => self.name(name, &expr.at),
            Node::Text(_) => Kind::Text,
            Node::Number(_) => Kind::Number,
            Node::Truth => Kind::Truth,
            Node::List(items) => {
                for item in items {
                    self.expr(item);
                }
                Kind::List
            }
            Node::Field(of, field) => {
                let of = self.expr(of);
                self.field(&of, field, &expr.at)
            }
            Node::Item(of, item) => self.subscript(of, item),
            Node::Call(name, arguments) => self.call(name, arguments, &expr.at),
            Node::Filter(of, name, arguments) => {
                self.filter(of, (name, &expr.at), arguments)
            }
            Node::Compare(left, right) => self.compare(left, right),
            Node::Not(inner) => {
                self.expr(inner);
                Kind::Truth
            }
            Node::Both(left, right) => {
                self.expr(left);
                self.expr(right);
                Kind::Truth
            }
            Node::Either(left, right) => self.either(left, right),
            Node::Choice(test, left, right) => {
                self.expr(test);
                self.either(left, right)
            }
            Node::Join(left, right) => self.join(left, right),
            Node::Refused => Kind::Unknown,
        }
    }

    /// One of two, whichever it turns out to be.
    fn either(&mut self, left: &'a Expr, right: &'a Expr) -> Kind {
        match (self.expr(left), self.expr(right)) {
            (left, right) if left == right => left,
            (left, right) if left.is_printable() && right.is_printable() => Kind::Text,
            _ => Kind::Truth,
        }
    }

    /// `a == b`
    fn compare(&mut self, left: &'a Expr, right: &'a Expr) -> Kind {
        for side in [left, right] {
            let kind = self.expr(side);
            if matches!(kind, Kind::Rows(_) | Kind::Values(_) | Kind::Groups(_)) {
                let what = format!("{}不能比较；数个数写“|length”", kind.name());
                self.note(&side.at, what);
            }
        }
        Kind::Truth
    }

    /// `a ~ b`
    fn join(&mut self, left: &'a Expr, right: &'a Expr) -> Kind {
        for side in [left, right] {
            let kind = self.expr(side);
            if !kind.is_printable() {
                self.note(&side.at, format!("“~”两边应当能输出，这里是{}", kind.name()));
            }
        }
        Kind::Text
    }

    /// A name, from the innermost scope outwards.
    fn name(&mut self, name: &str, at: &Bytes) -> Kind {
        let found = self.scopes.iter().rev().find_map(|scope| scope.get(name));
        if let Some(kind) = found {
            return kind.clone();
        }
        let known = self.scopes.iter().flat_map(BTreeMap::keys).map(String::as_str);
        let hint = nearest(name, known).map_or(String::new(), is_meant);
        self.note(at, format!("没有叫“{name}”的名称{hint}"));
        Kind::Unknown
    }

    /// `a.b`
    fn field(&mut self, of: &Kind, field: &str, at: &Bytes) -> Kind {
        let known = match of {
            Kind::Row(sheets) => self.vocabulary.field(sheets, field),
            Kind::Group(sheets) if field == ROWS => Ok(Kind::Rows(sheets.clone())),
            Kind::Value(fields) if fields.contains(&field) => Ok(Kind::Value(&[])),
            Kind::Value([]) => Err("这里已经是一个值，后面不能再写“.”".to_owned()),
            Kind::Value(fields) => {
                Err(format!("没有“{field}”；可写：{}", fields.join("、")))
            }
            Kind::Loop => {
                let found = LOOP.into_iter().find(|(name, _)| *name == field);
                let what = "循环里只用 loop.index、index0、first、last；行数写“|length”";
                found.map(|(_, kind)| kind).ok_or_else(|| what.to_owned())
            }
            Kind::Unknown => return Kind::Unknown,
            other => Err(format!("这里是{}，没有“{field}”", other.name())),
        };
        known.unwrap_or_else(|what| {
            self.note(at, what);
            Kind::Unknown
        })
    }

    /// `a["表头"]`, `a[0]`
    fn subscript(&mut self, of: &'a Expr, item: &'a Expr) -> Kind {
        match (self.expr(of), &item.node) {
            // A column of the office's own is known once its workbook is read.
            (Kind::Row(sheets), Node::Text(header)) => {
                self.vocabulary.field(&sheets, header).unwrap_or(Kind::Value(&[]))
            }
            (Kind::Rows(sheets), Node::Number(Some(_))) => Kind::Row(sheets),
            (Kind::Values(fields), Node::Number(Some(_))) => Kind::Value(fields),
            (Kind::Unknown, _) => Kind::Unknown,
            (of, _) => {
                self.note(&item.at, format!("{}后面的方括号写法不对", of.name()));
                Kind::Unknown
            }
        }
    }

    /// Notes a fault.
    fn note(&mut self, at: &Bytes, what: impl Into<String>) {
        self.notes.push(Note::new(at.clone(), what));
    }
}

/// Proposes the nearest word.
fn is_meant(near: &str) -> String {
    format!("，是否想写“{near}”")
}
