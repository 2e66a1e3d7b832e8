//! All tests of the crate, one binary. Each module is one subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::excessive_nesting,
    clippy::too_many_lines,
    clippy::missing_docs_in_private_items,
    reason = "a test fails by panicking, and reads best as one piece"
)]

mod check; // rows and relations
mod condition; // the condition language
mod declarations; // every declaration by its own examples
mod read; // workbooks → town
#[cfg(unix)]
mod hostile; // files that mean harm
mod messy; // workbooks as thirty hands make them
mod annotate; // workbooks that go back to be mended
mod form; // forms of higher offices
mod figures; // laws of figures
mod recount; // figures counted once more, plainly
mod ledger; // ledgers: rows, columns, files
mod merge; // papers: templates → drafts
mod docx; // papers as DOCX
mod inspect; // papers measured
mod tidy; // the sources themselves
mod truth; // numbers of papers
mod compose; // text → elements
mod sample; // the sample town
mod proof; // places, protected spans, safe edits
mod commit; // the output folder
mod register; // numbers and their journal
mod line; // the binary, from typed line to files
mod new; // a folder for an office that begins
mod readme; // README runs
mod support; // builders that several subjects share

#[test]
fn the_builder_links_a_hazard_to_its_unit_and_village() {
    let catalog = zhenwen::catalog::Catalog::load(None).unwrap();
    let town = support::town(
        &catalog,
        &[
            ("村", "村名\n东岭村"),
            ("单位", "单位名称|村名\n东岭超市|东岭村"),
            (
                "隐患",
                "隐患编号|发现日期|单位名称|隐患内容\nH1|2026-10-09|东岭超市|灭火器过期",
            ),
        ],
    );
    let hazard = town.rows_named("隐患").next().unwrap();
    let village = town.village_of(hazard).unwrap();
    assert_eq!(town.value(village, "村名").text(), Some("东岭村"));
    assert_eq!(town.relations.children(village, hazard.sheet), [0]);
    assert_eq!(town.address(hazard), "hazards.xlsx›隐患›2");
}
