//! What a value prints, and what it equals.

use super::{Bench, each_said, said, wanted};
use std::sync::Arc;
use zhenwen::model::{Value, strip_sentinels};

/// Asserts what a template finds of each expression.
fn hold(expressions: &[&str], wanted: bool) {
    let bodies = expressions
        .iter()
        .map(|it| format!("{{% if {it} %}}是{{% else %}}否{{% endif %}}"));
    for (expression, said) in expressions.iter().zip(each_said(bodies)) {
        assert_eq!(said == "是", wanted, "{expression}");
    }
}

/// Asserts what each expression prints behind `before`.
fn print(before: &str, wanted: &[(&str, &str)]) {
    let bodies = wanted.iter().map(|(it, _)| format!("{{{{ {before}{it} }}}}"));
    for ((expression, printed), said) in wanted.iter().zip(each_said(bodies)) {
        assert_eq!(said, *printed, "{expression}");
    }
}

#[test]
fn values_print_as_a_paper_wants_them() {
    print(
        "",
        &[
            ("单位.主要负责人", "赵一"),
            ("单位.是否重点", "是"),
            ("单位[\"单位名称\"]", "西坡酒坊"),
            ("单位.村.户数", "205"),
            ("单位.村.安全员", "无"),
            ("选(\"隐患\", \"隐患编号 = H4\")[0].整改资金", "5"),
            ("选(\"隐患\", \"隐患编号 = H4\")[0].整改期限", "2026年12月31日"),
            ("选(\"检查\", \"检查编号 = J3\")[0].检查人员", "王一"),
            ("单位.开业日期", ""),
            ("机关.机关名称", "兰台镇人民政府"),
            ("对象.单位名称", "西坡酒坊"),
            ("截止日", "2026年10月31日"),
            ("成文日期", "2026年10月31日"),
            ("期", "2026年10月"),
            ("期.首日", "2026年10月1日"),
        ],
    );
}

#[test]
fn a_row_knows_its_unit_village_check_and_state() {
    let row = "选(\"隐患\", \"隐患编号 = H4\")[0].";
    print(
        row,
        &[
            ("单位.主要负责人", "赵一"),
            ("村.村名", "西坡村"),
            ("检查.检查日期", "2026年10月21日"),
            ("检查.单位.村.户数", "205"),
            ("状态", "在治"),
            ("等级", "重大"),
            ("认定日", "2026年10月22日"),
            ("逾期天数", ""),
            ("机关.机关简称", "兰台镇"),
        ],
    );
    print("选(\"隐患\", \"隐患编号 = H6\")[0].", &[("逾期天数", "199")]);
}

#[test]
fn a_link_that_leads_nowhere_prints_nothing_however_far_it_is_followed() {
    let row = "选(\"隐患\", \"隐患编号 = H7\")[0].";
    print(row, &[("检查.检查日期", ""), ("检查.单位.村.村名", "")]);
    hold(&["选(\"隐患\", \"隐患编号 = H7\")[0].检查"], false);
}

#[test]
fn values_compare_as_numbers_days_and_words() {
    let expressions = [
        "单位.村.户数 == 205",
        "单位.村.户数 > 99.5",
        "205 >= 单位.村.户数",
        "单位.村名 == \"西坡村\"",
        "单位.村名 != \"东岭村\"",
        "单位.是否重点 == \"是\"",
        "单位.是否重点 == true",
        "单位.是否重点",
        "not 单位.主要负责人 == \"李四\"",
        "截止日 > \"2026-06-30\"",
        "截止日 >= 期.末日",
        "截止日 == 成文日期",
        "单位.村名 in [\"西坡村\", \"东岭村\"]",
        "单位.村名 not in [\"东岭村\"]",
        "\"酒\" in 单位.单位名称",
        "选(\"隐患\", \"隐患编号 = H4\")[0].整改资金 == 5",
        "选(\"隐患\", \"\")|length > 3",
        "(单位.村.户数 or 0) > 200 and (单位.村.人口 or 0) == 0",
        "单位 == 对象",
        "指标(\"S-18.open\", 单位) == 3",
    ];
    hold(&expressions, true);
}

