//! 勾稽 rules: what must not be so in a row or between sheets (`rules.toml`, `rules/*.toml`;
//! codes of `systems.md` §6 and `model.md` §9).

use super::{Declarations, FindingDecl, SheetDecl, condition};
use crate::expr::condition::Condition;
use crate::model::{Error, Result, Severity, Text};
use serde::Deserialize;

/// One rule. Several may share a code: C-15 has one for each pair of dates.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it says, and its examples.
    pub decl: RuleDecl,
    /// How it is judged.
    pub test: RuleTest,
    /// 级别.
    pub severity: Severity,
}

/// How a rule finds the rows that break it.
#[derive(Clone, Debug)]
pub enum RuleTest {
    /// A row of the sheet is wrong when this is certainly true.
    When(Condition),
    /// What no condition expresses: a file of `src/check/logic/`.
    Logic(Text),
}

/// A rule as its entry says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDecl {
    /// `C-15`.
    pub code: Text,
    /// The sheet whose rows it judges; empty = every sheet (only with `logic`).
    #[serde(default)]
    pub sheet: Text,
    /// Condition under which a row is wrong.
    pub when: Option<Text>,
    /// Name of the logic instead of a condition.
    pub logic: Option<Text>,
    /// Columns the fact is about; the finding stands at the first.
    #[serde(default)]
    pub cells: Vec<Text>,
    /// How many a logic allows (`repeated`: rows of one value).
    #[serde(default)]
    pub limit: usize,
    /// One finding for all rows instead of one each; `{数}` and `{处}` say how many and where.
    #[serde(default)]
    pub once: bool,
    /// 错误, 警告 or 提示.
    pub severity: Text,
    /// The fact; `{表头}` prints the row's value.
    pub fact: Text,
    /// What to do; begins with a verb.
    pub advice: Text,
    /// The long answer of `zhenwen explain`.
    #[serde(default)]
    pub explain: Text,
    /// A small table that must raise it; further sheets begin with a line `[表名]`.
    pub wrong: Text,
    /// One that must not.
    pub right: Text,
}

/// A file of rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Its entries.
    #[serde(default)]
    rule: Vec<RuleDecl>,
}

/// Reads the rules in file order and checks them against the sheets.
pub(super) fn load(
    declarations: &Declarations,
    sheets: &[SheetDecl],
) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut faults = Vec::new();
    let own = declarations.get("rules.toml").map(|text| ("rules.toml", text));
    for (path, text) in own.into_iter().chain(declarations.folder("rules", "toml")) {
        let file = toml::from_str::<File>(text);
        let entries = match file {
            Ok(file) => file.rule,
            Err(fault) => {
                faults.push(format!("{path}：{fault}"));
                continue;
            }
        };
        for decl in entries {
            let code = decl.code.clone();
            match judge(decl, sheets) {
                Ok(rule) => rules.push(rule),
                Err(found) => {
                    let at = |fault: String| format!("{path}：规则 {code} {fault}");
                    faults.extend(found.into_iter().map(at));
                }
            }
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(Error::Templates(faults.join("\n"))) }
}

/// The wording of a rule for `zhenwen explain`.
pub(super) fn wording(rule: &Rule) -> FindingDecl {
    FindingDecl {
        code: rule.decl.code.clone(),
        severity: rule.decl.severity.clone(),
        fact: rule.decl.fact.to_string(),
        advice: rule.decl.advice.to_string(),
        explain: rule.decl.explain.to_string(),
        wrong: rule.decl.wrong.trim().to_owned(),
        right: rule.decl.right.trim().to_owned(),
    }
}

/// Checks one entry; all its faults at once.
fn judge(decl: RuleDecl, sheets: &[SheetDecl]) -> std::result::Result<Rule, Vec<String>> {
    let mut faults = Vec::new();
    for (name, text) in [("wrong", &decl.wrong), ("right", &decl.right)] {
        if text.trim().is_empty() {
            faults.push(format!("没有例子 {name}"));
        }
    }
    let severity = Severity::parse(&decl.severity);
    if severity.is_none() {
        faults.push(format!("的级别“{}”不对", decl.severity));
    }
    if !(decl.sheet.is_empty() && decl.logic.is_some()) {
        cells(&decl, sheets, &mut faults);
    }
    let test = match (&decl.when, &decl.logic) {
        (Some(when), None) => match condition::parse(when, &decl.sheet, sheets) {
            Ok(condition) => Some(RuleTest::When(condition)),
            Err(found) => {
                faults.extend(found);
                None
            }
        },
        (None, Some(logic)) => Some(RuleTest::Logic(logic.clone())),
        _ => {
            faults.push("应写 when 或 logic，只写一个".to_owned());
            None
        }
    };
    match (test, severity) {
        (Some(test), Some(severity)) if faults.is_empty() => {
            Ok(Rule { decl, test, severity })
        }
        _ => Err(faults),
    }
}

/// Checks that the sheet and the columns it names exist.
fn cells(decl: &RuleDecl, sheets: &[SheetDecl], faults: &mut Vec<String>) {
    let Some(sheet) = sheets.iter().find(|sheet| sheet.name == decl.sheet) else {
        faults.push(format!("的表“{}”没有声明", decl.sheet));
        return;
    };
    if decl.cells.is_empty() {
        faults.push("没有写 cells".to_owned());
    }
    for header in decl.cells.iter().filter(|header| sheet.column(header).is_none()) {
        faults.push(format!("：表“{}”没有“{header}”列", sheet.name));
    }
}
