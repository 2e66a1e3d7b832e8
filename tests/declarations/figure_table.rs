//! Every declared figure has the scopes, periods and sheets that the contract says.

use crate::support::shared;
use std::collections::BTreeMap;
use zhenwen::catalog::Catalog;

/// 范围, 期 and 表 by id, out of the table of `systems.md` §4.7.
fn table(text: &str) -> BTreeMap<&str, [String; 3]> {
    let table = text.split("### 4.7").nth(1).unwrap().split("### 4.8").next().unwrap();
    let mut figures = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| S-")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let letters = |known: &str| {
            let of = cells[3].split(' ').filter(|letter| known.contains(letter));
            of.collect::<Vec<_>>().join(" ")
        };
        let entry = [letters("T V U P"), letters("d m q h t y c"), cells[4].to_owned()];
        for id in cells[1].split(" / ") {
            figures.insert(id.trim_end_matches("<code>"), entry.clone());
        }
    }
    figures
}

#[test]
fn every_figure_is_as_the_contract_says() {
    let Some(text) = shared::text("design/systems.md") else { return };
    let (table, catalog) = (table(&text), Catalog::load(None).unwrap());
    assert_eq!(table.len(), 195);
    let mut known: Vec<&str> = Vec::new();
    for decl in &catalog.figures {
        let id = match &decl.each {
            Some(_) => decl.id.split_inclusive('_').next().unwrap(),
            None => &decl.id,
        };
        let says =
            [&*decl.scopes, &*decl.periods, &decl.sheets.join(" ")].map(str::to_owned);
        assert_eq!(table.get(id), Some(&says), "{id}");
        known.push(id);
    }
    known.dedup();
    assert!(known.len() >= 168, "{}", known.len());
}
