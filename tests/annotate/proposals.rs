//! Taking over the proposals makes the next check clean.

use super::copy::{comments, lines};
use super::{copy_sample, found, give_back};
use crate::support::planted::plant;
use crate::support::workbook;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;
use zhenwen::emit::xlsx::patch::{Content, Contents, fill};
use zhenwen::model::cell_at;

/// Villages that nothing is said of.
const VILLAGES: &str = "村名|村类别|村主要负责人|包村干部|户数|人口\n东岭村|行政村|甲一|乙一|#10|#30\n西坡村|行政村|甲二|乙二|#20|#60";
/// Units with a code that was typed wrong, and numbers that are words.
const UNITS: &str = "单位名称|统一社会信用代码|村名|从业人数\n东岭超市|9135O100M000100Y43|东岭村|12人\n西坡酒坊||西坡村|十二";

/// Writes every proposal of a copy into the cell it is for.
pub(super) fn take_over(copy: &Path, source: &Path) -> usize {
    let mut contents = Contents::new();
    for line in lines(copy) {
        let (sheet, cell, proposal) = (&line[2], &line[3], &line[7]);
        if let Some(at) = cell_at(cell).filter(|_| !proposal.is_empty()) {
            let content = Content::Text(proposal.clone());
            contents.insert((sheet.clone(), at), content);
        }
    }
    let mended = fill(&std::fs::read(source).unwrap(), &contents).unwrap();
    std::fs::write(source, mended).unwrap();
    contents.len()
}

#[test]
fn proposals_taken_over_leave_nothing_to_say_of_their_cells() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    workbook(&data.join("a.xlsx"), &[("村", VILLAGES), ("单位", UNITS)]);
    let checks = "检查编号|检查日期|检查人员|单位名称|检查类型|发现隐患数|文号\nJ1|26.3.5|丙一、丙二|东岭超市|夜查|#0|兰政发[2026]05号\nJ2|#3.19|丙一、丙二|西坡酒坊|日常|#0|兰政发〔2026〕6号";
    workbook(&data.join("b.xlsx"), &[("检查", checks)]);
    let before = found(&data);
    let back = folder.path().join("back");
    let made = give_back(&data, &back);
    assert_eq!(made.files, ["a.xlsx", "b.xlsx"]);
    let taken: usize =
        made.files.iter().map(|file| take_over(&back.join(file), &data.join(file))).sum();
    assert_eq!(taken, 7, "{before:#?}");
    let after = found(&data);
    let mended = [
        "E-ID-INVALID a.xlsx B2",
        "E-NUMBER-TEXT a.xlsx D2",
        "E-DATE-YEAR2 b.xlsx B2",
        "E-VALUE-MAPPED b.xlsx E2",
        "E-DOCNO b.xlsx G2",
        "E-DATE-DECIMAL b.xlsx B3",
    ];
    for place in mended {
        assert!(before.iter().any(|told| told == place), "{place} in {before:#?}");
        assert!(!after.iter().any(|told| told == place), "{place} in {after:#?}");
    }
    assert!(after.iter().all(|told| before.contains(told)), "{after:#?}");
}

#[test]
fn a_name_that_is_near_is_asked_for_and_not_proposed() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let checks = "检查编号|检查日期|检查人员|单位名称|检查类型\nJ1|2026-3-5|丙一、丙二|东岭超巿|日常";
    let units = "单位名称|村名|从业人数\n东岭超市|东岭村|#3";
    let tables = [("村", VILLAGES), ("单位", units), ("检查", checks)];
    workbook(&data.join("a.xlsx"), &tables);
    let back = folder.path().join("back");
    give_back(&data, &back);
    let copy = back.join("a.xlsx");
    let line = lines(&copy).into_iter().find(|line| line[3] == "D2").unwrap();
    assert_eq!((&*line[1], &*line[4], &*line[7]), ("警告", "东岭超巿", ""));
    let comments = comments(&std::fs::read(copy).unwrap());
    assert!(comments["D2"].contains("是否为：东岭超市"), "{comments:?}");
}

/// What has no certain proposal: a person must know, or say what was meant.
const WITHOUT: &str = "C-06 C-07 C-15 C-16 C-22 C-27 C-28 C-30 C-35 E-ALIAS E-ASK-COUNT \
    E-ASK-DATE E-ASK-DAY E-ASK-LEVEL E-ASK-UNIT E-ASK-YESNO E-CELL-ERROR E-CLOSE-NORECHECK \
    E-CLOSE-VOID E-CONFLICT E-DATE-IMPOSSIBLE E-DEADLINE-BLANK E-ENUM E-ENUM-NEW E-HOLIDAYS \
    E-ID-INVALID E-ID-LOST E-KEY-UNKNOWN E-LIMIT E-NAME-UNKNOWN E-PARTY-UNKNOWN E-PERIOD \
    E-RECHECK-BLANK E-REQUIRED E-STATUS-TEXT E-UNIT-STATUS E-VOID-REASON E-WANTED";

#[test]
fn proposals_over_the_sample_leave_only_what_has_none() {
    let folder = TempDir::new().unwrap();
    let data = copy_sample(&folder.path().join("data"));
    plant(&data);
    let before = found(&data);
    let back = folder.path().join("back");
    let made = give_back(&data, &back);
    let mut taken = BTreeSet::new();
    for file in &made.files {
        let cells = lines(&back.join(file)).into_iter();
        let cells = cells.filter(|line| !line[7].is_empty());
        taken.extend(cells.map(|line| format!("{file} {}", line[3])));
        take_over(&back.join(file), &data.join(file));
    }
    assert!(taken.len() >= 10, "{taken:?}");
    let after = found(&data);
    assert!(after.iter().all(|told| before.contains(told)), "{after:#?}");
    let place = |told: &str| told.split_once(' ').unwrap().1.to_owned();
    let again = after.iter().filter(|told| taken.contains(&place(told)));
    assert_eq!(
        again.collect::<Vec<_>>(),
        [""; 0],
        "nothing is said of a cell that was mended"
    );
    let codes = after.iter().map(|told| told.split(' ').next().unwrap());
    let codes: BTreeSet<&str> = codes.collect();
    assert_eq!(codes, WITHOUT.split_whitespace().collect());
}
