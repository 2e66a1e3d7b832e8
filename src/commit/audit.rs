//! The output folder against the register: numbers that it does not know, issued papers
//! that are not what they were.

use super::look::{Found, look};
use super::name::MANIFEST;
use super::{Output, name};
use crate::catalog::Catalog;
use crate::model::{Error, Finding, PaperState, Place, Result};
use crate::register::{DocumentNumber, Register};
use serde::Deserialize;
use std::path::Path;

/// What a manifest says, as far as it matters here.
#[derive(Deserialize)]
struct Manifest {
    /// Its files.
    files: Vec<Line>,
}

/// One file of it.
#[derive(Deserialize)]
struct Line {
    /// Path below the output folder.
    path: String,
    /// 文号.
    number: Option<String>,
    /// 状态.
    state: Option<String>,
}

/// Refuses a register that knows less than the papers in the output folder: it was brought
/// back from an old backup, or belongs to another office (TH-17).
pub(super) fn refuse_unknown(register: &Register, root: &Path) -> Result<()> {
    let text = std::fs::read_to_string(name::place(root, MANIFEST)).unwrap_or_default();
    let Ok(manifest) = serde_json::from_str::<Manifest>(&text) else { return Ok(()) };
    let mut unknown = Vec::new();
    for line in manifest.files {
        if !is_known(register, &line)? {
            unknown.push(line.path);
        }
    }
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Error::Register(format!(
        "output 里有登记簿不知道的文书，登记文件像是换回了旧备份，或不是这个镇的：\n{}\n\
         请换回最新的登记文件；确实不要这些文书的，把它们和 manifest.json 移出 output",
        unknown.join("\n")
    )))
}

/// Whether the register knows a paper's number, and its issue if it was issued.
fn is_known(register: &Register, line: &Line) -> Result<bool> {
    let number = line.number.as_deref().and_then(DocumentNumber::parse);
    let Some(number) = number else { return Ok(true) };
    let was_issued = line.state.as_deref() == Some(PaperState::Issued.name());
    let known = register.number(&number)?;
    Ok(known.is_some_and(|row| !was_issued || row.state != PaperState::Reserved))
}

impl Output {
    /// Issued papers that were changed or lost since (`register verify`).
    pub fn audit(&self, register: &Register, catalog: &Catalog) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for row in register.files()?.into_values().filter(|row| row.issued.is_some()) {
            let code = match look(&self.root, &row.path)? {
                Found::File(sha256) if sha256 == row.sha256 => continue,
                Found::File(_) | Found::Blocked(_) => "E-OUT-ALTERED",
                Found::Absent => "E-OUT-LOST",
            };
            let place = Place { file: Some(row.path.into()), ..Place::default() };
            findings.push(catalog.findings.raise(code, &[], place));
        }
        Ok(findings)
    }
}
