//! Messages and exit codes: 0 clean, 1 findings of severity 错误, 2 could not run.

use super::Desk;

#[test]
fn a_clean_town_is_clean() {
    let said = Desk::sample().good("check");
    assert_eq!(said, "错误 0 个，警告 0 个，提示 0 个\n");
}

#[test]
fn a_wrong_cell_is_a_finding_and_the_papers_of_the_other_rows_are_made() {
    let hazards = Desk::table("隐患").replace("H2|J1|2026-10-09", "H2|J1|2026-13-45");
    let desk = Desk::small_but(&[("隐患", &hazards)]);
    let ran = desk.run("build");
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("town.xlsx › 隐患 › C3"), "{}", ran.out);
    assert!(desk.found("隐患整改通知书_东岭超市.docx").contains("兰安改"));
}

#[test]
fn findings_as_json_are_lines_with_all_keys() {
    let hazards = Desk::table("隐患").replace("|一般||更换灭火器", "|特别大||更换灭火器");
    let desk = Desk::small_but(&[("隐患", &hazards)]);
    let ran = desk.run("check --format json");
    assert_eq!(ran.code, Some(1));
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let finding = lines.iter().find(|line| line["code"] == "E-ENUM").unwrap();
    let keys: Vec<&str> =
        finding.as_object().unwrap().keys().map(String::as_str).collect();
    let wanted = [
        "code", "severity", "fact", "read", "advice", "file", "sheet", "cell", "line",
        "start", "end", "fix",
    ];
    assert!(wanted.iter().all(|key| keys.contains(key)) && keys.len() == wanted.len());
    assert_eq!(
        (&finding["file"], &finding["sheet"], &finding["cell"], &finding["read"]),
        (&"town.xlsx".into(), &"隐患".into(), &"H2".into(), &"特别大".into())
    );
}

#[test]
fn findings_of_one_file_may_be_asked_for() {
    let hazards = Desk::table("隐患").replace("H2|J1|2026-10-09", "H2|J1|2026-13-45");
    let desk = Desk::small_but(&[("隐患", &hazards)]);
    assert_eq!(desk.run("check data/town.xlsx").code, Some(1));
    assert_eq!(desk.run("check data/stations.xlsx").code, Some(0));
    let ran = desk.run("check data/missing.xlsx");
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err, "无法继续：没有找到“data/missing.xlsx”\n");
}

#[test]
fn what_cannot_run_says_why_and_what_to_do() {
    for (desk, line, said) in [
        (Desk::empty(), "build", "没有找到数据文件夹“data”"),
        (
            Desk::small(),
            "build --month 2027-01",
            "2027年1月还没有到：统计截止日是2026年10月31日",
        ),
        (Desk::small(), "build --only D-99", "没有“D-99”这种公文或台账"),
        (Desk::small(), "build --unit 东岭商店", "“单位”表里没有“东岭商店”"),
        (
            Desk::small(),
            "build --moth 2026-10",
            "没有“--moth”这个选项，是否想写“--month”",
        ),
        (Desk::small(), "build --threads 0", "应写 1 到 256 之间的整数"),
        (Desk::small(), "explain 甲乙", "不知道“甲乙”"),
    ] {
        let ran = desk.run(line);
        assert_eq!(ran.code, Some(2), "{line}: {}", ran.err);
        assert!(ran.err.contains(said), "{line}: {}", ran.err);
        assert!(!desk.path("output").exists(), "{line}");
    }
}

#[test]
fn a_broken_template_stops_before_any_workbook_is_read() {
    let desk = Desk::small();
    let folder = desk.path("templates/documents");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("own.txt"),
        "名称: 样张\n每: 单位\n---\n{{ 单位.负债人 }}",
    )
    .unwrap();
    let ran = desk.run("build");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("documents/own.txt"), "{}", ran.err);
    assert!(ran.err.contains("负债人"), "{}", ran.err);
    assert!(!desk.path("output").exists());
}

#[test]
fn a_paper_may_be_chosen_by_kind_and_unit() {
    let desk = Desk::small();
    let said = desk.good("build --only D-08 --unit 西坡酒坊");
    assert!(said.contains("隐患整改通知书 1 份"), "{said}");
    assert!(desk.found(".docx").contains("西坡酒坊"));
    let desk = Desk::small();
    desk.good("build --year 2026");
    desk.found("兰台镇年度工作总结");
    let desk = Desk::small();
    let said = desk.good("build --month 2026-10");
    assert!(said.contains("隐患整改通知书 2 份") && !said.contains("总结"), "{said}");
}

#[test]
fn every_number_of_a_paper_leads_back_to_its_rows() {
    let desk = Desk::small();
    desk.good("build");
    let said = desk.good("explain 兰安改〔2026〕1号");
    assert!(said.contains("“2” ← 2行：town.xlsx›隐患›2、town.xlsx›隐患›3"), "{said}");
    assert!(said.contains("“灭火器压力不足” ← town.xlsx›隐患›2 的“隐患内容”"), "{said}");
    let report = desk.found("兰台镇年度工作总结");
    let said = desk.good(&format!("explain output/{report}"));
    assert!(
        said.contains("“4” ← 指标 S-18.found（全镇，2026），4行：town.xlsx›隐患›2"),
        "{said}"
    );
}

#[test]
fn why_a_paper_was_or_was_not_made() {
    let desk = Desk::small();
    desk.good("build");
    let said = desk.good("explain D-08 东岭超市");
    assert!(said.contains("成立，应当做"), "{said}");
    let said = desk.good("explain 隐患整改通知书 下庄餐馆");
    assert!(said.contains("不成立，不做"), "{said}");
    let said = desk.good("explain E-DATE-IMPOSSIBLE");
    assert!(said.starts_with("E-DATE-IMPOSSIBLE（错误）"), "{said}");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = Desk::small();
    desk.good("build");
    let mut command = desk.command("register list");
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
