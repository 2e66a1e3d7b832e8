//! Every code of `model.md` §9 that reading or checking can raise: the smallest workbook that
//! raises it, once, at its cell; and a twin that does not.

mod tables; // headers, rows
mod values; // cells
mod names; // names, ids, keys

use super::{Case, found, hazards};
use crate::support::Page;
use std::collections::BTreeSet;

/// Codes of `model.md` §9 that other tests raise.
const ELSEWHERE: &[(&str, &str)] = &[
    ("E-FILE-UNREADABLE", "read::walls"),
    ("E-FILE-KIND", "read::walls"),
    ("E-FILE-DISGUISED", "read::walls"),
    ("E-BACK", "read::back"),
    ("E-ANNOTATED", "the annotated copies"),
    ("E-ANNOTATED-STALE", "the annotated copies"),
    ("E-FIELD-BLANK", "papers"),
    ("E-OFFICE-BLANK", "papers"),
    ("E-SERIES", "papers"),
    ("E-ENTRUST", "declarations::rules"),
    ("E-AUTHORITY", "papers"),
    ("E-AUTHORITY-WORD", "papers"),
    ("E-CONFIRM", "papers"),
    ("E-SCORE-TYPED", "scores are not computed"),
];

/// All codes of `model.md` §9.
const ALL: &str = "E-FILE-UNREADABLE E-FILE-KIND E-FILE-DISGUISED E-HIDDEN E-FORMAT-IGNORED \
    E-TABLE-AMBIGUOUS E-TABLE-UNKNOWN E-HEADER-NEAR E-COL-RIVAL E-COL-TWICE E-REQUIRED \
    E-WANTED E-ENUM E-ENUM-NEW E-VALUE-MAPPED E-SOURCE-FILLED E-FILLED-DOWN \
    E-MERGED-NUMBER E-DELETED E-SAME-MERGED E-SAME-TWO E-CONFLICT E-UNIT-TWICE E-BACK \
    E-ANNOTATED E-ANNOTATED-STALE E-NAME-UNKNOWN E-PARTY-UNKNOWN E-KEY-AMBIGUOUS \
    E-KEY-UNKNOWN E-KEY-BLANK E-ALIAS E-ID-ALLOTTED E-ID-INVALID E-ID-ORG E-ID-LOST \
    E-DOCNO E-CELL-ERROR E-DATE-YEAR2 E-DATE-NOYEAR E-DATE-DECIMAL E-DATE-RANGE \
    E-DATE-MONTH E-DATE-WORDS E-DATE-IMPOSSIBLE E-HOLIDAYS E-NUMBER-TEXT E-MONEY-UNIT \
    E-PERCENT E-STATUS-TEXT E-ASK-DATE E-ASK-DAY E-ASK-UNIT E-ASK-COUNT E-ASK-NAMES E-ASK-YESNO \
    E-ASK-LEVEL E-UNIT-STATUS E-DEADLINE-BLANK E-CLOSE-NORECHECK E-CLOSE-VOID \
    E-VOID-REASON E-RECHECK-BLANK E-TIP-NAMED E-SCORE-TYPED E-FIELD-BLANK E-OFFICE-BLANK \
    E-SERIES E-ENTRUST E-AUTHORITY E-AUTHORITY-WORD E-CONFIRM";

/// A case in one worksheet of its sheet's name.
fn of(
    code: &'static str,
    cell: &'static str,
    sheet: &str,
    [wrong, right]: [&str; 2],
) -> Case {
    let page = |table: &str| vec![Page::of(sheet, table)];
    Case { code, cell, wrong: page(wrong), right: page(right) }
}

/// A case of one cell of a hazard: header, what is wrong, what is right.
fn hazard(code: &'static str, header: &str, [wrong, right]: [&str; 2]) -> Case {
    let page = |value: &str| vec![Page::of("隐患", &hazards(header, &[value]))];
    Case { code, cell: "E2", wrong: page(wrong), right: page(right) }
}

/// A case of one cell of a unit.
fn unit(code: &'static str, header: &str, [wrong, right]: [&str; 2]) -> Case {
    let page = |value: &str| {
        vec![Page::of(
            "单位",
            &format!("单位名称|村名|{header}\n南坡饭店|东岭村|{value}"),
        )]
    };
    Case { code, cell: "C2", wrong: page(wrong), right: page(right) }
}

/// All cases.
fn cases() -> Vec<Case> {
    [tables::tables(), values::values(), names::names(), names::rows()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn every_code_is_raised_once_at_its_cell_and_not_by_the_twin() {
    let mut wrong = Vec::new();
    for Case { code, cell, wrong: pages, right } in cases() {
        let at = |pages: &[Page]| -> Vec<String> {
            let findings = found(pages);
            let own = findings.into_iter().filter(|f| {
                let is_own =
                    f.place.file.as_deref() == Some("case.xlsx") && &*f.code == code;
                // ○ columns that a small table lacks are wanted, too.
                is_own && (code != "E-WANTED" || f.place.cell.as_deref() == Some(cell))
            });
            own.map(|f| f.place.cell.unwrap_or_default().to_string()).collect()
        };
        let (raised, twin) = (at(&pages), at(&right));
        if raised != [cell] || !twin.is_empty() {
            wrong.push(format!("{code} at {cell}: {raised:?}, twin {twin:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_code_of_the_model_is_forgotten() {
    let all: BTreeSet<&str> = ALL.split_whitespace().collect();
    let raised: BTreeSet<&str> = cases().iter().map(|case| case.code).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let missing: Vec<_> = all
        .iter()
        .filter(|code| !raised.contains(*code) && !elsewhere.contains(*code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
