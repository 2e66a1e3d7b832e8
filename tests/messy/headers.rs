//! What thirty hands do to the header of a clean table.

use super::clean::{Clean, Messy};
use super::read_folder;
use super::shapes::{Shape, one};
use crate::support::office::catalog;
use crate::support::{Page, workbook};
use tempfile::TempDir;

/// Headers that say little, which nobody would choose for a whole table.
const VAGUE: &[&str] = &[
    "编号",
    "名称",
    "日期",
    "时间",
    "类别",
    "类型",
    "状态",
    "单位",
    "村",
    "负责人",
    "人数",
];

/// Changes of the header.
pub(super) const HEADERS: &[Shape] = &[
    ("first aliases", |clean| one(aliased(clean, 0), &[])),
    ("last aliases", |clean| one(aliased(clean, usize::MAX), &[])),
    ("columns turned round", |clean| {
        let mut page = clean.page();
        page.rows.iter_mut().for_each(|row| row.reverse());
        one(page, &[])
    }),
    ("columns of its own in between", |clean| {
        let mut page = clean.page();
        for (at, row) in page.rows.iter_mut().enumerate() {
            row.insert(2, if at == 0 { "热度".into() } else { "高".into() });
            row.push(if at == 0 { "经办 科室".into() } else { "综合".into() });
        }
        one(page, &[])
    }),
    ("blanks, breaks, stars and colons", |clean| {
        one(
            renamed(clean, |header| {
                let mut letters: Vec<String> = header.chars().map(String::from).collect();
                letters.insert(letters.len() / 2, "\n ".into());
                format!("★ {}*：", letters.concat())
            }),
            &[],
        )
    }),
    ("hints in brackets", |clean| {
        one(
            renamed(clean, |header| match header {
                "整改资金" | "工作经费" => format!("{header}（万元）"),
                "户数" => "户数(单位：户)".into(),
                header => format!("{header}（必填）"),
            }),
            &[],
        )
    }),
    ("two rows, all below parents", |clean| one(grouped(clean, 0, true), &[])),
    ("two rows, half of it merged down", |clean| {
        one(grouped(clean, clean.headers.len() / 2, true), &[])
    }),
    ("two rows without a merged cell", |clean| {
        one(grouped(clean, clean.headers.len() / 2, false), &[])
    }),
    ("three rows", |clean| {
        let mut page = grouped(clean, 0, true);
        let width = clean.headers.len();
        let half = width / 2;
        let mut top = vec![String::new(); width];
        top[0] = "登记".into();
        top[half] = "办理".into();
        page.rows.insert(0, top);
        page.merges.iter_mut().for_each(|((first, _), (last, _))| {
            *first += 1;
            *last += 1;
        });
        page.merges.extend([((0, 0), (0, half - 1)), ((0, half), (0, width - 1))]);
        one(page, &[])
    }),
    ("two rows, again on the next page", |clean| {
        let mut page = grouped(clean, clean.headers.len() / 2, true);
        let head = page.rows[..2].to_vec();
        page.rows.splice(4..4, head);
        one(page, &[])
    }),
    ("two rows below a title", |clean| {
        let mut page = grouped(clean, clean.headers.len() / 2, true);
        page.rows.insert(0, vec!["兰台镇台账".into()]);
        page.merges.iter_mut().for_each(|((first, _), (last, _))| {
            *first += 1;
            *last += 1;
        });
        page.merges.push(((0, 0), (0, clean.headers.len() - 1)));
        one(page, &[])
    }),
    ("year in the title, days without", |clean| without_year(clean)),
];

/// The table under other headers.
fn renamed(clean: &Clean, name: impl Fn(&str) -> String) -> Page {
    let mut page = clean.page();
    page.rows[0] = clean.headers.iter().map(|header| name(header)).collect();
    page
}

/// The table under aliases, for each column one, the n-th or the last.
pub(super) fn aliased(clean: &Clean, number: usize) -> Page {
    let decl = catalog().sheets.iter().find(|decl| &*decl.name == clean.sheet).unwrap();
    renamed(clean, |header| {
        let aliases = decl.column(header).map_or(&[][..], |column| &column.aliases);
        let is_taken = |alias: &str| clean.headers.iter().any(|header| header == alias);
        let told: Vec<&str> = aliases
            .iter()
            .map(|alias| &**alias)
            .filter(|alias| !VAGUE.contains(alias) && !is_taken(alias))
            .collect();
        let chosen = told.get(number.min(told.len().saturating_sub(1)));
        chosen.map_or(header, |alias| alias).to_owned()
    })
}

