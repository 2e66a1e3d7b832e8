//! What the user asked for: kinds, villages, units, month or year.

use crate::catalog::{DocumentDecl, Rhythm, When};
use crate::merge::{Case, Wanted};
use crate::model::Subject;

/// Whether `--only` names a kind: by code, file stem or name.
pub(super) fn is_named(decl: &DocumentDecl, wanted: &Wanted) -> bool {
    wanted.only.iter().any(|only| {
        let only = only.as_str();
        only == &*decl.kind || only == &*decl.stem || only == &*decl.name
    })
}

/// Whether a kind is looked at in this run.
pub(super) fn is_in_season(decl: &DocumentDecl, wanted: &Wanted) -> bool {
    if !wanted.only.is_empty() {
        return is_named(decl, wanted);
    }
    let is_wanted = match decl.every.rhythm {
        Rhythm::Year => wanted.wants_year,
        Rhythm::Once | Rhythm::Month => wanted.wants_month,
    };
    is_wanted && !matches!(decl.when, When::Asked)
}

/// Whether `--village` and `--unit` leave a subject in. Papers of the whole town are made
/// beside them only when `--only` names them.
pub(super) fn is_chosen(case: Case, subject: &Subject, wanted: &Wanted) -> bool {
    if wanted.villages.is_empty() && wanted.units.is_empty() {
        return true;
    }
    let Subject::Row(row) = subject else { return !wanted.only.is_empty() };
    let town = case.town;
    let is = |names: &[String], of: Option<_>, header: &str| {
        let name = of.and_then(|row| town.value(row, header).text());
        name.is_some_and(|name| names.iter().any(|wanted| wanted == name))
    };
    is(&wanted.units, town.unit_of(*row), "单位名称")
        || is(&wanted.villages, town.village_of(*row), "村名")
}
