//! What a template may not say: found before any sheet is read, with line and caret.

use super::{faults, golden};

/// The faults of a body for one unit.
fn body(text: &str) -> String {
    faults(&[("sample", &format!("名称: 样张\n每: 单位\n---\n{text}"))])
}

#[test]
fn a_misspelt_header_in_a_loop_in_an_untaken_branch_is_found() {
    let shown = body(
        "{% if false %}\n{% for 隐患 in 选(\"隐患\", \"\") %}\n\
         整改期限：{{ 隐患.整改期现 }}\n{% endfor %}\n{% endif %}\n",
    );
    assert_eq!(
        shown,
        "documents/sample.txt 第6行：\n\
         整改期限：{{ 隐患.整改期现 }}\n\
         \u{20}                 ^^^^^^^^ 表“隐患”没有“整改期现”列，是否想写“整改期限”"
    );
}

#[test]
fn every_kind_of_fault_is_said_with_its_place() {
    let bodies = [
        "{{ 单为.单位名称 }}",
        "{{ 单位.检查.检查日期 }}",
        "{{ 单位.本月/发现数 }}",
        "{{ 单位.村.单位名称 }}",
        "{{ 单位.单位名称.长度 }}",
        "{{ 期.周 }}",
        "{{ 单位 }}",
        "{{ 选(\"隐患\", \"\") }}",
        "{{ 1 == 1 }}",
        "{{ 选(\"隐还\", \"\")|length }}",
        "{{ 选(\"隐患\", \"整改期现 有\")|length }}",
        "{{ 选(\"隐患\", \"整改期限 有 且\")|length }}",
        "{{ 选(\"隐患\")|length }}",
        "{{ 选(\"村\", \"\")|length }}",
        "{{ 选(\"隐患\", \"\", 机关.机关名称)|length }}",
        "{{ 选(\"隐患\", \"\")|合计(\"整改资今\") }}",
        "{{ 选(\"隐患\", \"\")|合计(\"单位\") }}",
        "{{ 选(\"隐患\", \"\")|顿号 }}",
        "{{ 选(\"隐患\", \"\")|须填 }}",
        "{{ 单位.单位名称|须添 }}",
        "{{ 指标(\"S-18.foond\") }}",
        "{{ 指标(\"S-23.teams\") }}",
        "{{ 指标(\"S-17.upgraded\", 单位.村) }}",
        "{{ 指标(\"S-18.found\", 期=\"周\") }}",
        "{{ 指标(\"S-18.open\", 期=\"年\") }}",
        "{{ 指标(\"S-18.rectified_rate\", 年=行动各年) }}",
        "{{ 指标(\"S-18.found\", 年=行动各年) }}",
        "{{ 指标(\"S-18.found\", 期=\"行动\", 年=2024) }}",
        "{{ 指标(\"S-18.found\", 月=3) }}",
        "{{ 各指标(\"合格\")|length }}",
        "{{ 表(\"L-99\") }}",
        "{{ 表(\"L-10\", 列=\"单位名称、照片\") }}",
        "{{ 算(1) }}",
        "{% for 行 in 单位.单位名称 %}{% endfor %}",
        "{% for 行 in 选(\"检查\", \"\") %}{{ loop.length }}{% endfor %}",
        "{% if 选(\"检查\", \"\") > 1 %}有{% endif %}",
        "{% if 单位.是否重点 %}{% set 甲 = \"重点\" %}{% endif %}{{ 甲 }}",
        "{% for 选 in 选(\"检查\", \"\") %}{% endfor %}",
        "{% set _eq = 1 %}",
        "{{ 单位.是否重点 and \"重点\" }}",
        "{% macro 甲(乙) %}{{ 乙.整改期现 }}{% endmacro %}{{ 甲(选(\"隐患\", \"\")[0]) }}",
        "{% macro 甲(乙) %}{{ 乙 }}{% endmacro %}",
        "{% macro 甲(乙) %}{{ 乙 }}{% endmacro %}{{ 甲() }}",
        "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
        "{{ 单位.村.户数 + 1 }}",
        "{{ 单位.村.户数 > 1 > 0 }}",
        "{{ 单位.地址 is defined }}",
        "{{ none }}",
        "{{ (单位.地址)[1:2] }}",
        "{{ \"甲\" if 单位.地址 }}",
        "{% include \"layout.toml\" %}",
        "{% extends \"rectify.txt\" %}",
        "{% import \"a\" as b %}",
        "{% block a %}{% endblock %}",
        "{% filter 须填 %}{% endfilter %}",
        "{% if 单位.地址 %}没有结束",
        "{{ 单位.地址",
        "{{ \"没有结束 }}",
    ];
    let named = bodies.iter().enumerate().map(|(at, text)| {
        (format!("body{at:02}"), format!("名称: 样张\n每: 单位\n---\n{text}"))
    });
    let named: Vec<(String, String)> = named.collect();
    let templates: Vec<(&str, &str)> =
        named.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let shown = faults(&templates);
    for (name, text) in &named {
        assert!(shown.contains(&format!("{name}.txt")), "no fault in {text}");
    }
    golden("faults", &(shown + "\n"));
}

