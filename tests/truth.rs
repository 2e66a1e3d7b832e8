//! C-29: every counted number of a paper comes from a figure or from rows.

use crate::support::fragment;
use zhenwen::catalog::Catalog;
use zhenwen::model::{
    Decimal, Document, ElementKind, Figure, FigureKey, Figures, Finding, Period,
    Provenance, Scope, Span,
};
use zhenwen::proof::disagreements;

/// The overdue hazards of the town: 12.
fn figures() -> Figures {
    let key = FigureKey {
        id: "S-18.overdue".into(),
        scope: Scope::Town,
        period: Period::Day("2026-10-31".parse().unwrap()),
    };
    Figures::new(vec![Figure {
        key,
        name: "逾期隐患数".into(),
        numerator: Some(Decimal::from(12)),
        denominator: None,
        unit: "条".into(),
        own_value: None,
        is_share: false,
        verdict: None,
        target: Some("≤0".into()),
        limits: Vec::new(),
        rows: Vec::new(),
        is_emitted: true,
    }])
}

/// A paragraph with one printed value out of a figure.
fn printed(before: &str, value: &str, after: &str) -> Document {
    let mut document = fragment(ElementKind::Body, "");
    let span = |text: &str, source| Span { text: text.into(), source };
    document.body[0].spans =
        vec![span(before, None), span(value, Some(0)), span(after, None)];
    document.sources = vec![Provenance::Figure(figures().list[0].key.clone())];
    document
}

fn of(document: &Document) -> Vec<Finding> {
    disagreements(&Catalog::load(None).unwrap(), document, &figures())
}

#[test]
fn a_typed_number_is_found_with_its_place() {
    let findings = of(&fragment(ElementKind::Body, "全镇逾期隐患37条，涉及5家单位。"));
    let read: Vec<_> = findings.iter().map(|f| f.read.as_deref().unwrap()).collect();
    assert_eq!(read, ["37", "5"]);
    assert!(findings.iter().all(|f| &*f.code == "C-29" && f.place.line == Some(1)));
    assert_eq!(findings[0].fact, "公文中的“37”没有来自任何指标或表中的行");
}

#[test]
fn orders_limits_articles_and_dates_are_no_counts() {
    for text in [
        "依照《示例条例》第12条、第3条。",
        "请于2026年11月5日前书面反馈，15个工作日内完成整改。",
        "每季度至少2次，不少于3家。",
        "见附件1，联系电话12350。",
        "二十三个村都要参加。",
    ] {
        assert_eq!(of(&fragment(ElementKind::Body, text)), [], "{text}");
    }
}

#[test]
fn a_printed_figure_says_what_the_figure_says() {
    assert_eq!(of(&printed("逾期隐患", "12", "条。")), []);
    assert_eq!(of(&printed("目标为", "≤0", "。")), []);
    let findings = of(&printed("逾期隐患", "13", "条。"));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].fact, "公文中的“13”与指标 S-18.overdue 不同");
}

#[test]
fn an_ordinal_before_data_is_no_part_of_its_number() {
    let mut document = printed("1.", "1处室外消火栓无水", "。");
    document.sources = vec![Provenance::Rows(Vec::new())];
    assert_eq!(of(&document), []);
    let mut document = printed("1.", "人员没有培训", "。");
    document.sources = vec![Provenance::Rows(Vec::new())];
    assert_eq!(of(&document), []);
    let mut document = printed("共1", "1处室外消火栓无水", "。");
    document.sources = vec![Provenance::Rows(Vec::new())];
    assert_eq!(of(&document).len(), 1);
}

#[test]
fn half_a_number_from_data_is_not_enough() {
    assert_eq!(of(&printed("逾期隐患1", "12", "条。")).len(), 1);
}
