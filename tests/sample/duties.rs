//! What the town does besides rectifying, and what it leaves undone: enough of both for
//! every paper.

use super::sample_town::entries::Manner;
use super::sample_town::tables::Tables;
use super::{AS_OF, SAMPLE_TOWN, day, rows, text};
use std::collections::{BTreeMap, BTreeSet};
use zhenwen::model::{Period, RowRef};

/// Every row of a sheet as the words under some headers.
fn words<const N: usize>(sheet: &str, headers: [&str; N]) -> Vec<[&'static str; N]> {
    rows(sheet).map(|row| headers.map(|header| text(row, header))).collect()
}

#[test]
fn lists_name_people_and_papers_that_are_there() {
    let known: BTreeSet<_> =
        words("人员", ["姓名", "任职单位", "人员类别"]).into_iter().collect();
    let heads = words("单位", ["主要负责人", "单位名称"]);
    for [head, unit] in &heads {
        assert!(known.contains(&[*head, *unit, "主要负责人"]), "{head} {unit}");
    }
    for person in words("参训", ["姓名", "任职单位", "人员类别"]) {
        assert!(known.contains(&person), "{person:?}");
    }
    let listed = words("督办", ["文号"]).into_iter().collect::<BTreeSet<_>>();
    let named = words("隐患", ["督办编号"]).into_iter().filter(|[it]| !it.is_empty());
    assert_eq!(listed, named.collect());
}

#[test]
fn some_villages_owe_reports_and_answers() {
    let monthly = |month: i8| {
        let open = rows("报送").filter(|row| day(*row, "实报日期").is_none());
        let open = open.filter(|row| {
            let period = SAMPLE_TOWN.town.value(*row, "所属期").period();
            text(*row, "材料类别") == "月报" && period == Some(Period::Month(2026, month))
        });
        open.map(|row| text(row, "报送单位")).collect::<BTreeSet<&str>>()
    };
    let (september, october) = (monthly(9), monthly(10));
    assert_eq!(september.intersection(&october).count(), 2, "{september:?} {october:?}");
    let is_due = |row: &RowRef| day(*row, "整改期限").is_some_and(|due| due < AS_OF);
    let unanswered = rows("问责").filter(|row| {
        let is_silent = text(*row, "整改结果").is_empty();
        text(*row, "方式") == "提示函" && is_due(row) && is_silent
    });
    assert!(unanswered.count() >= 3);
    let is_vacant = |row: &RowRef| !SAMPLE_TOWN.town.value(*row, "安全员").is_given();
    assert_eq!(rows("村").filter(is_vacant).count(), 1);
}

#[test]
fn tasks_are_done_late_overdue_standing_and_to_come() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows("任务") {
        let (end, done) = (day(row, "截止日期"), day(row, "完成日期"));
        let kind = match (end, done) {
            (Some(end), Some(done)) if done <= end => "in time",
            (Some(_), Some(_)) => "late",
            (Some(end), None) if end < AS_OF => "overdue",
            _ if text(row, "时限类型") == "长期坚持" => "standing",
            _ if day(row, "起始日期").is_some_and(|start| start > AS_OF) => "to come",
            _ => "running",
        };
        *kinds.entry(kind).or_default() += 1;
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert!(kinds.values().all(|count| *count >= 2), "{kinds:?}");
}

#[test]
fn weak_villages_are_behind_in_every_sheet() {
    let tables = Tables::load().unwrap();
    let of = |manner: Manner| -> BTreeSet<&str> {
        let villages = tables.villages.iter().filter(|village| village.manner == manner);
        villages.map(|village| &*village.name).collect()
    };
    let (good, weak) = (of(Manner::Good), of(Manner::Weak));
    let homes: BTreeMap<&str, &str> = words("单位", ["单位名称", "村名"])
        .into_iter()
        .map(|[unit, home]| (unit, home))
        .collect();
    let rate = |sheet: &str, header: &str, villages: &BTreeSet<&str>| {
        let is_in =
            |[body]: &[&str; 1]| villages.contains(homes.get(body).unwrap_or(body));
        let homes = homes.values().filter(|home| villages.contains(*home));
        let done = words(sheet, [header]).iter().filter(|row| is_in(row)).count();
        done * 100 / homes.count()
    };
    for (sheet, header) in [
        ("自查", "单位名称"),
        ("培训", "单位名称"),
        ("演练", "组织单位"),
        ("参训", "任职单位"),
    ] {
        let (best, worst) = (rate(sheet, header, &good), rate(sheet, header, &weak));
        assert!(best * 10 > worst * 12, "{sheet}: {best} {worst}");
    }
}