#[test]
fn every_fault_of_the_front_matter_is_said_at_once() {
    let text = "种类: D-99\n名称： 样张\n文种: 总结\n版式: 海报\n每: 单位\n当: 存在 隐患（状太 = 逾期）\n\
                权限: 无限\n标志: 红\n密级: 公开\n紧急程度: 快\n签发人: {{ 机关.签发仁 }}\n\
                文件名: {{ 文好 }}\n附件: nothing\n名称: 又一个\n字好: 政\n没有冒号\n---\n{{ 机关.机关铭称 }}\n";
    golden("front_faults", &(faults(&[("sample", text)]) + "\n"));
}

#[test]
fn a_kind_for_nobody_known_is_one_fault() {
    let shown = faults(&[("sample", "名称: 样张\n每: 单为\n---\n{{ 单为.单位名称 }}")]);
    assert!(shown.contains("没有叫“单为”的表") && !shown.contains("第4行"), "{shown}");
}

#[test]
fn a_file_without_front_matter_is_a_fault() {
    golden("front_missing", &(faults(&[("sample", "关于放假的通知\n")]) + "\n"));
}

#[test]
fn what_could_overflow_the_stack_is_refused() {
    for (long, what) in [
        ("甲".repeat(30_000), "64 KB"),
        (format!("{{{{ {}true }}}}", "not ".repeat(20_000)), "64 KB"),
        (format!("{{{{ {}true }}}}", "not ".repeat(5_000)), "太长"),
        (format!("{{{{ 单位{} }}}}", ".村".repeat(3_000)), "太长"),
        (format!("{{{{ 单位.地址{} }}}}", "|去句号".repeat(3_000)), "太长"),
        (format!("{{{{ \"\"{} }}}}", " ~ \"\"".repeat(3_000)), "太长"),
        (
            format!(
                "{{% if 截止日 %}}{}{{% endif %}}",
                "{% elif 截止日 %}".repeat(3_000)
            ),
            "elif",
        ),
    ] {
        let shown = body(&long);
        let end: String = shown.chars().rev().take(60).collect();
        assert!(
            shown.contains(what),
            "{what}: …{}",
            end.chars().rev().collect::<String>()
        );
    }
}

#[test]
fn a_fault_at_work_points_at_the_template_as_written() {
    let line = "甲{% if 截止日 == 成文日期 and 截止日 > \"2026-01-01\" %}{{ 单位[\"没有\"] }}{% endif %}";
    let text = format!("名称: 样张\n每: 单位\n---\n\n{line}\n");
    let (draft, findings) =
        super::Bench::with("sample", &text).render("sample", "西坡酒坊");
    assert!(draft.is_none());
    let finding = &findings[0];
    assert_eq!((&*finding.code, finding.place.line), ("E-TEMPLATE", Some(5)));
    let shown = finding.read.as_ref().unwrap();
    let carets = shown.lines().nth(2).unwrap();
    let before: String = line.chars().take_while(|c| *c != '单').collect();
    let width = before.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    assert_eq!(carets.find('^'), Some(width), "{shown}");
    assert!(carets.contains("可能是表里没有这一列"), "{shown}");
    assert!(!shown.contains("赵一"), "no value of the sheets is shown");
}

#[test]
fn a_loop_that_does_not_end_stops_by_itself() {
    let rows: Vec<String> =
        (0..400).map(|n| format!("H{n}|2026-10-09|东岭超市|甲{n}|一般")).collect();
    let table =
        format!("隐患编号|发现日期|单位名称|隐患内容|隐患等级\n{}", rows.join("\n"));
    let each = "{% for 行 in 全部 %}";
    let text = format!(
        "名称: 样张\n每: 一份\n---\n{{% set 全部 = 选(\"隐患\", \"\") %}}\n{}甲{}",
        each.repeat(4),
        "{% endfor %}".repeat(4)
    );
    let declarations = zhenwen::catalog::Declarations::load(None).unwrap();
    let declarations = declarations.with("documents/sample.txt", &text);
    let mut tables = super::TABLES.to_vec();
    tables[4] = ("隐患", &table);
    let bench = super::Bench::of(declarations, &tables);
    let (draft, findings) = bench.render("sample", "");
    assert!(draft.is_none());
    assert_eq!(&*findings[0].code, "E-TEMPLATE");
    assert!(findings[0].advice.contains("循环太多"), "{findings:?}");
}
