//! Every figure gives what its worked example says.

use crate::support::town;
use std::sync::Arc;
use zhenwen::catalog::{Catalog, Declarations, FigureDecl};
use zhenwen::compute::{figures, hazards};
use zhenwen::model::{Day, Decimal, Figures, Period, Run, Scope, Text, Town};

fn run(town: &Town, as_of: Day) -> Run {
    let office = town.rows_named("机关").next().expect("an office");
    let year =
        |header| i16::try_from(town.value(office, header).integer().unwrap()).unwrap();
    Run {
        as_of,
        month: Period::month_of(as_of, 1),
        year: as_of.year(),
        month_start: 1,
        campaign: Some((year("行动起年"), year("行动止年"))),
    }
}

fn computed(catalog: &Catalog, decl: &FigureDecl) -> (Town, Figures) {
    let tables: Vec<(&str, &str)> =
        decl.town.tables.iter().map(|(name, table)| (&**name, &**table)).collect();
    let town = town(catalog, &tables);
    let as_of = decl.town.as_of.parse().expect("as_of");
    let facts = hazards(&town, as_of);
    let figures = figures(catalog, &town, &facts, &run(&town, as_of));
    (town, figures)
}

fn scope(town: &Town, scope: &Scope) -> String {
    match scope {
        Scope::Town => "全镇".into(),
        Scope::Village(row) => format!("村:{}", town.value(*row, "村名")),
        Scope::Unit(row) => format!("单位:{}", town.value(*row, "单位名称")),
        Scope::Person(name) => format!("人员:{name}"),
    }
}

/// What is wrong with the example of a figure, in the town and figures of its file.
fn fault(decl: &FigureDecl, (town, figures): &(Town, Figures)) -> Option<String> {
    let example = &decl.example;
    if decl.each.as_ref().is_some_and(|(_, of)| *of != example.of) {
        return None;
    }
    let figure = figures.list.iter().find(|f| {
        f.key.id == decl.id
            && scope(town, &f.key.scope) == *example.scope
            && f.key.period.to_string() == *example.period
    });
    let Some(figure) = figure else {
        return Some(format!("{}: no such figure", decl.id));
    };
    let number = |n: Option<Decimal>| n.map(|n| n.to_string());
    let found = (
        number(figure.numerator),
        number(figure.denominator),
        number(figure.own_value),
        figure.verdict.map(|v| v.to_string()),
    );
    let text = |it: &Option<Text>| it.as_deref().map(Into::into);
    let wanted = (
        text(&example.numerator),
        text(&example.denominator),
        text(&example.value),
        text(&example.verdict),
    );
    (found != wanted).then(|| format!("{}: {found:?}, example {wanted:?}", decl.id))
}

#[test]
fn every_figure_gives_what_its_example_says() {
    let catalog = Catalog::load(None).unwrap();
    assert!(catalog.figures.len() >= 35);
    let mut faults = Vec::new();
    // The figures of one file share its town.
    for of_file in catalog.figures.chunk_by(|a, b| Arc::ptr_eq(&a.town, &b.town)) {
        let computed = computed(&catalog, &of_file[0]);
        faults.extend(of_file.iter().filter_map(|decl| fault(decl, &computed)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_figure_is_added_by_one_entry() {
    let entry = r#"
[town]
as_of = "2026-10-31"
[town.tables]
"机关" = """
机关名称|行动起年|行动止年
示例镇人民政府|2024|2026
"""
"单位" = """
单位名称|从业人数
东岭超市|12
西坡酒坊|
"""
[[figure]]
id = "S-99.staffed"
name = "登记从业人数率"
scopes = "T"
periods = "d"
sheets = ["单位"]
unit = "%"
share = { rows = "单位", when = "在用 = 是", test = "从业人数 有" }
target = { all = "≥100" }
example = { period = "2026-10-31", numerator = "1", denominator = "2", verdict = "未达标" }
"#;
    let declarations =
        Declarations::load(None).unwrap().with("mechanisms/S-99.toml", entry);
    let catalog = Catalog::from_declarations(declarations).unwrap();
    let decl = catalog.figures.iter().find(|f| &*f.id == "S-99.staffed").unwrap();
    assert_eq!(fault(decl, &computed(&catalog, decl)), None);
}

#[test]
fn a_misspelt_header_in_a_figure_is_a_fault_of_the_templates() {
    let text = Declarations::load(None).unwrap();
    let broken =
        text.get("mechanisms/S-18.toml").unwrap().replace("整改方式 = ", "整改方法 = ");
    let fault = Catalog::from_declarations(text.with("mechanisms/S-18.toml", &broken));
    let message = fault.unwrap_err().to_string();
    assert!(message.contains("S-18.onsite") && message.contains("整改方式"), "{message}");
}
