//! 发现 in words: fact, place, row with a caret, what was read, what to do.

use super::excerpt;
use crate::model::{Finding, Place, Severity};
use std::fmt::Write;

/// The text of one finding, several lines, the last one ending with a line break.
pub fn finding_text(finding: &Finding) -> String {
    let mut out = format!("{} {}：{}\n", finding.severity, finding.code, finding.fact);
    let mut add = |label: &str, text: &str| {
        let _ = writeln!(out, "  {label}{text}"); // a String takes everything
    };
    let place = place(&finding.place);
    if !place.is_empty() {
        add("", &place);
    }
    if let Some(excerpt) = &finding.excerpt {
        let (line, caret) = excerpt::lines(excerpt);
        add("  ", &line);
        add("  ", &caret);
    }
    if let Some(read) = finding.read.as_deref().filter(|read| !read.is_empty()) {
        add("读到：", read);
    }
    if let Some(fix) = &finding.fix {
        let label = if fix.is_safe { "改为：" } else { "是否为：" };
        add(label, &fix.to);
    }
    if !finding.advice.is_empty() {
        add("建议：", &finding.advice);
    }
    out
}

/// Where it is: `checks.xlsx › 检查 › B12`, `documents/rectify.txt › 第12行`, or
/// `通知.docx › 第3段`.
pub(super) fn place(place: &Place) -> String {
    let cell = place.cell.as_ref().map(|cell| {
        let is_row = cell.bytes().all(|b| b.is_ascii_digit());
        if is_row { format!("第{cell}行") } else { cell.to_string() }
    });
    let is_docx = place.file.as_ref().is_some_and(|file| file.ends_with(".docx"));
    let unit = if is_docx { "段" } else { "行" };
    let line = place.line.map(|line| format!("第{line}{unit}"));
    let texts =
        [&place.file, &place.sheet].into_iter().flatten().map(ToString::to_string);
    let parts: Vec<String> = texts.chain(cell).chain(line).collect();
    parts.join(" › ")
}

/// `错误 1 个，警告 0 个，提示 12 个`.
pub fn tally(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    format!(
        "错误 {} 个，警告 {} 个，提示 {} 个",
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Hint)
    )
}

#[cfg(test)]
mod tests {
    use super::{finding_text, tally};
    use crate::model::{Excerpt, Finding, Fix, Place, Severity};

    /// A finding with everything.
    fn whole() -> Finding {
        Finding {
            code: "E-DATE-IMPOSSIBLE".into(),
            severity: Severity::Error,
            fact: "“检查日期”没有这一天".into(),
            read: Some("2026.2.30".into()),
            advice: "改成真实的日期".into(),
            place: Place {
                file: Some("checks.xlsx".into()),
                sheet: Some("检查".into()),
                cell: Some("B12".into()),
                ..Place::default()
            },
            excerpt: Some(Excerpt {
                text: "东岭 │ 2026.2.30".into(), start: 5, end: 14
            }),
            fix: Some(Fix {
                from: "2026.2.30".into(),
                to: "2026-02-28".into(),
                is_safe: false,
            }),
            more: Vec::new(),
        }
    }

    #[test]
    fn a_finding_names_file_sheet_cell_what_was_read_and_what_to_do() {
        let lines = [
            "错误 E-DATE-IMPOSSIBLE：“检查日期”没有这一天",
            "  checks.xlsx › 检查 › B12",
            "    东岭 | 2026.2.30",
            "           ^^^^^^^^^",
            "  读到：2026.2.30",
            "  是否为：2026-02-28",
            "  建议：改成真实的日期",
            "",
        ];
        assert_eq!(finding_text(&whole()), lines.join("\n"));
    }

    #[test]
    fn a_bare_finding_has_no_empty_lines() {
        let bare = Finding {
            read: None,
            advice: String::new(),
            place: Place { line: Some(3), ..Place::default() },
            excerpt: None,
            fix: None,
            more: Vec::new(),
            ..whole()
        };
        let text = "错误 E-DATE-IMPOSSIBLE：“检查日期”没有这一天\n  第3行\n";
        assert_eq!(finding_text(&bare), text);
        assert_eq!(tally(&[bare]), "错误 1 个，警告 0 个，提示 0 个");
    }
}