#[test]
fn a_blank_is_false_and_neither_more_nor_less() {
    let expressions = [
        "单位.开业日期",
        "单位.开业日期 < 截止日",
        "单位.开业日期 > 截止日",
        "单位.开业日期 <= 截止日",
        "单位.开业日期 >= 截止日",
        "单位.积分 < 1",
        "单位.积分 >= 0",
        "单位.积分 == 0",
        "单位.是否规上",
        "单位.村.安全员",
        "指标(\"S-18.found\", 年=1990)",
        "指标(\"S-17.stock\", 年=30000)",
    ];
    hold(&expressions, false);
    hold(&["单位.开业日期 == \"\" and 单位.积分 != 0"], true);
}

#[test]
fn a_state_equals_its_groups_too() {
    let state = "选(\"隐患\", \"隐患编号 = H6\")[0].状态";
    for (word, is) in
        [("逾期", true), ("未整改", true), ("未销号", true), ("已整改", false)]
    {
        let (equals, within) =
            (format!("{state} == \"{word}\""), format!("{state} in [\"{word}\"]"));
        hold(&[&equals, &within], is);
    }
}

#[test]
fn lines_of_tags_vanish_and_other_lines_stay() {
    let text =
        said("甲\n{% if true %}\n乙{% if false %}丙{% endif %}\n{% endif %}\n丁\n");
    assert_eq!(text, "甲\n乙\n丁");
}

#[test]
fn rows_come_in_order_of_village_unit_and_day() {
    let text = "名称: 样张\n每: 一份\n---\n{{ 选(\"隐患\", \"\")|顿号(\"隐患编号\") }}";
    assert_eq!(
        Bench::with("sample", text).text("sample", ""),
        "H1、H2、H3、H8、H7、H5、H6、H4"
    );
}

#[test]
fn rows_of_another_row_are_its_own() {
    let text = said(
        "{% for 检查 in 选(\"检查\", \"\") %}{{ 检查.检查编号 }}：\
         {{ 选(\"隐患\", \"\", 检查)|顿号(\"隐患编号\") }}；{% endfor %}",
    );
    assert_eq!(text, "J5：；J4：H5、H6；J3：H4；");
}

#[test]
fn a_sheet_that_is_not_kept_has_no_number_of_rows() {
    let text = "名称: 样张\n每: 一份\n---\n[{{ 选(\"别名\", \"\")|length }}]";
    assert_eq!(Bench::with("sample", text).text("sample", ""), "[]");
}

#[test]
fn figures_know_their_parts() {
    print(
        "",
        &[
            ("指标(\"S-18.open\")", "3"),
            ("指标(\"S-18.overdue\", 单位.村)", "3"),
            ("指标(\"S-18.rectified_rate\", 期=\"年\")", "33.3%"),
            ("指标(\"S-18.rectified_rate\", 期=\"年\").分子", "1"),
            ("指标(\"S-18.rectified_rate\", 期=\"年\").分母", "3"),
            ("指标(\"S-17.zero\", 单位.村).结论", "未达标"),
            ("指标(\"S-17.zero\", 单位.村).目标", "≤0"),
            ("指标(\"S-17.zero\", 单位.村).单位", "条"),
            ("指标(\"S-17.zero\", 单位.村).范围", "村:西坡村"),
            ("指标(\"S-18.found\", 期=\"年\")", "3"),
            ("指标(\"S-18.found\", 年=2026)", "3"),
            ("指标(\"S-18.found\", 年=2024)", ""), // of a unit earlier years are not computed
        ],
    );
}

