//! Every identity of figures finds its wrong example and leaves its right one alone.

use crate::support::town;
use zhenwen::catalog::{Catalog, Declarations, Identity};
use zhenwen::compute::{disagreements, figures, hazards, known_logic};
use zhenwen::expr::condition::{Given, World};
use zhenwen::model::{
    Decimal, Figure, FigureKey, Figures, Finding, Period, Run, Scope, Town,
};

fn run() -> Run {
    Run {
        as_of: "2026-10-31".parse().unwrap(),
        month: Period::Month(2026, 10),
        year: 2026,
        month_start: 1,
        campaign: Some((2024, 2026)),
    }
}

/// The tables of an example by name; the figures have none.
fn tables(example: &str) -> Vec<(String, String)> {
    let mut tables = vec![(String::new(), String::new())];
    for line in example.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            tables.push((name.to_owned(), String::new()));
        } else {
            let table = &mut tables.last_mut().unwrap().1;
            table.push_str(line);
            table.push('\n');
        }
    }
    tables
}

/// A figure as a line says it.
fn figure(catalog: &Catalog, town: &Town, line: &str) -> Figure {
    let cells: Vec<&str> = line.split('|').collect();
    let decl = catalog.figures.iter().find(|decl| *decl.id == *cells[0]).unwrap();
    let mut villages = town.rows_named("村").map(Scope::Village);
    let scope = villages.find(|scope| scope.name(town) == cells[1]);
    let period = Period::from_label(cells[2]).unwrap();
    let number = |at: usize| cells.get(at).map(|n| n.parse::<Decimal>().unwrap());
    Figure {
        key: FigureKey {
            id: decl.id.clone(),
            scope: scope.unwrap_or(Scope::Town),
            period,
        },
        name: decl.name.clone(),
        numerator: number(3),
        denominator: number(4),
        own_value: None,
        unit: decl.unit.clone(),
        is_share: decl.is_share(),
        verdict: None,
        target: None,
        limits: Vec::new(),
        rows: Vec::new(),
        is_emitted: true,
    }
}

fn found(catalog: &Catalog, example: &str) -> Vec<Finding> {
    found_in(catalog, example, run())
}

fn found_in(catalog: &Catalog, example: &str, run: Run) -> Vec<Finding> {
    let mut tables = tables(example);
    let given = tables.remove(0).1;
    if !tables.iter().any(|(name, _)| name == "村") {
        tables.push(("村".into(), "村名\n东岭村\n".into()));
    }
    let tables: Vec<(&str, &str)> = tables.iter().map(|(n, t)| (&**n, &**t)).collect();
    let town = town(catalog, &tables);
    let facts = hazards(&town, run.as_of);
    let given: Vec<Figure> =
        given.lines().skip(1).map(|line| figure(catalog, &town, line)).collect();
    let figures = if given.is_empty() {
        figures(catalog, &town, &facts, &run)
    } else {
        Figures::new(given)
    };
    let world = World {
        town: &town,
        facts: &facts,
        as_of: run.as_of,
        window: None,
        month: run.month.window(1),
        year: Period::Year(run.year).window(1),
        given: Given::default(),
    };
    disagreements(catalog, world, &run, &figures)
}

fn assert_examples(catalog: &mut Catalog, identity: &Identity) {
    catalog.identities = vec![identity.clone()];
    let code = &identity.decl.code;
    let wrong = found(catalog, &identity.decl.wrong);
    assert_eq!(wrong.len(), 1, "{code} in its wrong example: {wrong:#?}");
    assert!(!wrong[0].fact.contains('{'), "{code}: {}", wrong[0].fact);
    let right = found(catalog, &identity.decl.right);
    assert!(right.is_empty(), "{code} in its right example: {right:#?}");
}

#[test]
fn every_identity_keeps_its_examples() {
    let mut catalog = Catalog::load(None).unwrap();
    let identities = std::mem::take(&mut catalog.identities);
    assert!(identities.len() >= 10);
    for identity in &identities {
        assert_examples(&mut catalog, identity);
    }
}

#[test]
fn a_january_is_compared_with_the_december_before() {
    let mut catalog = Catalog::load(None).unwrap();
    catalog.identities.retain(|identity| &*identity.decl.code == "C-23");
    catalog.figures.retain(|decl| &*decl.id == "S-18.found");
    let row = |n: i32, day: &str| format!("H{n}|{day}|通道堵塞");
    let rows = |december: i32| {
        let before = (0..december).map(|n| row(n, "2025-12-09"));
        let rows = before.chain((20..32).map(|n| row(n, "2026-01-09")));
        format!(
            "[隐患]\n隐患编号|发现日期|隐患内容\n{}",
            rows.collect::<Vec<_>>().join("\n")
        )
    };
    let january = Run {
        as_of: "2026-01-31".parse().unwrap(),
        month: Period::Month(2026, 1),
        ..run()
    };
    let facts = |december| -> Vec<String> {
        let found = found_in(&catalog, &rows(december), january);
        found.into_iter().map(|finding| finding.fact).collect()
    };
    assert_eq!(facts(3), ["2026年1月发现隐患数 12，上月 3"]);
    assert!(facts(4).is_empty());
}

const ENTRY: &str = r#"
[[identity]]
code = "C-90"
says = "S-17.closed ≤ S-17.increment"
severity = "警告"
fact = "{范围}{期}销号 {左} 条，多于增量 {右} 条"
advice = "核对隐患表"
explain = "试一试。"
wrong = '''
指标编号|范围|考核期|分子
S-17.closed|全镇|2026-10|2
S-17.increment|全镇|2026-10|1
'''
right = '''
指标编号|范围|考核期|分子
S-17.closed|全镇|2026-10|1
S-17.increment|全镇|2026-10|1
'''
"#;

fn with(entry: &str) -> zhenwen::model::Result<Catalog> {
    let declarations = Declarations::load(None).unwrap();
    let all = declarations.get("identities.toml").unwrap().to_owned() + entry;
    Catalog::from_declarations(declarations.with("identities.toml", &all))
}

#[test]
fn an_identity_is_added_by_adding_an_entry() {
    let mut catalog = with(ENTRY).unwrap();
    let identity = catalog.identities.last().unwrap().clone();
    assert_examples(&mut catalog, &identity);
    assert!(catalog.findings.get("C-90").is_some());
}

#[test]
fn a_broken_identity_does_not_load() {
    let message = |entry: &str| with(entry).unwrap_err().to_string();
    assert!(
        message(&ENTRY.replace("S-17.closed ≤", "S-17.closd ≤")).contains("S-17.closd")
    );
    assert!(message(&ENTRY.replace('≤', "<")).contains("“=”或“≤”"));
    assert!(message(&ENTRY.replace("警告", "严重")).contains("严重"));
    let catalog = with(&ENTRY.replace("says = ", "logic = ")).unwrap();
    assert!(known_logic(&catalog).unwrap_err().to_string().contains("C-90"));
}
