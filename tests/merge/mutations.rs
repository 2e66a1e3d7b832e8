//! A changed cell changes whatever it stands behind, and nothing else.

use super::kinds::full;
use super::{Bench, all_kinds};
use crate::recount::dice::Dice;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use zhenwen::catalog::{Catalog, ColumnSource, ColumnType, LedgerRows};
use zhenwen::merge::{month_ledgers, render, year_books};
use zhenwen::model::{
    CLOSE, Cell, Draft, Figure, FigureKey, Figures, Ledger, OPEN, Provenance, RowRef,
    SEPARATE, Subject, Text, Town, Value, strip_sentinels,
};

/// How many cells are changed.
const CHANGES: u64 = 300;

/// What is made out of a town.
struct Made {
    bench: Bench,
    papers: BTreeMap<Text, Draft>,
}

impl Made {
    fn of(catalog: &Arc<Catalog>, tables: &[(String, String)]) -> Self {
        let tables: Vec<(&str, &str)> =
            tables.iter().map(|(n, t)| (&**n, &**t)).collect();
        let bench = Bench::of_catalog(catalog.clone(), &tables);
        let (papers, _) = bench.due_all();
        let drafts = papers.iter().filter_map(|paper| {
            let (draft, _) = render(bench.case(), paper, &all_kinds());
            draft.map(|draft| (paper.key.clone(), draft))
        });
        Self { papers: drafts.collect(), bench }
    }

    fn ledgers(&self) -> Vec<Ledger<'_>> {
        let mut ledgers = month_ledgers(self.bench.case(), &all_kinds());
        let books = year_books(self.bench.case(), &all_kinds());
        ledgers.extend(books.into_iter().flat_map(|book| book.ledgers));
        ledgers
    }
}

/// One cell and what comes to stand in it.
struct Change {
    table: usize,
    row: usize,
    header: String,
    kind: ColumnType,
    text: String,
}

/// Tables with one cell changed.
fn changed(
    catalog: &Catalog,
    tables: &[(String, String)],
    seed: u64,
) -> (Change, Vec<(String, String)>) {
    let mut dice = Dice::new(seed);
    loop {
        let table = dice.below(tables.len());
        let (name, text) = &tables[table];
        let mut lines: Vec<Vec<String>> = text
            .lines()
            .map(|line| line.trim().split('|').map(str::to_owned).collect())
            .collect();
        let width = lines[0].len();
        let (row, column) = (1 + dice.below(lines.len() - 1), dice.below(width));
        lines[row].resize(width, String::new());
        let header = lines[0][column].clone();
        let sheet = catalog.sheets.iter().find(|sheet| *sheet.name == **name).unwrap();
        let decl = sheet.column(&header).unwrap();
        let new = match decl.kind {
            ColumnType::Date => {
                ["2026-09-05", "2026-10-25", "2025-03-01", "2026-12-15", ""]
                    [dice.below(5)]
                .to_owned()
            }
            ColumnType::Int | ColumnType::Num | ColumnType::Money => {
                (1 + dice.below(90)).to_string()
            }
            ColumnType::Yn => ["是", "否", ""][dice.below(3)].to_owned(),
            ColumnType::Enum | ColumnType::OpenEnum => {
                decl.choices[dice.below(decl.choices.len())].to_string()
            }
            ColumnType::Text => format!("改动{seed}"),
            // Names and ids are keys: another row it would be.
            _ => continue,
        };
        if sheet.key.iter().any(|key| **key == *header) || new == lines[row][column] {
            continue;
        }
        lines[row][column].clone_from(&new);
        let text: Vec<String> = lines.iter().map(|cells| cells.join("|")).collect();
        let mut tables = tables.to_vec();
        tables[table].1 = text.join("\n");
        return (
            Change { table, row: row - 1, header, kind: decl.kind, text: new },
            tables,
        );
    }
}

/// The printed values of a draft with what stands behind each.
fn printed(draft: &Draft) -> Vec<(String, &Provenance)> {
    let values = draft.text.split(OPEN).skip(1).filter_map(|part| {
        let (index, rest) = part.split_once(SEPARATE)?;
        let (value, _) = rest.split_once(CLOSE)?;
        Some((value.to_owned(), draft.sources.get(index.parse::<usize>().ok()?)?))
    });
    values.collect()
}

/// Whether a figure may move with a row of this sheet.
fn may_move(catalog: &Catalog, key: &FigureKey, sheet: &str) -> bool {
    let decl = catalog.figures.iter().find(|decl| decl.id == key.id).unwrap();
    // Office, villages, units and targets say of every figure whose it is and what is wanted.
    ["机关", "村", "单位", "指标"].contains(&sheet)
        || decl.sheets.iter().any(|own| **own == *sheet)
}

