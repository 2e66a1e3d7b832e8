//! Nothing of the data is printed bare, and every number leads back to its rows.

use super::{Bench, TABLES, wanted};
use proptest::prelude::*;
use serde_json::Value as Json;
use std::sync::Arc;
use zhenwen::catalog::Declarations;
use zhenwen::merge::{paper_entry, render};
use zhenwen::model::{
    CLOSE, Draft, OPEN, Provenance, SEPARATE, Town, Value, strip_sentinels,
};

/// A template that prints values in every way there is.
const EVERY_WAY: &str = "名称: 样张\n每: 单位\n---\n\
{% macro 说(值) %}《{{ 值 }}》{% endmacro %}\
{{ 单位.地址 }}{{ 单位.地址 ~ \"和\" ~ 单位.村名 }}{{ 说(单位.地址) }}\
{{ [单位.地址, \"甲\", 单位.村名]|顿号 }}{{ 单位.地址 or \"无\" }}\
{% set 地 = 单位.地址 %}{{ 地 }}{{ 地|去句号 }}{{ 单位[\"地址\"] }}\
{{ (单位.地址 ~ \"\") if 单位.地址 else \"无\" }}\
{% for 隐患 in 选(\"隐患\", \"\") %}{{ loop.index }}{{ 隐患.隐患内容 }}\
{{ 隐患.单位.地址 }}{{ 隐患.整改资金|大写 }}{% endfor %}\
{{ 选(\"隐患\", \"\")|顿号(\"隐患内容\") }}{{ 选(\"隐患\", \"\")|length }}\
{{ 选(\"隐患\", \"\")|合计(\"整改资金\") }}\
{% for 组 in 选(\"隐患\", \"\")|分组(\"隐患内容\") %}{{ 组 }}{% endfor %}\
{{ 指标(\"S-18.open\") }}{{ 指标(\"S-18.open\").名称 }}{{ 文号 }}{{ 截止日 }}{{ 期 }}";

/// The text outside all sentinels.
fn bare(text: &str) -> String {
    let mut parts = text.split(OPEN);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| bare + part.split_once(CLOSE).unwrap().1)
}

/// Every printed value and what stands behind it.
fn printed(draft: &Draft) -> Vec<(&str, &Provenance)> {
    let parts = draft.text.split(OPEN).skip(1);
    let values = parts.map(|part| {
        let (index, rest) = part.split_once(SEPARATE).unwrap();
        let (value, _) = rest.split_once(CLOSE).unwrap();
        (value, &draft.sources[index.parse::<usize>().unwrap()])
    });
    values.collect()
}

/// A town in which two cells say something else.
fn town(usual: &Town, text: &str) -> Arc<Town> {
    let mut town = usual.clone();
    for (sheet, header) in [("单位", "地址"), ("隐患", "隐患内容")] {
        let id = town.id_of(sheet).unwrap();
        let sheet = town.sheets[usize::from(id)].as_mut().unwrap();
        let column = sheet.headers.column(header).unwrap();
        for row in &mut sheet.rows {
            row.set(column, Value::Text(text.into()));
        }
    }
    Arc::new(town)
}

#[test]
fn whatever_a_cell_says_stands_between_sentinels() {
    let bench = Bench::with("sample", EVERY_WAY);
    let plain = bare(&bench.render("sample", "西坡酒坊").0.unwrap().text);
    let is_word = |c: char| plain.contains(c) || "甲、和无《》".contains(c);
    proptest!(ProptestConfig::with_cases(128), |(text in ".{0,12}")| {
        let bench = Bench { town: town(&bench.town, &text), ..bench.clone() };
        let draft = bench.render("sample", "西坡酒坊").0.unwrap();
        prop_assert!(bare(&draft.text).chars().all(is_word), "{:?}", bare(&draft.text));
        prop_assert!(!draft.text.contains('\n'));
    });
}

#[test]
fn every_value_says_where_it_came_from() {
    let bench = Bench::with("sample", EVERY_WAY);
    let draft = bench.render("sample", "西坡酒坊").0.unwrap();
    for (value, from) in printed(&draft) {
        match from {
            Provenance::Cell(row, header) => {
                let cell = bench.town.value(*row, header).to_string();
                let is_changed = value.ends_with("元整");
                assert!(is_changed || cell == value, "{header}: {value} is not {cell}");
            }
            Provenance::Figure(key) => assert_eq!(&*key.id, "S-18.open"),
            Provenance::Rows(rows) => assert_eq!(rows.len(), 4),
            Provenance::Run(name) => {
                assert!(["文号", "截止日", "期"].contains(&&**name), "{name}");
            }
        }
    }
}

#[test]
fn loop_numbers_are_the_papers_own() {
    let text = "名称: 样张\n每: 一份\n---\n\
                {% for 隐患 in 选(\"隐患\", \"\") %}{{ loop.index }}.{% endfor %}";
    let draft = Bench::with("sample", text).render("sample", "").0.unwrap();
    assert_eq!(draft.text, "1.2.3.4.5.6.7.8.");
}

