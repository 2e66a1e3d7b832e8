//! 模板: text with names in it → text of a paper. The only file tree that names minijinja.
//!
//! The engine knows the language: names, fields, calls, filters, comparisons. What the names
//! mean is told by a [`Vocabulary`] when a template is read and by a [`Stage`] when it
//! renders; it never sees a sheet.

mod note; // a fault with its line and caret
mod near; // the word that was meant
mod tree; // the tree of a template
mod tokens; // limits, and the ends of lines
mod syntax; // text → tree
mod kind; // what names stand for, before any data is read
mod check; // names and constants checked
mod rewrite; // comparisons become calls
mod datum; // a value with where it came from
mod stage; // what a template speaks to
mod thing; // an answer as an object
mod compare; // comparisons by value
mod numerals; // numbers in Chinese
mod filters; // what may stand behind `|`
mod functions; // calls, comparisons and filters put in

pub use datum::Datum;
pub use filters::{FILTERS, Filter};
pub use kind::{CallShape, Given, Kind, Vocabulary};
pub use near::nearest;
pub use note::{Note, Source};
pub use stage::{Answer, Argument, Call, Line, Stage};

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};
use rewrite::Rewritten;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Instructions that one paper may take: a table of 100,000 rows needs fewer, an endless
/// nest of loops is stopped within a second.
const FUEL: u64 = 10_000_000;
/// How deep macros may call each other.
const DEPTH: usize = 100;

/// All templates, compiled once.
pub struct Engine {
    /// minijinja, without its own filters, tests and functions.
    environment: Environment<'static>,
    /// Each template as written and as compiled, by path.
    kept: BTreeMap<String, (Source, Rewritten)>,
}

/// Why a template could not be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Line of the template file, 1-based.
    pub line: u32,
    /// What failed, in Chinese.
    pub what: String,
    /// Path, line, the line itself, carets, and what failed.
    pub shown: String,
}

impl Engine {
    /// An engine whose templates may call these functions of the stage.
    pub fn new(names: &'static [&'static str]) -> Self {
        let mut environment = Environment::empty();
        environment.set_syntax(syntax::rules());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(DEPTH);
        functions::add(&mut environment, names);
        Self { environment, kept: BTreeMap::new() }
    }

    /// Reads, checks and compiles a template; all its faults, shown.
    pub fn add(
        &mut self,
        source: Source,
        vocabulary: &dyn Vocabulary,
    ) -> Result<(), Vec<String>> {
        let show =
            |notes: Vec<Note>| notes.iter().map(|note| source.show(note)).collect();
        let tree = syntax::read(&source.text).map_err(show)?;
        let notes = check::check(&tree.steps, vocabulary);
        if !notes.is_empty() {
            return Err(show(notes));
        }
        let rewritten = rewrite::rewrite(&source.text, &tree);
        let path = source.path.clone();
        let added =
            self.environment.add_template_owned(path.clone(), rewritten.text.clone());
        added.map_err(|fault| vec![failure(&fault, &source, &rewritten).shown])?;
        let strangers = self.strangers(&path, vocabulary);
        if !strangers.is_empty() {
            let what = format!("没有这些名称：{}", strangers.join("、"));
            return Err(show(vec![Note::new(0..0, what)]));
        }
        self.kept.insert(path, (source, rewritten));
        Ok(())
    }

    /// Free names of a template that the vocabulary does not have, as minijinja counts them:
    /// a second net under the check.
    fn strangers(&self, path: &str, vocabulary: &dyn Vocabulary) -> Vec<String> {
        let names: Vec<_> =
            vocabulary.names().into_iter().map(|(name, _)| name).collect();
        let is_known = |name: &str| {
            let root = name.split('.').next().unwrap_or_default();
            let is_name = names.iter().any(|known| &**known == root);
            is_name || root.starts_with('_') || vocabulary.functions().contains(&root)
        };
        let template = self.environment.get_template(path);
        let free = template.map(|template| template.undeclared_variables(true));
        let mut strangers: Vec<String> =
            free.into_iter().flatten().filter(|name| !is_known(name)).collect();
        strangers.sort_unstable();
        strangers
    }

    /// Renders a template for one paper.
    pub fn render(&self, path: &str, stage: Arc<dyn Stage>) -> Result<String, Failure> {
        let root = Value::from_object(functions::Root(stage));
        let template = self.environment.get_template(path);
        let rendered = template.and_then(|template| template.render(root));
        rendered.map_err(|fault| match self.kept.get(path) {
            Some((source, rewritten)) => failure(&fault, source, rewritten),
            None => Failure {
                line: 1,
                what: format!("没有模板“{path}”"),
                shown: format!("没有模板“{path}”"),
            },
        })
    }
}

/// A fault of minijinja, led back to the text as written.
fn failure(fault: &minijinja::Error, source: &Source, rewritten: &Rewritten) -> Failure {
    let what = match fault.kind() {
        ErrorKind::OutOfFuel => "循环太多，写不完".to_owned(),
        ErrorKind::UndefinedError => "这里没有值，可能是表里没有这一列".to_owned(),
        kind => match fault.detail() {
            Some(detail) => detail.to_owned(),
            None => kind.to_string(),
        },
    };
    let at = fault.range().unwrap_or_default();
    let at = rewritten.original(at.start)..rewritten.original(at.end);
    let shown = source.show(&Note::new(at.clone(), what.clone()));
    Failure { line: source.line(at.start), what, shown }
}

/// Names the templates only: the environment would print itself.
impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.kept.keys()).finish()
    }
}
