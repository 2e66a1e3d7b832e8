//! 数与数之间的勾稽: what must hold between figures (`identities.toml`; codes of `systems.md`
//! §6).

use super::{Declarations, FigureDecl, FindingDecl};
use crate::model::{Error, Result, Severity, Text};
use serde::Deserialize;

/// One identity.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What it says, and its examples.
    pub decl: IdentityDecl,
    /// How it is judged.
    pub test: IdentityTest,
    /// 级别.
    pub severity: Severity,
}

/// How two numbers are found and compared.
#[derive(Clone, Debug)]
pub enum IdentityTest {
    /// Sums of figures, in every scope and period that has all of them.
    Sums {
        /// What is compared.
        left: Vec<Term>,
        /// Whether both sides are equal; else the left one is not more.
        is_equal: bool,
        /// With what.
        right: Vec<Term>,
    },
    /// What no sum says: a file of `src/compute/identities/`.
    Logic(Text),
}

/// A number of a figure.
#[derive(Clone, Debug)]
pub struct Term {
    /// 指标编号.
    pub id: Text,
    /// Whether its 分母 is meant.
    pub is_denominator: bool,
}

/// An identity as its entry says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityDecl {
    /// `C-05`.
    pub code: Text,
    /// `甲 = 乙 + 丙` or `甲 ≤ 乙` over ids of figures.
    pub says: Option<Text>,
    /// Name of the logic instead.
    pub logic: Option<Text>,
    /// 错误, 警告 or 提示.
    pub severity: Text,
    /// The fact; {范围} {期} {指标} {左} {右}.
    pub fact: Text,
    /// What to do; begins with a verb.
    pub advice: Text,
    /// The long answer of `zhenwen explain`.
    pub explain: Text,
    /// Figures, and sheets behind a line `[表名]`, that must raise it.
    pub wrong: Text,
    /// Some that must not.
    pub right: Text,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Its entries.
    #[serde(default)]
    identity: Vec<IdentityDecl>,
}

/// Reads `identities.toml`; all faults at once.
pub(super) fn load(
    declarations: &Declarations,
    figures: &[FigureDecl],
) -> Result<Vec<Identity>> {
    let path = "identities.toml";
    let Some(text) = declarations.get(path) else { return Ok(Vec::new()) };
    let file: File = toml::from_str(text)
        .map_err(|fault| Error::Templates(format!("{path}：{fault}")))?;
    let (mut identities, mut faults) = (Vec::new(), Vec::new());
    for decl in file.identity {
        let code = decl.code.clone();
        match identity(decl, figures) {
            Ok(identity) => identities.push(identity),
            Err(fault) => faults.push(format!("{path}：{code} {fault}")),
        }
    }
    if faults.is_empty() {
        Ok(identities)
    } else {
        Err(Error::Templates(faults.join("\n")))
    }
}

/// The wording for `zhenwen explain`.
pub(super) fn wording(identity: &Identity) -> FindingDecl {
    let decl = &identity.decl;
    FindingDecl {
        code: decl.code.clone(),
        severity: decl.severity.clone(),
        fact: decl.fact.to_string(),
        advice: decl.advice.to_string(),
        explain: decl.explain.to_string(),
        wrong: decl.wrong.trim().to_owned(),
        right: decl.right.trim().to_owned(),
    }
}

/// Checks one entry.
fn identity(
    decl: IdentityDecl,
    figures: &[FigureDecl],
) -> std::result::Result<Identity, String> {
    let severity = Severity::parse(&decl.severity);
    let severity = severity.ok_or_else(|| format!("的级别“{}”不对", decl.severity))?;
    let test = match (&decl.says, &decl.logic) {
        (Some(says), None) => sums(says, figures)?,
        (None, Some(logic)) => IdentityTest::Logic(logic.clone()),
        _ => return Err("应写 says 或 logic，只写一个".to_owned()),
    };
    Ok(Identity { decl, test, severity })
}

/// `甲 = 乙 + 丙`, every id known.
fn sums(says: &str, figures: &[FigureDecl]) -> std::result::Result<IdentityTest, String> {
    let sides = says.split_once('=').map(|sides| (sides, true));
    let sides = sides.or_else(|| says.split_once('≤').map(|sides| (sides, false)));
    let ((left, right), is_equal) =
        sides.ok_or_else(|| format!("“{says}”里应有“=”或“≤”"))?;
    let side = |text: &str| -> std::result::Result<Vec<Term>, String> {
        text.split('+').map(|it| term(it.trim(), figures)).collect()
    };
    Ok(IdentityTest::Sums { left: side(left)?, is_equal, right: side(right)? })
}

/// One figure, perhaps its 分子 or 分母.
fn term(text: &str, figures: &[FigureDecl]) -> std::result::Result<Term, String> {
    let parts = [(".分子", false), (".分母", true)];
    let part = parts.iter().find_map(|(end, is)| Some((text.strip_suffix(end)?, *is)));
    let (id, is_denominator) = part.unwrap_or((text, false));
    if figures.iter().any(|decl| &*decl.id == id) {
        Ok(Term { id: id.into(), is_denominator })
    } else {
        Err(format!("没有叫“{id}”的指标"))
    }
}
