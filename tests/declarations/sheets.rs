//! The declared sheets are those of `model.md`, column by column.

use super::contract::{Column, Contract, Sheet, by_header};
use crate::support::shared;
use std::collections::BTreeSet;
use zhenwen::catalog::{Catalog, ColumnDecl, ColumnType, Need, SheetDecl};

/// Dates that `model.md` §1 does not list and that are still no events: nothing happens on
/// them, and most lie ahead.
const AHEAD: [&str; 7] =
    ["存量基准日", "统计截止日", "委托起", "委托止", "核查期限", "应复审日期", "日期"];

/// Aliases that offices write and `model.md` does not list yet.
const WRITTEN: &[(&str, &str)] = &[
    ("村名", "行政村名称 村"),
    (
        "单位名称",
        "受检单位名称 被检查单位名称 被检单位 受检企业 检查对象 企业（单位）名称 单位",
    ),
    ("检查日期", "巡查日期"),
    (
        "检查人员",
        "检查人员签名 检查人员签字 检查人员姓名 检查人员名单 检查组成员 排查人员 巡查人员 \
         巡查人 参加人员 带队人员",
    ),
    ("发现日期", "排查时间"),
    (
        "隐患内容",
        "发现问题 发现的问题 检查发现的问题 存在的问题 隐患情况 安全隐患 存在的安全隐患 \
         存在问题（隐患）",
    ),
    ("整改完成日期", "完成日期"),
];

/// Whether an alias of a column is one that `model.md` does not list yet.
fn is_written(header: &str, alias: &str) -> bool {
    let mut of = WRITTEN.iter().filter(|(column, _)| *column == header);
    of.any(|(_, aliases)| aliases.split_whitespace().any(|known| known == alias))
}

/// Reads `model.md`, where it is there.
fn contract() -> Option<Contract> {
    Some(Contract::read(&shared::text("design/model.md")?))
}

/// The type of a declared column in the words of `model.md`.
fn kind(column: &ColumnDecl) -> String {
    let listed = || format!("{{{}}}", column.choices.join(","));
    let links = || {
        let names: Vec<String> = column.to.iter().map(|to| format!("→{to}")).collect();
        names.join(" or ")
    };
    let or_text = if column.or_text { " or text" } else { "" };
    match column.kind {
        ColumnType::Text | ColumnType::Limit => "text".to_owned(),
        ColumnType::List if column.choices.is_empty() => "list".to_owned(),
        ColumnType::List => format!("list of {}", listed()),
        ColumnType::Int => match column.range {
            Some((first, last)) => format!("int {first}–{last}"),
            None => "int".to_owned(),
        },
        ColumnType::Num => "num".to_owned(),
        ColumnType::Money => format!("money({})", column.unit),
        ColumnType::Date => "date".to_owned(),
        ColumnType::Time => "time".to_owned(),
        ColumnType::MonthDay => "text `MM-DD`".to_owned(),
        ColumnType::Period if column.to.is_empty() => "period".to_owned(),
        ColumnType::Period => "period or 阶段名称".to_owned(),
        ColumnType::Yn => "yn".to_owned(),
        ColumnType::Enum => format!("enum{}", listed()),
        ColumnType::OpenEnum => format!("enum+{}", listed()),
        ColumnType::Status => "status (§6)".to_owned(),
        ColumnType::Link => format!("{}{or_text}", links()),
        ColumnType::Party if !column.to.is_empty() => "party or 机构名称".to_owned(),
        ColumnType::Party => format!("party{or_text}"),
        ColumnType::Parties => "list of party".to_owned(),
        ColumnType::Id => format!("id:{}", column.identifier),
    }
}

/// The type as `model.md` writes it, without what only explains it.
fn said(column: &Column) -> String {
    let kind = column.kind.trim();
    let kind =
        kind.strip_suffix(" by 文号").or(kind.strip_suffix(" (点位)")).unwrap_or(kind);
    match kind {
        "text `MM-DD` or date" => "text `MM-DD`".to_owned(),
        "party or person" => "party".to_owned(),
        "text as in figures.json" => "text".to_owned(),
        kind if kind.starts_with("text `≥") => "text".to_owned(),
        kind => kind.to_owned(),
    }
}

/// Whether two types are one; `enum+ (§5)` leaves the values to §5.
fn is_same_kind(said: &str, declared: &str, column: &ColumnDecl) -> bool {
    match said {
        "enum+" | "enum+ (§5)" => declared.starts_with("enum+{"),
        "int ≥0" => declared == "int",
        _ if said.starts_with("as ") => column.kind == ColumnType::Enum,
        _ => said == declared,
    }
}

