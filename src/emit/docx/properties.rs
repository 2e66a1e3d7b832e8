//! docProps: title, issuer and date of a paper, nothing else (our own parts: docx-rs cannot
//! set title or creator, `crates.md` §1).

use super::escape::escape;
use super::xml::DECLARATION;
use crate::model::Document;

/// app.xml.
pub(super) const APPLICATION: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/"#,
    r#"extended-properties"><Application>镇文</Application></Properties>"#,
);

/// core.xml of one paper: title, creator = issuer, created = 成文日期.
pub(super) fn core(document: &Document) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str(concat!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/"#,
        r#"metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/""#,
        r#" xmlns:dcterms="http://purl.org/dc/terms/""#,
        r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"#,
    ));
    let title = document.title();
    let title = if title.is_empty() { &*document.front.name } else { &*title };
    escape(&mut out, title);
    out.push_str("</dc:title><dc:creator>");
    escape(&mut out, &document.front.issuer);
    out.push_str("</dc:creator>");
    if let Some(day) = iso_day(&document.front.issue_date) {
        for name in ["created", "modified"] {
            let kind = r#"xsi:type="dcterms:W3CDTF""#;
            out.extend(["<dcterms:", name, " ", kind, ">", &day]);
            out.extend(["T00:00:00Z</dcterms:", name, ">"]);
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// 2026年3月5日 → 2026-03-05.
fn iso_day(printed: &str) -> Option<String> {
    let (year, rest) = printed.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    crate::model::Day::new(year, month, day).ok().map(|day| day.to_string())
}
