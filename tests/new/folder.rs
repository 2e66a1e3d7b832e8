//! What `zhenwen new` puts into a folder, and where it refuses.

use crate::line::Desk;
use crate::support::office::catalog;

#[test]
fn a_new_folder_has_every_workbook_a_guide_and_what_is_double_clicked() {
    let desk = Desk::empty();
    let said = desk.good("new 示例镇");
    for sheet in &catalog().sheets {
        let path = desk.path("示例镇/data").join(&*sheet.workbook);
        assert!(path.is_file(), "{}", path.display());
    }
    assert!(said.contains("data 里是空白表"), "{said}");
    assert!(!desk.path("示例镇/templates").exists());
    let guide = std::fs::read(desk.path("示例镇/使用说明.txt")).unwrap();
    let text = String::from_utf8(guide).unwrap();
    assert!(text.starts_with('\u{FEFF}') && !text.contains('〔'), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for sheet in &catalog().sheets {
        assert!(text.contains(&format!("{}　{}：", sheet.workbook, sheet.name)));
    }
}

#[test]
fn what_is_double_clicked_finds_the_program_and_runs_it() {
    let desk = Desk::empty();
    desk.good("new 镇");
    for (name, command) in [("核对.bat", "check"), ("办理.bat", "build")] {
        let bytes = std::fs::read(desk.path("镇").join(name)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("@echo off\r\nchcp 65001 >nul\r\n"), "{text}");
        assert!(text.contains(&format!("\"%ZHENWEN%\" {command}\r\n")), "{text}");
        assert!(!text.contains('〔') && !text.replace("\r\n", "").contains('\n'));
        // cmd.exe may lose its place behind Chinese letters: no label, no jump.
        assert!(!text.contains("goto") && !text.contains("\r\n:"));
    }
}

#[test]
fn a_folder_in_which_anything_lies_is_left_alone() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("旧")).unwrap();
    desk.good("new 旧");
    let before = std::fs::read(desk.path("旧/data/office.xlsx")).unwrap();
    let ran = desk.run("new 旧 --templates");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("“旧”里已经有文件，没有写入任何文件"), "{}", ran.err);
    assert!(!desk.path("旧/templates").exists());
    assert!(std::fs::read(desk.path("旧/data/office.xlsx")).unwrap() == before);
    std::fs::write(desk.path("文件"), "").unwrap();
    assert_eq!(desk.run("new 文件").code, Some(2));
}

#[test]
fn two_new_folders_are_the_same_byte_for_byte() {
    let desk = Desk::empty();
    desk.good("new 甲 --templates");
    desk.good("new 乙 --templates");
    let all = |folder: &str| {
        let mut files = Vec::new();
        walk(&desk.path(folder), &mut files);
        files.sort();
        files.into_iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>()
    };
    assert!(all("甲").len() > 100 && all("甲") == all("乙"));
}

fn walk(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

#[test]
fn copied_templates_are_the_same_and_say_when_their_base_has_changed() {
    let desk = Desk::small();
    desk.good("new 样 --templates");
    std::fs::rename(desk.path("样/templates"), desk.path("templates")).unwrap();
    let quiet = desk.run("check --format json").out;
    assert!(!quiet.contains("E-BASE-CHANGED"), "{quiet}");
    let path = desk.path("templates/documents/rectify.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    assert!(first.starts_with("基于: 0."), "{first}");
    std::fs::write(&path, format!("基于: 0.0.1 000000000000\n{rest}")).unwrap();
    let loud = desk.run("check --format json").out;
    assert_eq!(loud.matches("E-BASE-CHANGED").count(), 1, "{loud}");
    assert!(loud.contains("documents/rectify.txt"), "{loud}");
}