/// Where a column differs from what `model.md` says.
fn differences(said_of: &Column, column: &ColumnDecl, sheet: &Sheet) -> Vec<String> {
    let mut faults = Vec::new();
    let (said, declared) = (said(said_of), kind(column));
    if !is_same_kind(&said, &declared, column) {
        faults.push(format!("type {said:?}, declared {declared:?}"));
    }
    let aliases: BTreeSet<&str> = said_of.aliases.iter().map(String::as_str).collect();
    let own: BTreeSet<&str> = column.aliases.iter().map(|alias| &**alias).collect();
    let is_taken = |alias: &&&str| {
        let others = sheet.columns.iter().filter(|other| other.header != said_of.header);
        others
            .into_iter()
            .any(|o| o.header == **alias || o.aliases.iter().any(|a| a == **alias))
    };
    let missing: Vec<&&str> =
        aliases.difference(&own).filter(|alias| !is_taken(alias)).collect();
    let more = own.difference(&aliases).filter(|a| !is_written(&said_of.header, a));
    let more: Vec<&&str> = more.collect();
    if !missing.is_empty() || (!more.is_empty() && !said.starts_with("as ")) {
        faults.push(format!("aliases missing {missing:?}, more {more:?}"));
    }
    let is_either = sheet.one_of.contains(&said_of.header);
    let need = match (column.need, &*column.wanted_when) {
        (Need::Required, _) => "●",
        (Need::Wanted, _) => "○",
        (Need::Optional, "") => "",
        (Need::Optional, _) => "○ 重大",
    };
    if need != said_of.need && !(is_either && need.is_empty()) {
        faults.push(format!("need {:?}, declared {need:?}", said_of.need));
    }
    let default = Some(column.default.to_string()).filter(|d| !d.is_empty());
    if default != said_of.default {
        faults.push(format!("default {:?}, declared {default:?}", said_of.default));
    }
    faults
}

#[test]
fn every_sheet_is_the_one_of_the_model() {
    let Some(contract) = contract() else { return };
    let catalog = Catalog::load(None).unwrap();
    let mut faults = Vec::new();
    assert!(contract.sheets.len() == 43, "{} sheets", contract.sheets.len());
    for sheet in &contract.sheets {
        let name = &sheet.name;
        let decl = catalog.sheets.iter().find(|decl| *decl.name == **name);
        let Some(decl) = decl else {
            faults.push(format!("{name} is not declared"));
            continue;
        };
        let path = format!("sheets/{}.toml", sheet.file);
        if catalog.declarations.get(&path).is_none() || *decl.workbook != *sheet.workbook
        {
            faults.push(format!("{name}: {path}, {}", decl.workbook));
        }
        if decl.is_core != sheet.keys.is_none() {
            faults.push(format!("{name}: core {}", decl.is_core));
        }
        faults.extend(keys(sheet, decl));
        let said = by_header(sheet);
        let headers: Vec<&str> = sheet.columns.iter().map(|c| &*c.header).collect();
        let declared: Vec<&str> = decl.columns.iter().map(|c| &*c.header).collect();
        if headers != declared {
            faults.push(format!("{name}: {headers:?}\n  declared {declared:?}"));
        }
        for column in &decl.columns {
            let Some(said) = said.get(&*column.header) else { continue };
            let found = differences(said, column, sheet).into_iter();
            faults
                .extend(found.map(|fault| format!("{name}.{}: {fault}", column.header)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where the key of a sheet differs.
fn keys(sheet: &Sheet, decl: &SheetDecl) -> Option<String> {
    let (own, other) = sheet.keys.as_ref()?;
    let text = |names: &[zhenwen::model::Text]| -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    };
    let declared = (text(&decl.key), text(&decl.fallback_key));
    let groups: Vec<Vec<String>> = decl.one_of.iter().map(|group| text(group)).collect();
    let is_group = sheet.one_of.is_empty() || groups.contains(&sheet.one_of);
    (declared != (own.clone(), other.clone()) || !is_group)
        .then(|| format!("{}: key {own:?} {other:?}, declared {declared:?}", sheet.name))
}

#[test]
fn dates_are_events_where_the_model_says_so() {
    let Some(contract) = contract() else { return };
    let catalog = Catalog::load(None).unwrap();
    let mut seen = BTreeSet::new();
    for sheet in &catalog.sheets {
        for column in sheet.columns.iter().filter(|column| column.kind.is_date()) {
            let header = &*column.header;
            let is_listed = contract.not_events.iter().any(|listed| listed == header);
            let is_attribute = column.need == Need::Wanted || AHEAD.contains(&header);
            assert_eq!(
                column.is_event(),
                !is_listed && !is_attribute,
                "{}.{header}",
                sheet.name
            );
            seen.insert(header.to_owned());
        }
    }
    let missing: Vec<_> =
        contract.not_events.iter().filter(|header| !seen.contains(*header)).collect();
    assert!(missing.is_empty(), "{missing:?} stand in no sheet");
}

#[test]
fn open_lists_of_units_are_those_of_the_model() {
    let Some(contract) = contract() else { return };
    let catalog = Catalog::load(None).unwrap();
    let units = &catalog.sheets[usize::from(catalog.sheet_id("单位").unwrap())];
    for (header, listed) in
        [("单位类别", &contract.classes), ("行业领域", &contract.fields)]
    {
        let choices = &units.column(header).unwrap().choices;
        assert!(
            choices.iter().map(|choice| &**choice).eq(listed),
            "{header}: {listed:?}"
        );
    }
}

#[test]
fn common_columns_mean_the_same_in_every_sheet() {
    let Some(contract) = contract() else { return };
    let catalog = Catalog::load(None).unwrap();
    for common in &contract.common {
        let columns = catalog
            .sheets
            .iter()
            .filter_map(|sheet| Some((sheet, sheet.column(&common.header)?)));
        for (sheet, column) in columns {
            let names: Vec<&str> = column.aliases.iter().map(|alias| &**alias).collect();
            let others =
                sheet.columns.iter().filter(|other| other.header != column.header);
            let taken: Vec<&str> = others
                .flat_map(|o| {
                    std::iter::once(&*o.header).chain(o.aliases.iter().map(|a| &**a))
                })
                .collect();
            for alias in common.aliases.iter().filter(|alias| !taken.contains(&&***alias))
            {
                assert!(
                    names.contains(&&**alias),
                    "{}.{}: {alias}",
                    sheet.name,
                    column.header
                );
            }
        }
    }
}
