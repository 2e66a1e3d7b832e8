//! 首部: what the front matter says beats what was recognised; what it leaves open is
//! taken from the text.

use crate::model::{Document, Element, ElementKind, Span, Text};

/// Brings front matter and elements together.
pub(super) fn reconcile(document: &mut Document) {
    let front = &document.front;
    let approver = front.approver.as_ref().map(labelled);
    let said = [
        (ElementKind::Secrecy, front.secrecy.clone()),
        (ElementKind::Urgency, front.urgency.clone()),
        (ElementKind::Approver, approver),
    ];
    for (kind, text) in said {
        if let Some(text) = text {
            say(&mut document.head, kind, &text);
        }
    }
    let front = &mut document.front;
    front.has_masthead = document.head.iter().any(|e| e.kind == ElementKind::Masthead);
    let found = |kind| {
        let element = document.body.iter().find(|element| element.kind == kind);
        element.map(|element| Text::from(element.text()))
    };
    if front.issuer.is_empty() {
        front.issuer = found(ElementKind::Signature).unwrap_or_default();
    }
    if front.issue_date.is_empty() {
        front.issue_date = found(ElementKind::IssueDate).unwrap_or_default();
    }
}

/// Names with the label of a 签发人.
fn labelled(names: &Text) -> Text {
    if names.starts_with("签发人") {
        names.clone()
    } else {
        format!("签发人：{names}").into()
    }
}

/// Sets the text of an element of the head, which comes into its place if it is not there.
fn say(head: &mut Vec<Element>, kind: ElementKind, text: &str) {
    let spans = vec![Span { text: text.to_owned(), source: None }];
    if let Some(element) = head.iter_mut().find(|element| element.kind == kind) {
        if element.text() != text {
            element.spans = spans;
        }
        return;
    }
    let at = head.iter().position(|other| other.kind > kind).unwrap_or(head.len());
    let line = head.get(at).or(head.last()).map_or(1, |beside| beside.line);
    let (ordinal, run_in, table) = (None, None, None);
    head.insert(at, Element { kind, line, ordinal, spans, run_in, table });
}
