//! Papers as LibreOffice shows them.

use std::path::PathBuf;
use std::process::Command;

/// Lines of a page, without blanks.
pub(crate) type Page = Vec<String>;

/// The pages of every file; `None`, said aloud, where there is no LibreOffice.
pub(crate) fn pages(files: &[PathBuf]) -> Option<Vec<Vec<Page>>> {
    let pdfs = pdfs(files)?;
    let line = |line: &str| line.split_whitespace().collect::<String>();
    let page =
        |page: &str| page.lines().map(line).filter(|line| !line.is_empty()).collect();
    let text = |pdf: &PathBuf| {
        let mut command = Command::new("pdftotext");
        let output =
            command.args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-").output();
        let text = String::from_utf8(output.unwrap().stdout).unwrap();
        // Every page ends with a form feed.
        text.trim_end_matches('\u{C}').split('\u{C}').map(page).collect()
    };
    Some(pdfs.iter().map(text).collect())
}

/// The files as PDF, beside them.
pub(crate) fn pdfs(files: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let folder = files.first()?.parent()?;
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .output();
    if output.is_err() {
        not_run();
        return None;
    }
    let pdf = |file: &PathBuf| {
        let pdf = file.with_extension("pdf");
        assert!(pdf.exists(), "{} was not written", pdf.display());
        pdf
    };
    Some(files.iter().map(pdf).collect())
}

/// Says that LibreOffice is not there; fails where that may not be.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
fn not_run() {
    let reason = "NOT RUN: soffice is not there";
    assert!(std::env::var_os("ZHENWEN_REQUIRE_SHARED").is_none(), "{reason}");
    println!("{reason}");
}
