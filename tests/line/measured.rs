//! `zhenwen inspect` on the command line, and what a build says of the layout of its papers.

use super::Desk;
use super::sample::BUILT;

/// Path of the summary, as typed.
const SUMMARY: &str = "output/2026年/兰台镇年度工作总结（2026年）.docx";

#[test]
fn our_own_papers_are_in_order_and_the_number_of_a_draft_is_a_hint() {
    let (desk, _) = &*BUILT;
    let said = desk.good(&format!("inspect {SUMMARY} --layout 文件"));
    assert!(said.contains(&format!("  {SUMMARY} › 第")), "{said}");
    assert!(said.contains("段\n"), "{said}");
    assert!(said.ends_with("错误 0 个，警告 0 个，提示 1 个\n"), "{said}");
}

#[test]
fn several_files_are_told_in_their_order_as_json_lines() {
    let (desk, _) = &*BUILT;
    std::fs::write(desk.path("plain.docx"), "公文").unwrap();
    let ran = desk.run(&format!("inspect plain.docx {SUMMARY} --format json"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["file"], &lines[0]["severity"]),
        (&"plain.docx".into(), &"错误".into())
    );
    assert_eq!((&lines[1]["file"], &lines[1]["code"]), (&SUMMARY.into(), &"X11".into()));
}

#[test]
fn what_cannot_be_measured_ends_with_2() {
    let desk = Desk::empty();
    for (line, said) in [
        ("inspect", "还缺：<文件.docx>"),
        ("inspect 没有.docx", "无法读取“没有.docx”"),
        ("inspect 没有.docx --layout 便函", "文件、信函、纪要、命令、表格"),
    ] {
        let ran = desk.run(line);
        assert_eq!(ran.code, Some(2), "{line}\n{}", ran.err);
        assert!(ran.err.contains(said), "{line}\n{}", ran.err);
    }
}