/// The table under a header of two rows: columns from one on are below parents, two by two;
/// the others are merged down, or have a blank below.
fn grouped(clean: &Clean, from: usize, is_merged: bool) -> Page {
    let mut page = clean.page();
    let width = clean.headers.len();
    let (mut top, mut low) = (clean.headers.clone(), vec![String::new(); width]);
    let mut at = from;
    if is_merged {
        page.merges.extend((0..from).map(|column| ((0, column), (1, column))));
    }
    while at < width {
        let last = if width - at == 3 { at + 2 } else { (at + 1).min(width - 1) };
        for column in at..=last {
            low[column] = std::mem::take(&mut top[column]);
        }
        top[at] = ["基本情况", "办理情况", "其他情况"][(at - from) / 2 % 3].into();
        if is_merged && last > at {
            page.merges.push(((0, at), (0, last)));
        }
        at = last + 1;
    }
    page.rows.splice(0..1, [top, low]);
    page
}

/// The days of this year without it, which the title says.
fn without_year(clean: &Clean) -> Option<Messy> {
    let mut page = clean.page();
    let mut is_changed = false;
    for cell in page.rows.iter_mut().skip(1).flatten() {
        if let Some(day) = cell.strip_prefix("2026-") {
            let (month, day) = day.split_once('-')?;
            *cell = format!("{month}月{day}日");
            is_changed = true;
        }
    }
    page.rows.insert(0, vec!["兰台镇2026年台账".into()]);
    is_changed.then(|| one(page, &["E-DATE-NOYEAR"])).flatten()
}

/// Aliases of the columns without which a hazard or a check is none, as offices write them.
const WRITTEN: &[(&str, &str, &str)] = &[
    (
        "检查",
        "检查人员",
        "检查人员（签名） 检查人员（签字） 检查人员签名 检查人员姓名 排查人员 巡查人 巡查人员 \
         参加人员 带队人员 检查组成员 检查人员名单",
    ),
    (
        "检查",
        "单位名称",
        "受检单位名称 被检查单位名称 受检单位（全称） 企业（单位）名称 被检单位 检查对象 \
         受检企业 场所名称",
    ),
    ("检查", "检查日期", "巡查日期"),
    ("隐患", "发现日期", "排查时间 排查日期"),
    (
        "隐患",
        "隐患内容",
        "发现问题 发现的问题 存在的问题 隐患情况 安全隐患 存在的安全隐患 存在问题（隐患） \
         隐患内容（逐条） 检查发现的问题",
    ),
    ("隐患", "单位名称", "单位"),
    ("隐患", "整改完成日期", "完成日期"),
    ("村", "村名", "行政村名称 行政村"),
];

#[test]
fn a_column_is_known_by_what_offices_call_it() {
    for (sheet, header, aliases) in WRITTEN {
        let table = match *sheet {
            "检查" => {
                "检查日期|检查人员|单位名称|发现隐患数\n2026-10-9|卫东|东岭超市|#1"
            }
            "隐患" => {
                "发现日期|单位名称|隐患内容|整改期限|整改完成日期\n\
                 2026-10-9|东岭超市|灭火器过期|2026-10-19|2026-10-12"
            }
            _ => "村名|总户数|总人口|安全员\n北坡村|#10|#30|李西",
        };
        for alias in aliases.split_whitespace() {
            let folder = TempDir::new().unwrap();
            let table = table.replacen(header, alias, 1);
            workbook(&folder.path().join("a.xlsx"), &[("Sheet1", &table)]);
            let (town, findings) = read_folder(folder.path());
            let row = town.rows_named(sheet).next();
            let row = row.unwrap_or_else(|| panic!("{sheet}: {alias} {findings:#?}"));
            assert!(town.value(row, header).is_given(), "{sheet} {header}: {alias}");
        }
    }
}
