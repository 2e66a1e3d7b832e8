//! Rows of the optional sheets as text.

use super::books::Books;
use super::demands::Demand;
use super::sample::VILLAGES;
use super::tables::text;

/// All optional sheets: name, headers, rows.
pub(super) fn tables(books: &Books) -> Vec<(&'static str, &'static str, Vec<String>)> {
    vec![
        (
            "任务",
            "任务编号|任务标题|责任领导|责任单位|时限类型|截止日期|最近进展日期|完成日期",
            tasks(books),
        ),
        ("督办", "文号|对象|事项|下达日期|督办期限|延期至|办结日期", supervisions(books)),
        ("问责", "下达日期|方式|对象|事由|整改期限|整改结果", calls(books)),
        ("报送", "报送单位|材料类别|所属期|应报日期|实报日期", reports(books)),
        ("计数", "计数对象|总数|完成数|统计日期|填报单位", counts(books)),
        (
            "自查",
            "单位名称|自查日期|带队人|带队人身份|自查范围|发现隐患数",
            self_checks(books),
        ),
        ("演练", "演练日期|组织单位|演练类型|参加人数", drills(books)),
        ("培训", "培训编号|培训日期|主题|培训类别|单位名称", trainings(books)),
        ("参训", "培训编号|姓名|任职单位|人员类别", attendances(books)),
        (
            "指标",
            "指标编号|所属年度|适用范围|周期|次数|截止日|比较符|目标值|目标上限|是否定性|启用",
            books.demands.iter().map(demand).collect(),
        ),
    ]
}

/// Cells of one line.
fn line<const N: usize>(cells: &[String; N]) -> String {
    cells.join("|")
}

fn word(it: Option<&str>) -> String {
    it.unwrap_or_default().to_owned()
}

fn number(it: Option<i64>) -> String {
    it.map_or(String::new(), |n| n.to_string())
}

fn unit(at: usize) -> String {
    format!("单位{at}")
}

fn tasks(books: &Books) -> Vec<String> {
    let name = |is: bool, name: &str| if is { name.to_owned() } else { String::new() };
    let rows = books.tasks.iter().enumerate().map(|(at, it)| {
        line(&[
            format!("R{at}"),
            "甲".into(),
            name(it.leader, "甲一"),
            name(it.body, "应急办"),
            word(it.kind),
            text(it.due),
            text(it.progress),
            text(it.done),
        ])
    });
    rows.collect()
}

fn supervisions(books: &Books) -> Vec<String> {
    let rows = books.supervisions.iter().enumerate().map(|(at, it)| {
        line(&[
            format!("示督〔2026〕{at}号"),
            "东岭村".into(),
            "甲".into(),
            it.issued.to_string(),
            text(it.due),
            text(it.extended),
            text(it.done),
        ])
    });
    rows.collect()
}

fn calls(books: &Books) -> Vec<String> {
    let rows = books.calls.iter().enumerate().map(|(at, it)| {
        line(&[
            it.day.to_string(),
            it.way.into(),
            "东岭村".into(),
            format!("事由{at}"),
            text(it.due),
            word(it.result),
        ])
    });
    rows.collect()
}

fn reports(books: &Books) -> Vec<String> {
    let rows = books.reports.iter().map(|it| {
        line(&[
            VILLAGES[it.village].into(),
            it.kind.into(),
            it.label.clone(),
            text(it.due),
            text(it.filed),
        ])
    });
    rows.collect()
}

fn counts(books: &Books) -> Vec<String> {
    let rows = books.counts.iter().map(|it| {
        line(&[
            it.of.into(),
            it.whole.to_string(),
            number(it.done),
            it.day.to_string(),
            it.by.into(),
        ])
    });
    rows.collect()
}

fn self_checks(books: &Books) -> Vec<String> {
    let rows = books.self_checks.iter().map(|it| {
        line(&[
            unit(it.unit),
            it.day.to_string(),
            "赵一".into(),
            word(it.leader),
            word(it.range),
            number(it.found),
        ])
    });
    rows.collect()
}

fn drills(books: &Books) -> Vec<String> {
    let rows = books.drills.iter().map(|it| {
        let by = it.unit.map_or(VILLAGES[it.village].to_owned(), unit);
        line(&[it.day.to_string(), by, it.kind.into(), number(it.people)])
    });
    rows.collect()
}

fn trainings(books: &Books) -> Vec<String> {
    let rows = books.trainings.iter().enumerate().map(|(at, it)| {
        let of = it.unit.map_or(String::new(), unit);
        line(&[format!("P{at}"), it.day.to_string(), "甲".into(), it.kind.into(), of])
    });
    rows.collect()
}

fn attendances(books: &Books) -> Vec<String> {
    let rows = books.attendances.iter().enumerate().map(|(at, it)| {
        line(&[
            format!("P{}", it.training),
            format!("赵{at}"),
            unit(it.unit),
            word(it.role),
        ])
    });
    rows.collect()
}

fn demand(it: &Demand) -> String {
    let tenths =
        |n: Option<i64>| n.map_or(String::new(), |n| format!("{}.{}", n / 10, n % 10));
    let yes_no = |it: Option<bool>| it.map_or("", |it| if it { "是" } else { "否" });
    line(&[
        it.id.into(),
        number(it.year),
        word(it.filter),
        word(it.every),
        number(it.times),
        word(it.deadline),
        word(it.mark),
        tenths(it.value),
        tenths(it.upper),
        yes_no(it.by_hand).into(),
        yes_no(it.enabled).into(),
    ])
}
