//! `zhenwen new`: a working folder for an office that begins.

use super::Ending;
use super::arguments::NewArguments;
use super::screen::Screen;
use crate::catalog::Catalog;
use crate::model::Result;
use crate::start::{self, NewFile, Templates};

/// Makes the folder and tells what lies in it and what to do first.
pub(super) fn run(asked: &NewArguments, screen: &Screen) -> Result<Ending> {
    start::examine(&asked.folder)?;
    let catalog = Catalog::load(None)?;
    let templates = if asked.templates { Templates::Copied } else { Templates::Inside };
    let files = start::files(&catalog, templates)?;
    start::create(&asked.folder, &files)?;
    screen.say(&told(asked, &files));
    Ok(Ending::Clean)
}

/// What lies there, and what to do first.
fn told(asked: &NewArguments, files: &[NewFile]) -> String {
    let books = files.iter().filter(|file| file.path.ends_with(".xlsx")).count();
    let folder = asked.folder.display();
    let templates = if asked.templates { "，templates 里是全部模板" } else { "" };
    format!(
        "建好了“{folder}”：data 里是 {books} 个空白工作簿{templates}\n\
         接着做：\n\
         1. 打开“{folder}”里的 使用说明.txt 看一遍\n\
         2. 填 data 里的 office.xlsx、villages.xlsx、units.xlsx、checks.xlsx、hazards.xlsx\n\
         3. 在“{folder}”里运行 zhenwen check 核对，zhenwen build 办理（Windows 可双击 核对.bat、办理.bat）\n"
    )
}
