//! `zhenwen check`: judges the data, makes nothing.

use super::arguments::CheckArguments;
use super::screen::Screen;
use super::{Ending, executable, today};
use crate::model::{Error, Finding, Result};
use crate::pipeline::{self, Order};
use std::path::{Path, PathBuf};

/// Where data lies when nothing is said.
const DATA: &str = "data";

/// Judges one folder; findings of all its files, or only of the files that were named.
pub(super) fn run(asked: &CheckArguments, screen: &Screen) -> Result<Ending> {
    let (data, files) = scope(&asked.paths)?;
    let order = Order {
        data,
        templates: asked.templates.clone(),
        executable: executable(),
        today: today(),
        ..Order::default()
    };
    let mut given_back = None;
    let mut findings = match &asked.annotate {
        None => pipeline::check(&order)?,
        Some(folder) => {
            let made = pipeline::annotate(&order, folder, &files)?;
            given_back = Some(given_back_line(folder, &made.files));
            made.findings
        }
    };
    if !files.is_empty() {
        findings.retain(|finding| is_of(finding, &files));
    }
    screen.findings(&findings)?;
    if let Some(line) = given_back {
        screen.say(&line);
    }
    Ok(Ending::of(&findings))
}

/// What was given back, and where it lies.
fn given_back_line(folder: &Path, files: &[String]) -> String {
    let folder = folder.display();
    if files.is_empty() {
        return "没有要退回修改的表\n".to_owned();
    }
    format!("退回修改表 {} 个，在“{folder}”：{}\n", files.len(), files.join("、"))
}

/// The data folder, and the files below it that were named.
fn scope(paths: &[PathBuf]) -> Result<(PathBuf, Vec<String>)> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        let folder = if path.is_dir() {
            path.clone()
        } else if path.is_file() {
            let folder = folder_of(path);
            files.push(relative(path, &folder));
            folder
        } else {
            return Err(Error::Command(format!("没有找到“{}”", path.display())));
        };
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    match folders.as_slice() {
        [] => Ok((PathBuf::from(DATA), files)),
        [folder] => Ok((folder.clone(), files)),
        _ => Err(Error::Command("一次只能核对一个文件夹里的表，请分开核对".to_owned())),
    }
}

/// `data` if a file lies below it, else the file's own folder.
fn folder_of(file: &Path) -> PathBuf {
    let data = Path::new(DATA);
    let full = |path: &Path| path.canonicalize().ok();
    let is_below = match (full(file), full(data)) {
        (Some(file), Some(data)) => file.starts_with(data),
        _ => false,
    };
    let own = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if is_below { data.to_owned() } else { own.unwrap_or(Path::new(".")).to_owned() }
}

/// Path below the data folder, as findings name it.
fn relative(file: &Path, folder: &Path) -> String {
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (file, folder) = (full(file), full(folder));
    let below = file.strip_prefix(&folder).unwrap_or(&file);
    below.to_string_lossy().replace('\\', "/")
}

/// Whether a finding stands in one of the files; findings of no file are everybody's.
fn is_of(finding: &Finding, files: &[String]) -> bool {
    let file = finding.place.file.as_deref();
    file.is_none_or(|file| files.iter().any(|named| named == file))
}
