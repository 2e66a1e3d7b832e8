//! What of the old folder was not read, with the reason, as 核对 tells it.

use crate::model::{Finding, Town};
use std::collections::BTreeSet;
use std::path::Path;

/// Findings on files and worksheets that are not read.
const KINDS: [&str; 2] = ["E-FILE-", "E-TABLE-"];
/// Folders in each other at most.
const DEEPEST: usize = 32;

/// One line for everything that was not read: tables first, then files that hold none.
pub(super) fn unread(from: &Path, town: &Town, findings: &[Finding]) -> Vec<String> {
    let told = findings.iter().filter(|finding| {
        let is_kind = KINDS.iter().any(|kind| finding.code.starts_with(kind));
        is_kind && finding.fact.contains("没有读取")
    });
    let line = |finding: &Finding| {
        let place = [&finding.place.file, &finding.place.sheet];
        let place: Vec<&str> = place.into_iter().flatten().map(|part| &**part).collect();
        let (fact, advice) = (&finding.fact, &finding.advice);
        format!("{}：{fact}。{advice}", place.join(" › "))
    };
    let mut lines: Vec<String> = told.map(line).collect();
    let is_told = |file: &str| lines.iter().any(|line| line.starts_with(file));
    let others = town.left_out.iter().filter(|(what, _)| {
        !is_told(what.split_once('›').map_or(&**what, |(file, _)| file.trim_end()))
    });
    let others: Vec<String> =
        others.map(|(what, why)| format!("{what}：{why}，没有读取")).collect();
    lines.extend(others);
    let known: BTreeSet<&str> = town.files.iter().map(|(name, _)| &**name).collect();
    let mut files = Vec::new();
    // What cannot be listed was told when it was read.
    let _ = collect((from, ""), &mut files, DEEPEST);
    files.retain(|file| !known.contains(file.as_str()));
    files.sort();
    lines.extend(files.iter().map(|file| format!("{file}：不是表格，没有读取")));
    lines
}

/// All files below a folder but locks and hidden ones.
fn collect(
    (folder, above): (&Path, &str),
    files: &mut Vec<String>,
    deep: usize,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{above}{own}");
        if own.starts_with("~$") || own.starts_with('.') {
            continue;
        }
        if !entry.file_type()?.is_dir() {
            files.push(name);
        } else if deep > 0 {
            collect((&entry.path(), &format!("{name}/")), files, deep - 1)?;
        }
    }
    Ok(())
}
