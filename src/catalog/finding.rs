//! 发现的说法: code, severity, wording and long answer of every finding
//! (`findings/*.toml`, one file a step; codes of `model.md` §9 and our own).

use super::Declarations;
use crate::model::{Error, Finding, Place, Result, Severity, Text};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The wording of one finding. `{列}` and the like are filled in when it is raised.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingDecl {
    /// `E-DATE-IMPOSSIBLE`.
    pub code: Text,
    /// 错误, 警告 or 提示.
    pub severity: Text,
    /// The fact, short: `“{列}”不是有效日期`.
    pub fact: String,
    /// What to do, begins with a verb.
    pub advice: String,
    /// The long answer of `zhenwen explain CODE`; empty for a kind of a code (`X04·字数`), whose
    /// code answers for it.
    #[serde(default)]
    pub explain: String,
    /// A cell or row that raises it.
    #[serde(default)]
    pub wrong: String,
    /// The same as it should be.
    #[serde(default)]
    pub right: String,
}

/// All wordings by code.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// By code.
    by_code: BTreeMap<Text, FindingDecl>,
}

impl Findings {
    /// The wording of a code.
    pub fn get(&self, code: &str) -> Option<&FindingDecl> {
        self.by_code.get(code)
    }

    /// All wordings in code order.
    pub fn iter(&self) -> impl Iterator<Item = &FindingDecl> {
        self.by_code.values()
    }

    /// Takes the wording of a rule in; rules of one code add to its long answer.
    pub(super) fn adopt(&mut self, decl: FindingDecl) {
        match self.by_code.get_mut(&decl.code) {
            Some(known) if known.explain.contains(&decl.explain) => {}
            Some(known) => {
                known.explain.push('\n');
                known.explain.push_str(&decl.explain);
            }
            None => {
                self.by_code.insert(decl.code.clone(), decl);
            }
        }
    }

    /// Makes a finding of a declared code; `words` fill `{name}` in fact and advice.
    ///
    /// An undeclared code gives a finding that says so: a test walks the sources for codes.
    pub fn raise(&self, code: &str, words: &[(&str, &str)], place: Place) -> Finding {
        let fill = |text: &str| {
            words.iter().fold(text.to_owned(), |text, (name, word)| {
                text.replace(&format!("{{{name}}}"), word)
            })
        };
        let decl = self.get(code);
        let severity = decl.and_then(|d| Severity::parse(&d.severity));
        Finding {
            code: code.into(),
            severity: severity.unwrap_or(Severity::Error),
            fact: decl.map_or_else(|| format!("未登记的代码 {code}"), |d| fill(&d.fact)),
            read: None,
            advice: decl.map_or_else(String::new, |d| fill(&d.advice)),
            place,
            excerpt: None,
            fix: None,
            more: Vec::new(),
        }
    }
}

/// A file of wordings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Its entries.
    #[serde(default)]
    finding: Vec<FindingDecl>,
}

/// Reads `findings/*.toml`.
pub(super) fn load(declarations: &Declarations) -> Result<Findings> {
    let mut by_code = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, text) in declarations.folder("findings", "toml") {
        match toml::from_str::<File>(text) {
            Ok(file) => {
                for decl in file.finding {
                    if Severity::parse(&decl.severity).is_none() {
                        faults.push(format!("{path}：{} 的级别不对", decl.code));
                    }
                    if let Some(twice) = by_code.insert(decl.code.clone(), decl) {
                        faults.push(format!("{path}：代码 {} 重复", twice.code));
                    }
                }
            }
            Err(fault) => faults.push(format!("{path}：{fault}")),
        }
    }
    if faults.is_empty() {
        Ok(Findings { by_code })
    } else {
        Err(Error::Templates(faults.join("\n")))
    }
}
