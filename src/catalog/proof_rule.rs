//! 校对 rules: what proof looks for in prose and structure, and what it leaves alone
//! (`proof/*.toml`; catalogue in `proof.md`).

mod entry; // an entry as its file says it
mod pattern; // its regular expressions, compiled
mod checked; // whether it may be used

use super::{Declarations, FindingDecl};
use crate::model::{ElementKind, Error, Result, Severity, Text};
pub use entry::{FixClass, Stage};
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One rule. Several may share an id: NU-06 has one for each wrong form of a date.
#[derive(Clone, Debug)]
pub struct ProofRule {
    /// `PN-03`.
    pub id: Text,
    /// What is so, as the finding says it.
    pub says: Text,
    /// Elements it looks at.
    pub kinds: Vec<ElementKind>,
    /// How it looks.
    pub test: ProofTest,
    /// Names of the protections that it may look into (`proof.md` §0.5).
    pub into: Vec<Text>,
    /// Fix class.
    pub fix: FixClass,
    /// Place of its edits among all edits.
    pub stage: Stage,
    /// 级别.
    pub severity: Severity,
    /// Clause it rests on.
    pub basis: Text,
    /// What to do where no replacement is proposed.
    pub advice: Text,
    /// Its tests.
    pub examples: Examples,
}

/// How a rule looks.
#[derive(Clone, Debug)]
pub enum ProofTest {
    /// At each paragraph for itself.
    Pattern(Box<Pattern>),
    /// At the whole paper: a file of `src/proof/rules/`.
    Logic(Text),
}

/// A regular expression with guards, and its replacement.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What is wrong.
    pub find: Regex,
    /// Must stand directly before the match.
    pub before: Option<Regex>,
    /// Must stand directly behind the match.
    pub after: Option<Regex>,
    /// Must not stand directly before the match.
    pub not_before: Option<Regex>,
    /// Must not stand directly behind the match.
    pub not_after: Option<Regex>,
    /// Found anywhere in the paragraph, the rule is silent.
    pub unless: Option<Regex>,
    /// Replacement with `$1`.
    pub to: Option<Text>,
    /// Replacement by what the first group caught.
    pub swap: BTreeMap<Text, Text>,
}

/// The texts that a rule must find, must leave, and what its fix makes.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// Element they are read as; `None` = the first of `kinds`.
    pub kind: Option<ElementKind>,
    /// Must be found.
    pub wrong: Vec<Text>,
    /// What the fix makes of `wrong`, in the same order; must be silent.
    pub right: Vec<Text>,
    /// Look-alikes, must be silent.
    pub silent: Vec<Text>,
}

/// Spans that are never edited and, unless a rule says so, never reported.
#[derive(Clone, Debug)]
pub struct Protection {
    /// 书名号, 文号, 电话 …
    pub name: Text,
    /// The span.
    pub find: Regex,
}

/// All rules and protections.
#[derive(Clone, Debug)]
pub struct ProofRules {
    /// In file order.
    pub rules: Vec<ProofRule>,
    /// In file order.
    pub protections: Vec<Protection>,
    /// What the patterns look for, by position in `rules`, all in one pass: most
    /// paragraphs hold nothing of it.
    pub finds: RegexSet,
}

/// A file of rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Rules.
    #[serde(default)]
    rule: Vec<entry::Entry>,
    /// Protected spans.
    #[serde(default)]
    protect: Vec<ProtectEntry>,
}

/// A protected span as its entry says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtectEntry {
    /// Its name.
    name: Text,
    /// Its regular expression.
    find: Text,
}

/// Reads `proof/*.toml`; all faults at once.
pub(super) fn load(declarations: &Declarations) -> Result<ProofRules> {
    let mut all = ProofRules {
        rules: Vec::new(),
        protections: Vec::new(),
        finds: RegexSet::empty(),
    };
    let mut faults = Vec::new();
    for (path, text) in declarations.folder("proof", "toml") {
        match toml::from_str::<File>(text) {
            Ok(file) => all.take(file, path, &mut faults),
            Err(fault) => faults.push(format!("{path}：{fault}")),
        }
    }
    for rule in &all.rules {
        for name in rule.into.iter().filter(|name| !all.knows(name)) {
            faults.push(format!("校对规则 {} 的 into 里没有“{name}”", rule.id));
        }
    }
    all.finds = all.set().unwrap_or_else(|fault| {
        faults.push(format!("proof：{fault}"));
        RegexSet::empty()
    });
    if faults.is_empty() { Ok(all) } else { Err(Error::Templates(faults.join("\n"))) }
}

/// Name of the protection of printed data: spans with a source.
pub const PRINTED_DATA: &str = "数据";

/// An expression without match.
const NEVER: &str = r"[^\s\S]";

impl ProofRules {
    /// Takes the entries of one file in.
    fn take(&mut self, file: File, path: &str, faults: &mut Vec<String>) {
        for entry in file.rule {
            let id = entry.id.clone();
            match entry.check() {
                Ok(rule) => self.rules.push(rule),
                Err(found) => {
                    let at = |fault| format!("{path}：校对规则 {id} {fault}");
                    faults.extend(found.into_iter().map(at));
                }
            }
        }
        for entry in file.protect {
            match pattern::compile(&entry.find) {
                Ok(find) => {
                    self.protections.push(Protection { name: entry.name, find });
                }
                Err(fault) => faults.push(format!("{path}：{} {fault}", entry.name)),
            }
        }
    }

    /// The expressions of all rules; a logic rule has one that never matches.
    fn set(&self) -> std::result::Result<RegexSet, regex::Error> {
        RegexSet::new(self.rules.iter().map(|rule| match &rule.test {
            ProofTest::Pattern(pattern) => pattern.find.as_str(),
            ProofTest::Logic(_) => NEVER,
        }))
    }

    /// Whether a protection of this name exists.
    fn knows(&self, name: &str) -> bool {
        name == PRINTED_DATA || self.protections.iter().any(|p| &*p.name == name)
    }
}

/// The wording of a rule for `zhenwen explain`.
pub(super) fn wording(rule: &ProofRule) -> FindingDecl {
    let wrong = rule.examples.wrong.first().map_or("", |text| text);
    let right = rule.examples.right.first().map(|text| format!("应为：{text}"));
    let explain = format!(
        "{}。依据：{}。\n误例：{wrong}\n{}",
        rule.says,
        rule.basis,
        right.unwrap_or_default()
    );
    FindingDecl {
        code: rule.id.clone(),
        severity: rule.severity.to_string().into(),
        fact: rule.says.to_string(),
        advice: rule.advice.to_string(),
        explain: explain.trim_end().to_owned(),
        wrong: String::new(),
        right: String::new(),
    }
}