#[test]
fn the_record_leads_every_value_back_to_its_rows() {
    let bench = Bench::new();
    let draft = bench.render("D-11", "").0.unwrap();
    let entry = paper_entry(bench.case(), &draft);
    let record: Json = serde_json::from_str(&entry.provenance).unwrap();
    let rows: Vec<&str> = record["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_str().unwrap())
        .collect();
    assert_eq!(rows, entry.rows);
    assert!(rows.contains(&"hazards.xlsx›隐患›2") && rows.is_sorted_by(|a, b| a != b));
    let sources = record["sources"].as_array().unwrap();
    let values = record["values"].as_array().unwrap();
    for value in values {
        let source = &sources[usize::try_from(value[1].as_u64().unwrap()).unwrap()];
        let behind = source["rows"].as_array().into_iter().flatten();
        assert!(behind.clone().all(|row| row.as_u64().unwrap() < rows.len() as u64));
        let is_of_rows = source["kind"] != "run";
        let is_zero =
            ["0", "0%", "—", "", "数据不足"].contains(&value[0].as_str().unwrap());
        let is_word = source["kind"] == "figure"
            && value[0].as_str().unwrap().parse::<f64>().is_err();
        let says = behind.count() > 0 || is_zero || is_word || !is_of_rows;
        assert!(says, "{value} {source}");
    }
    let found = sources.iter().find(|source| {
        source["id"] == "S-18.found"
            && source["period"] == "2026"
            && source["scope"] == "全镇"
    });
    let numbers = found.unwrap()["rows"].as_array().unwrap();
    let names =
        numbers.iter().map(|row| rows[usize::try_from(row.as_u64().unwrap()).unwrap()]);
    let wanted: Vec<String> =
        [2, 3, 4, 5, 6, 7, 9].map(|n| format!("hazards.xlsx›隐患›{n}")).into();
    assert_eq!(names.collect::<Vec<&str>>(), wanted);
    let shown: Vec<&str> =
        values.iter().map(|value| value[0].as_str().unwrap()).collect();
    let in_text: Vec<&str> =
        printed(&draft).into_iter().map(|(value, _)| value).collect();
    assert_eq!(shown[..in_text.len()], in_text, "values stand in the order of the text");
}

#[test]
fn cells_of_a_typed_table_have_sources_too() {
    let text =
        "名称: 样张\n每: 单位\n---\n{{ 表(\"L-10\", 列=\"序号、隐患内容、隐患状态\") }}";
    let bench = Bench::with("sample", text);
    let draft = bench.render("sample", "西坡酒坊").0.unwrap();
    assert_eq!(draft.text, format!("{}0", zhenwen::model::TABLE));
    let table = &draft.tables[0];
    let cells = |row: &Vec<zhenwen::model::TableCell>| {
        let cells = row.iter().map(|cell| cell.spans[0].text.clone());
        cells.collect::<Vec<String>>().join("｜")
    };
    let rows: Vec<String> = table.rows.iter().map(cells).collect();
    assert_eq!(
        rows,
        [
            "序号｜隐患内容｜隐患状态",
            "1｜未设防爆墙｜逾期",
            "2｜软管老化｜逾期",
            "3｜无可燃气体报警装置｜在治",
        ]
    );
    assert_eq!((table.header_rows, table.widths.len()), (1, 3));
    let source = |row: usize, cell: usize| {
        let source = table.rows[row][cell].spans[0].source?;
        Some(draft.sources[usize::try_from(source).unwrap()].clone())
    };
    assert_eq!(source(1, 0), None);
    let hazard = bench.town.rows_named("隐患").nth(6).unwrap();
    assert_eq!(source(1, 1), Some(Provenance::Cell(hazard, "隐患内容".into())));
}

#[test]
fn a_table_of_a_sheet_that_is_not_kept_is_no_table() {
    let text = "名称: 样张\n每: 一份\n---\n{{ 表(\"L-10\") or \"没有建立台账。\" }}";
    let declarations =
        Declarations::load(None).unwrap().with("documents/sample.txt", text);
    let draft = Bench::of(declarations, &TABLES[..3]).render("sample", "").0.unwrap();
    assert!(draft.tables.is_empty());
    assert_eq!(draft.text, "没有建立台账。");
}

#[test]
fn papers_are_rendered_alike_on_many_threads() {
    use rayon::prelude::*;
    let bench = Bench::new();
    let (papers, _) = bench.due("D-08");
    let wanted = wanted("D-08");
    let texts = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let many: Vec<_> = papers.iter().cycle().take(40).collect();
        pool.install(|| {
            let texts = many.par_iter().map(|paper| {
                strip_sentinels(&render(bench.case(), paper, &wanted).0.unwrap().text)
            });
            texts.collect::<Vec<String>>()
        })
    };
    assert_eq!(texts(1), texts(4));
}

#[test]
fn numbered_problems_count_as_the_office_counts_them() {
    let office = "机关名称|计数口径\n兰台镇人民政府|问题数";
    let hazards = "隐患编号|发现日期|单位名称|隐患内容\n\
                   H1|2026-10-09|东岭超市|1.灭火器过期；2.通道堵塞\nH2|2026-10-09|东岭超市|插座松动";
    let mut tables = TABLES.to_vec();
    tables[0] = ("机关", office);
    tables[4] = ("隐患", hazards);
    let text = "名称: 样张\n每: 一份\n---\n{{ 选(\"隐患\", \"\")|length }}={{ 指标(\"S-18.open\") }}";
    let declarations =
        Declarations::load(None).unwrap().with("documents/sample.txt", text);
    assert_eq!(Bench::of(declarations, &tables).text("sample", ""), "3=3");
}
