//! Papers as LibreOffice writes them, where it is there.

use super::papers::paper;
use super::{catalog, told};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use zhenwen::emit::docx::Press;
use zhenwen::inspect::inspect;
use zhenwen::model::Layout;

/// A notice as plain text, wrong in many ways.
const PLAIN: &str = "兰台镇人民政府文件\n兰政发[2026]03号\n关于开展冬季消防安全检查的通知\n\
    各村民委员会，镇直各单位：\n    今年以来，镇政府把消防安全放在突出位置。现通知如下：\n\
    一、主要任务\n（一）压实责任。逐户登记，逐条销号。\n1.每月调度一次。\n\
    附件：1.检查清单；\n2.分工表\n兰台镇人民政府\n2026年11月12日\n附件1\n检查清单\n\
    逐户检查。\n抄送：县应急管理局。\n兰台镇人民政府办公室2026年11月12日印发\n";

/// Lets LibreOffice write a file in another format; says so where it is not there, and fails
/// only under `CI`.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
fn converted(file: &Path, to: &str) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let is_text = file.extension().is_some_and(|ending| ending == "txt");
    let output = Command::new("soffice")
        .args([&*profile, "--headless"])
        .args(is_text.then_some("--infilter=Text (encoded):UTF8"))
        .args(["--convert-to", to, "--outdir"])
        .args([folder, file])
        .output();
    let written = file.with_extension(to);
    if output.is_err() || !written.exists() {
        let reason = "NOT RUN: soffice is not there, or wrote nothing";
        assert!(std::env::var_os("CI").is_none(), "{reason}");
        println!("{reason}");
        return None;
    }
    Some(written)
}

/// What is said of a file, and the codes.
fn measured(path: &Path) -> (String, BTreeSet<String>) {
    let bytes = std::fs::read(path).unwrap();
    let findings = inspect(&catalog(), "转换.docx", &bytes, None);
    (told(&findings), findings.iter().map(|f| f.code.to_string()).collect())
}

#[test]
fn a_plain_text_saved_by_libreoffice_is_told_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("plain.txt");
    std::fs::write(&text, PLAIN).unwrap();
    let Some(docx) = converted(&text, "docx") else { return };
    let (said, codes) = measured(&docx);
    for code in [
        "X02", "X03", "X05", "X07", "X08", "X09", "X10", "X11", "X12", "X14", "X15",
        "X16", "X17", "X18", "X19", "X20", "X21",
    ] {
        assert!(codes.contains(code), "{code} is not among\n{said}");
    }
    for code in ["X01", "X04", "X13", "X22", "X23", "X24", "X27", "X29"] {
        assert!(!codes.contains(code), "{code} is among\n{said}");
    }
}

#[test]
fn our_paper_written_anew_by_libreoffice_keeps_its_format() {
    let folder = tempfile::tempdir().unwrap();
    let press = Press::new(&catalog()).unwrap();
    for (layout, variant) in [(Layout::File, "附件"), (Layout::Letter, "表")] {
        let ours = folder.path().join("ours.docx");
        std::fs::write(&ours, press.set(&paper(layout, variant)).unwrap()).unwrap();
        let Some(odt) = converted(&ours, "odt") else { return };
        let Some(docx) = converted(&odt, "docx") else { return };
        let (said, codes) = measured(&docx);
        // LibreOffice writes no setting for punctuation.
        assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["X26"], "{said}");
    }
}
