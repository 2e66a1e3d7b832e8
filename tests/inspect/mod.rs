//! Papers measured against GB/T 9704: silent on what we make, plain about what is changed.

mod papers; // every layout
mod package; // parts of a file
mod silent; // our own papers
mod changed; // one thing changed
mod foreign; // papers not made by us
mod office; // papers by LibreOffice
mod hostile; // no sound DOCX
mod wording; // codes, strengths

use zhenwen::catalog::Catalog;
use zhenwen::model::Finding;

/// What the findings say, one a line.
fn told(findings: &[Finding]) -> String {
    let tell = |f: &Finding| {
        let line = f.place.line.map(|line| format!("@{line}")).unwrap_or_default();
        let read = f.read.as_deref().unwrap_or_default();
        format!("{} {}{line} {} [{read}]\n", f.severity, f.code, f.fact)
    };
    findings.iter().map(tell).collect()
}

/// The shipped declarations.
fn catalog() -> Catalog {
    Catalog::load(None).unwrap()
}
