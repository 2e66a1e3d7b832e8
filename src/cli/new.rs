//! `zhenwen new`: a working folder for an office that begins.

use super::arguments::NewArguments;
use super::screen::Screen;
use super::{Ending, executable, today};
use crate::catalog::Catalog;
use crate::model::Result;
use crate::report::rows_line;
use crate::start::{self, History, Templates};

/// How many files that were not read are named on the screen.
const SHOWN: usize = 10;

/// Makes the folder and tells what lies in it and what to do first.
pub(super) fn run(asked: &NewArguments, screen: &Screen) -> Result<Ending> {
    start::examine(&asked.folder)?;
    let catalog = Catalog::load(None)?;
    let templates = if asked.templates { Templates::Copied } else { Templates::Inside };
    let mut files = start::aids(&catalog, templates);
    let told = match &asked.from {
        None => {
            files.extend(start::blank(&catalog)?);
            blank(asked)
        }
        Some(from) => {
            let program = executable();
            let history = start::history(&catalog, from, today(), program.as_deref())?;
            let told = filled(asked, &history);
            files.extend(history.files);
            told
        }
    };
    start::create(&asked.folder, &files)?;
    screen.say(&told);
    Ok(Ending::Clean)
}

/// What to do with blank workbooks.
fn blank(asked: &NewArguments) -> String {
    let folder = asked.folder.display();
    format!(
        "建好了“{folder}”，data 里是空白表。接着做：\n\
         1. 看一遍“{folder}”里的 使用说明.txt\n\
         2. 填 data 里的 office.xlsx、villages.xlsx、units.xlsx、checks.xlsx、hazards.xlsx\n\
         3. 在“{folder}”里运行 zhenwen check 核对，zhenwen build 办理（Windows 双击 核对.bat、办理.bat）\n"
    )
}

/// What to do with what old ledgers gave.
fn filled(asked: &NewArguments, history: &History) -> String {
    let folder = asked.folder.display();
    let doubts = match history.doubts {
        0 => String::new(),
        count => format!("，{count} 个名称要确认（待确认.xlsx）"),
    };
    let unread = unread(&history.unread);
    format!(
        "建好了“{folder}”，从旧台账整理出：{}{doubts}。\n{unread}接着做：\n\
         1. 看一遍“{folder}”里的 处理说明.txt：整理出什么，还要填什么，什么要确认\n\
         2. 填 data 里的 office.xlsx，核对 villages.xlsx、units.xlsx\n\
         3. 在“{folder}”里运行 zhenwen check 核对，zhenwen build 办理（Windows 双击 核对.bat、办理.bat）\n",
        rows_line(&history.rows)
    )
}

/// What was not read: the first lines of it.
fn unread(lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let shown = lines.iter().take(SHOWN).map(|line| format!("  {line}\n"));
    let more = match lines.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("  另有 {more} 个，见 处理说明.txt\n"),
    };
    format!("没有读取 {} 个：\n{}{more}", lines.len(), shown.collect::<String>())
}
