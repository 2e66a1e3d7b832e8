//! 发现 as JSON (contract in `architecture.md`): what does not apply is null.

use crate::model::{Error, Finding, Result};
use serde::Serialize;

/// One finding as written.
#[derive(Serialize)]
struct Written<'a> {
    /// `E-DATE-IMPOSSIBLE`.
    code: &'a str,
    /// 级别.
    severity: String,
    /// What is so.
    fact: &'a str,
    /// What was read.
    read: Option<&'a str>,
    /// What to do.
    advice: &'a str,
    /// Workbook, template or document.
    file: Option<&'a str>,
    /// Worksheet.
    sheet: Option<&'a str>,
    /// `F12`, or a row number.
    cell: Option<&'a str>,
    /// 1-based.
    line: Option<u32>,
    /// First character in the line.
    start: Option<u32>,
    /// Character behind the last one.
    end: Option<u32>,
    /// Proposed replacement.
    fix: Option<Edit<'a>>,
}

/// A proposed replacement as written.
#[derive(Serialize)]
struct Edit<'a> {
    /// What stands there.
    from: &'a str,
    /// What should.
    to: &'a str,
}

impl<'a> From<&'a Finding> for Written<'a> {
    fn from(finding: &'a Finding) -> Self {
        let place = &finding.place;
        Self {
            code: &finding.code,
            severity: finding.severity.to_string(),
            fact: &finding.fact,
            read: finding.read.as_deref(),
            advice: &finding.advice,
            file: place.file.as_deref(),
            sheet: place.sheet.as_deref(),
            cell: place.cell.as_deref(),
            line: place.line,
            start: place.start,
            end: place.end,
            fix: finding.fix.as_ref().map(|fix| Edit { from: &fix.from, to: &fix.to }),
        }
    }
}

/// Findings as JSON lines, one a line.
pub fn findings_lines(findings: &[Finding]) -> Result<String> {
    let mut out = String::new();
    for finding in findings {
        let line = serde_json::to_string(&Written::from(finding));
        out.push_str(&line.map_err(Error::internal("输出发现"))?);
        out.push('\n');
    }
    Ok(out)
}

/// `findings.json`: an array of the same objects, one a line.
pub fn findings_json(findings: &[Finding]) -> Result<Vec<u8>> {
    let lines = findings_lines(findings)?;
    let body = lines.trim_end().replace('\n', ",\n");
    Ok(if body.is_empty() { "[]\n".into() } else { format!("[\n{body}\n]\n").into() })
}

#[cfg(test)]
mod tests {
    use super::{findings_json, findings_lines};
    use crate::model::{Finding, Place, Severity};

    #[test]
    fn what_does_not_apply_is_null_and_lines_make_an_array() {
        let finding = Finding {
            code: "C-07".into(),
            severity: Severity::Warning,
            fact: "隐患数“3”\n与台账不同".into(),
            read: None,
            advice: "核对".into(),
            place: Place { cell: Some("F5".into()), ..Place::default() },
            excerpt: None,
            fix: None,
            more: Vec::new(),
        };
        let two = [finding.clone(), finding];
        let line = r#"{"code":"C-07","severity":"警告","fact":"隐患数“3”\n与台账不同","read":null,"advice":"核对","file":null,"sheet":null,"cell":"F5","line":null,"start":null,"end":null,"fix":null}"#;
        assert_eq!(findings_lines(&two).unwrap(), format!("{line}\n{line}\n"));
        let array: serde_json::Value =
            serde_json::from_slice(&findings_json(&two).unwrap()).unwrap();
        assert_eq!(array.as_array().unwrap().len(), 2);
        assert_eq!(findings_json(&[]).unwrap(), b"[]\n");
    }
}