#[test]
fn figures_of_the_town_reach_back_through_the_campaign() {
    let wanted = [
        ("指标(\"S-18.found\", 年=2024)", "1"),
        ("指标(\"S-18.found\", 年=行动各年[1])", "0"),
        ("指标(\"S-18.found\", 年=行动各年)", "8"),
        ("指标(\"S-17.stock\", 年=2024)", "1"),
        ("指标(\"S-17.stock\")", "2"),
        ("指标(\"S-18.found\", 年=2023)", ""),
        ("指标(\"S-18.rectified_rate\", 期=\"行动\")", "12.5%"),
        ("指标(\"S-18.open\", 选(\"村\", \"村名 = 西坡村\")[0])", "4"),
    ];
    let lines = wanted.map(|(expression, _)| format!("〈{{{{ {expression} }}}}〉"));
    let text = format!("名称: 样张\n每: 年\n---\n{}", lines.join("\n"));
    let text = Bench::with("sample", &text).text("sample", "");
    for ((expression, printed), said) in wanted.iter().zip(text.lines()) {
        assert_eq!(said, format!("〈{printed}〉"), "{expression}");
    }
}

#[test]
fn nothing_over_nothing_prints_as_the_office_wants_it() {
    for (rule, printed) in [("", "—"), ("横线", "—"), ("100", "100%"), ("0", "0%")]
    {
        let office = format!("机关名称|零分母\n兰台镇人民政府|{rule}");
        let mut tables = super::TABLES.to_vec();
        tables[0] = ("机关", &office);
        let text = "名称: 样张\n每: 年\n---\n{{ 指标(\"S-17.close_ontime\", 年=2026) }}\
                    {% if 指标(\"S-17.close_ontime\") %}有{% endif %}";
        let declarations = zhenwen::catalog::Declarations::load(None).unwrap();
        let declarations = declarations.with("documents/sample.txt", text);
        let bench = Bench::of(declarations, &tables);
        assert_eq!(bench.text("sample", ""), printed, "{rule}");
    }
}

#[test]
fn a_unit_without_a_figure_has_none_open() {
    let text = "名称: 样张\n每: 单位\n---\n{{ 指标(\"S-18.open\") }}";
    assert_eq!(Bench::with("sample", text).text("sample", "东岭旧窑"), "0");
}

#[test]
fn a_column_of_the_offices_own_is_read_by_its_header() {
    let text = "名称: 样张\n每: 单位\n---\n{{ 单位[\"安全员（专职）\"] }}";
    let mut bench = Bench::with("sample", text);
    let failed = bench.render("sample", "西坡酒坊");
    assert_eq!(&*failed.1[0].code, "E-TEMPLATE");
    assert_eq!(failed.1[0].place.line, Some(4));
    let mut town = zhenwen::model::Town::clone(&bench.town);
    let id = town.id_of("单位").unwrap();
    let sheet = town.sheets[usize::from(id)].as_mut().unwrap();
    let decl = &bench.catalog.sheets[usize::from(id)];
    sheet.headers = Arc::new(decl.headers(vec!["安全员（专职）".into()]));
    let row = &mut sheet.rows[0];
    row.set(decl.columns.len(), Value::Text("孙五".into()));
    bench.town = Arc::new(town);
    assert_eq!(bench.text("sample", "西坡酒坊"), "孙五");
}

#[test]
fn a_list_of_kinds_of_subjects_tells_which_one_it_is() {
    let text = "名称: 样张\n每: 村、单位\n---\n\
                {% if 村 %}村{{ 村.村名 }}{% else %}单位{{ 单位.单位名称 }}{% endif %}";
    let bench = Bench::with("sample", text);
    let (papers, _) = bench.due("sample");
    let texts = papers.iter().map(|paper| {
        let (draft, _) = zhenwen::merge::render(bench.case(), paper, &wanted("sample"));
        strip_sentinels(&draft.unwrap().text)
    });
    assert_eq!(
        texts.collect::<Vec<String>>(),
        ["村东岭村", "村西坡村", "单位东岭超市", "单位东岭旧窑", "单位西坡酒坊"]
    );
}