/// Whether a paper has anything to do with a row, with one that it links to, or with a figure
/// of its sheet.
fn touches(
    (catalog, town): (&Catalog, &Town),
    draft: &Draft,
    (row, sheet): (RowRef, &str),
) -> bool {
    let linked: Vec<RowRef> =
        town.row(row).written().filter_map(|(_, value)| value.target()).collect();
    let is_near = |at: &RowRef| *at == row || linked.contains(at);
    let is_near_subject = match &draft.paper.subject {
        Subject::Row(at) => is_near(at),
        Subject::Town => false,
    };
    is_near_subject
        || sheet == "机关"
        || printed(draft).iter().any(|(_, from)| match from {
            Provenance::Cell(at, _) => is_near(at),
            Provenance::Rows(rows) => rows.is_empty() || rows.iter().any(is_near),
            Provenance::Figure(key) => may_move(catalog, key, sheet),
            Provenance::Run(_) => false,
        })
}

/// The figures that differ.
fn moved(before: &Figures, after: &Figures) -> BTreeSet<FigureKey> {
    let says = |figure: &Figure| {
        let Figure { numerator, denominator, verdict, .. } = figure;
        (*numerator, *denominator, *verdict, figure.value())
    };
    let look = |a: &Figures, b: &Figures| -> Vec<FigureKey> {
        let differs =
            |figure: &&Figure| b.get(&figure.key).map(says) != Some(says(figure));
        a.list.iter().filter(differs).map(|figure| figure.key.clone()).collect()
    };
    look(before, after).into_iter().chain(look(after, before)).collect()
}

/// The rows of a ledger by the source row they show.
fn rows(ledger: &Ledger) -> Vec<(Option<RowRef>, Vec<Cell>)> {
    let table = &ledger.tables[0];
    let row = |at: usize| {
        let mut cells = Vec::new();
        table.rows.fill(at, &mut cells);
        (table.rows.origin(at), cells.split_off(1)) // 序号 moves with the others
    };
    (0..table.rows.len()).map(row).collect()
}

#[test]
fn a_changed_cell_changes_what_it_stands_behind_and_nothing_else() {
    let catalog = Arc::new(Catalog::load(None).unwrap());
    let tables = full();
    let before = Made::of(&catalog, &tables);
    (1..=CHANGES).into_par_iter().for_each(|seed| {
        let (change, tables) = changed(&catalog, &tables, seed);
        let after = Made::of(&catalog, &tables);
        let sheet = &tables[change.table].0;
        let id = before.bench.town.id_of(sheet).unwrap();
        let row = RowRef { sheet: id, row: u32::try_from(change.row).unwrap() };
        let said = format!(
            "{sheet} 第{}行 {} → “{}”",
            change.row + 2,
            change.header,
            change.text
        );
        figures_follow(&catalog, (&before, &after), sheet, &said);
        papers_follow(&catalog, (&before, &after), (row, sheet), (&change, &said));
        ledgers_follow(&catalog, &after, row, (&change, &said));
    });
}

/// Only figures of the sheet move.
fn figures_follow(
    catalog: &Catalog,
    (before, after): (&Made, &Made),
    sheet: &str,
    said: &str,
) {
    for key in moved(before.bench.figures(), after.bench.figures()) {
        assert!(may_move(catalog, &key, sheet), "{said}: {key:?}");
    }
}

/// Papers print what stands in the cell now; those that change have to do with its row.
fn papers_follow(
    catalog: &Catalog,
    (before, after): (&Made, &Made),
    (row, sheet): (RowRef, &str),
    (change, said): (&Change, &str),
) {
    let now = after.bench.town.value(row, &change.header);
    for (key, draft) in &after.papers {
        for (text, from) in printed(draft) {
            if change.kind != ColumnType::Money
                && *from == Provenance::Cell(row, change.header.as_str().into())
            {
                let wanted = now.to_string();
                assert_eq!(text, wanted.trim_end_matches('。'), "{said}: {key}");
            }
        }
        let Some(old) = before.papers.get(key) else { continue };
        let is_same = strip_sentinels(&old.text) == strip_sentinels(&draft.text);
        let near = |made: &Made, draft| {
            touches((catalog, &made.bench.town), draft, (row, sheet))
        };
        let is_touched = near(before, old) || near(after, draft);
        assert!(is_same || is_touched, "{said}: {key} changed without a reason");
        let prints = |(_, from): &(String, &Provenance)| {
            **from == Provenance::Cell(row, change.header.as_str().into())
        };
        let is_stale = is_same && printed(old).iter().any(prints);
        assert!(!is_stale, "{said}: {key} still says what stood there");
    }
}

/// Ledgers show what stands in the cell now.
fn ledgers_follow(
    catalog: &Catalog,
    after: &Made,
    row: RowRef,
    (change, said): (&Change, &str),
) {
    let now = after.bench.town.value(row, &change.header);
    for ledger in after.ledgers() {
        let decl = catalog.ledgers.iter().find(|decl| decl.code == ledger.code).unwrap();
        let table = &decl.tables[0];
        let is_own = matches!(&table.rows, LedgerRows::Sheet { .. });
        let own = |column: &zhenwen::catalog::LedgerColumnDecl| {
            column.source == ColumnSource::Own && *column.header == *change.header
        };
        let Some(at) = table.columns.iter().position(own).filter(|_| is_own) else {
            continue;
        };
        for (_, cells) in rows(&ledger).iter().filter(|(origin, _)| *origin == Some(row))
        {
            if !matches!(now, Value::Money(_)) {
                assert_eq!(cells[at], Cell::from(now), "{said}: {}", ledger.code);
            }
        }
    }
}
