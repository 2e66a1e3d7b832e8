//! 缘由: why a paper was or was not made, for `zhenwen explain D-08 <subject>`.

use super::{authority, due, season, subject};
use crate::catalog::{DocumentDecl, When};
use crate::expr::condition::Truth;
use crate::merge::{Case, Wanted};
use crate::model::{Subject, Text};

/// Why one kind of paper was or was not made for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The kind: D-08 隐患整改通知书, and its template.
    pub kind: String,
    /// The subject and where its row stands.
    pub subject: String,
    /// What speaks for or against it, one line each.
    pub reasons: Vec<String>,
    /// Key in the register.
    pub key: Text,
}

/// The answers for every kind that `kind` names and every subject of that name; the town
/// where no subject is given. Empty where there is no such kind or subject.
pub fn why(case: Case, kind: &str, name: Option<&str>) -> Vec<Why> {
    let asked = Wanted { only: vec![kind.to_owned()], ..Wanted::default() };
    let kinds =
        case.catalog.documents.iter().filter(|decl| season::is_named(decl, &asked));
    kinds.flat_map(|decl| of_kind(case, decl, name)).collect()
}

/// The answers for one kind.
fn of_kind(case: Case, decl: &DocumentDecl, name: Option<&str>) -> Vec<Why> {
    let is_meant = |of: &Subject| {
        let names = [subject::name(case, of).to_string(), subject::key(case, of)];
        name.is_none_or(|name| names.iter().any(|it| it == name))
    };
    let subjects = subject::subjects(case, &decl.every).into_iter().filter(is_meant);
    subjects.map(|of| of_subject(case, decl, &of)).collect()
}

/// One answer.
fn of_subject(case: Case, decl: &DocumentDecl, of: &Subject) -> Why {
    let key = due::paper_key(case, decl, of);
    let mut reasons = vec![condition(case, decl, of)];
    if case.issued.contains(&key) {
        reasons.push("已经发出，不再做第二份".to_owned());
    }
    reasons.extend(authority::refusal(case, decl).map(|refusal| refusal.fact));
    let subject = match of {
        Subject::Town => "全镇".to_owned(),
        Subject::Row(row) => {
            format!("{}（{}）", subject::name(case, of), case.town.address(*row))
        }
    };
    Why {
        kind: format!("{} {}（{}）", decl.kind, decl.name, decl.path),
        subject,
        reasons,
        key,
    }
}

/// What the condition of a kind comes to.
fn condition(case: Case, decl: &DocumentDecl, of: &Subject) -> String {
    let When::Holds(condition) = &decl.when else {
        return "点名才做：用 build --only 写明".to_owned();
    };
    let world = due::world(case, decl);
    let truth = match of {
        Subject::Town => condition.test_town(world),
        Subject::Row(row) => condition.bind(world, row.sheet).test(*row),
    };
    let said = match truth {
        Truth::True => "成立，应当做",
        Truth::False => "不成立，不做",
        Truth::Unknown => "缺少数据，不能确定，不做",
    };
    match condition.source() {
        "" => "没有条件，每期都做".to_owned(),
        source => format!("条件“{source}”{said}"),
    }
}
