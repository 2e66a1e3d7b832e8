//! 执法权限: what a mode may produce (`model.md` §8).

use crate::catalog::{Authority, DocumentDecl};
use crate::merge::Case;
use crate::model::{Finding, RowRef};

/// The mode that may do least; a blank cell counts as it.
const INSPECTION: &str = "属地检查";

/// The one row of 机关.
pub(super) fn office(case: Case) -> Option<RowRef> {
    case.town.rows_named("机关").next()
}

/// Whether the office only inspects: nothing it writes has force of its own.
pub(super) fn only_inspects(case: Case) -> bool {
    mode(case) == INSPECTION
}

/// 机关.执法权限.
fn mode(case: Case<'_>) -> &str {
    let office = office(case);
    office.and_then(|row| case.town.value(row, "执法权限").text()).unwrap_or(INSPECTION)
}

/// Why a kind of paper may not be made, if it may not.
pub(super) fn refusal(case: Case, decl: &DocumentDecl) -> Option<Finding> {
    let mode = mode(case);
    let row = office(case);
    let place = |header| row.map(|row| case.town.place(row, header)).unwrap_or_default();
    let raise = |code, words: &[(&str, &str)], header| {
        Some(case.catalog.findings.raise(code, words, place(header)))
    };
    match decl.authority {
        Authority::All => None,
        Authority::Delegated if mode == INSPECTION => {
            raise("E-AUTHORITY", &[("名称", &decl.name), ("权限", mode)], "执法权限")
        }
        Authority::ByMode if mode == INSPECTION => None,
        Authority::ByMode | Authority::Delegated => {
            let header = unbacked(case, mode)?;
            raise("E-ENTRUST", &[("权限", mode), ("列", header)], header)
        }
    }
}

/// The column that is wanting behind 委托 or 赋权: blank, or not covering D.
fn unbacked(case: Case, mode: &str) -> Option<&'static str> {
    let day = |header| office(case).and_then(|row| case.town.value(row, header).day());
    let is_given =
        |header| office(case).is_some_and(|row| case.town.value(row, header).is_given());
    let as_of = case.run.as_of;
    let wanted: &[&'static str] = match mode {
        "委托" => &["委托机关", "委托书文号"],
        _ => &["赋权依据", "赋权事项"],
    };
    let blank = wanted.iter().copied().find(|header| !is_given(header));
    let began = || day("委托起").is_some_and(|first| first <= as_of);
    let lasts = || day("委托止").is_some_and(|last| as_of <= last);
    match (blank, mode) {
        (Some(header), _) => Some(header),
        (None, "委托") if !began() => Some("委托起"),
        (None, "委托") if !lasts() => Some("委托止"),
        (None, _) => None,
    }
}
