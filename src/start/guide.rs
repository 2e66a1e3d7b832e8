//! 使用说明.txt for a clerk who never saw a terminal, and what can be double-clicked.

use super::{NewFile, books};
use crate::catalog::{Catalog, Need, SheetDecl};
use crate::report::plain_text;

/// Files that run a command: name, command, folder that is opened afterwards.
const RUNS: [(&str, &str, &str); 2] =
    [("核对.bat", "check", ""), ("办理.bat", "build", "output")];

/// Where the script names that folder.
const FOLDER: &str = "〔打开〕";

/// The guide and the files to double-click.
pub(super) fn files(catalog: &Catalog) -> Vec<NewFile> {
    let text = |path: &str| catalog.declarations.get(path).unwrap_or_default();
    let core = catalog.sheets.iter().filter(|decl| decl.is_core);
    let core: Vec<String> = (1..).zip(core).map(first_step).collect();
    let all = books::by_file(catalog).into_iter().flat_map(|(file, sheets)| {
        sheets
            .into_iter()
            .map(move |decl| format!("{file}　{}：{}", decl.name, decl.note))
    });
    let guide = text("start/guide.txt")
        .replace("〔核心表〕", &core.join("\n"))
        .replace("〔各表〕", &all.collect::<Vec<_>>().join("\n"));
    let guide =
        NewFile { path: "使用说明.txt".to_owned(), bytes: plain_text(&guide) };
    let script = text("start/run.bat");
    let run = |(name, command, folder): (&str, &str, &str)| {
        let lines = script.lines();
        let lines = lines.filter(|line| !folder.is_empty() || !line.contains(FOLDER));
        let line = |line: &str| {
            line.replace("〔命令〕", command).replace(FOLDER, folder) + "\r\n"
        };
        let bytes = lines.map(line).collect::<String>().into_bytes();
        NewFile { path: name.to_owned(), bytes }
    };
    std::iter::once(guide).chain(RUNS.map(run)).collect()
}

/// What is to be filled first, in one line.
fn first_step((number, decl): (u32, &SheetDecl)) -> String {
    let columns = decl.columns.iter().filter(|column| column.need == Need::Required);
    let columns: Vec<&str> = columns.map(|column| &*column.header).collect();
    format!(
        "{number}. {}（{}）：{}必填{}。",
        decl.workbook,
        decl.name,
        decl.note,
        columns.join("、")
    )
}
