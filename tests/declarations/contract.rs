//! The tables of `model.md` as data, read from its text.

use std::collections::BTreeMap;

/// A column as `model.md` says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) header: String,
    pub(crate) need: String,
    /// The type as written, or `as X`; for a common column that of the common table.
    pub(crate) kind: String,
    /// Own aliases, then those of the common column.
    pub(crate) aliases: Vec<String>,
    /// `default x`, where the text gives one.
    pub(crate) default: Option<String>,
}

/// A sheet as `model.md` says it.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) workbook: String,
    pub(crate) file: String,
    /// Key columns, and those where the key is blank; §2 says them in words.
    pub(crate) keys: Option<(Vec<String>, Vec<String>)>,
    /// Columns of which one must be given.
    pub(crate) one_of: Vec<String>,
    pub(crate) columns: Vec<Column>,
}

/// The whole of §1–§3.
pub(crate) struct Contract {
    pub(crate) common: Vec<Column>,
    pub(crate) sheets: Vec<Sheet>,
    /// Dates that are no events, §1.
    pub(crate) not_events: Vec<String>,
    /// 单位类别, §5.
    pub(crate) classes: Vec<String>,
    /// 行业领域, §5.
    pub(crate) fields: Vec<String>,
}

impl Contract {
    /// Reads the text of `model.md`.
    pub(crate) fn read(text: &str) -> Self {
        let part = |from: &str, to: &str| {
            let (_, behind) = text.split_once(from).unwrap_or_else(|| panic!("{from}"));
            behind.split_once(to).unwrap_or_else(|| panic!("{to}")).0
        };
        let common: Vec<Column> =
            rows(part("### Common columns", "**Every** sheet ends"))
                .map(|cells| Column {
                    header: cells[0].clone(),
                    kind: cells[2].clone(),
                    aliases: names(&cells[1]),
                    ..Column::default()
                })
                .collect();
        let listed = part("never ignored for being after D: ", ". Every figure");
        let mut sheets = core(part("## 2. Core sheets", "## 3."), &common);
        let optional = part("## 3. Optional sheets", "## 4.");
        sheets.extend(optional.lines().filter_map(|line| entry(line, &common)));
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        let fields = part("codes used in figure ids: ", ". A new value").split(" · ");
        let field = |text: &str| text.split(' ').next().unwrap().to_owned();
        Self {
            common,
            sheets,
            not_events: words(listed),
            classes: words(part("单位类别 default values: ", ". ")),
            fields: fields.map(field).collect(),
        }
    }
}

/// The cells of the body rows of a table.
fn rows(text: &str) -> impl Iterator<Item = Vec<String>> {
    let lines = text.lines().filter(|line| line.starts_with('|')).skip(2);
    lines.map(|line| {
        let inner = line.trim_start_matches('|');
        inner.split('|').map(|cell| cell.trim().to_owned()).collect()
    })
}

/// Names parted by 、.
fn names(text: &str) -> Vec<String> {
    let names = text.split('、').map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The sheets of §2, each under its own heading.
fn core(text: &str, common: &[Column]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for section in text.split("\n### ").skip(1) {
        let heading = section.lines().next().unwrap();
        let quoted: Vec<&str> = heading.split('`').collect();
        let name = heading.split(' ').next().unwrap().to_owned();
        if name == "检查隐患" {
            continue;
        }
        let mut columns: Vec<Column> =
            rows(section).flat_map(|c| split(&c, common)).collect();
        let ends: &[&str] = match &*name {
            "机关" | "村" | "单位" => &["联系电话", "备注"],
            _ => &["备注"],
        };
        columns.extend(ends.iter().map(|header| complete(header, common)));
        let workbook = quoted[1].to_owned();
        let file = quoted[3].to_owned();
        let one_of = match &*name {
            "隐患" => vec!["村名".to_owned(), "单位名称".to_owned()],
            _ => Vec::new(),
        };
        sheets.push(Sheet { name, workbook, file, keys: None, one_of, columns });
    }
    sheets
}

/// A row that may tell of several columns: parts of a cell are parted by ` / `.
fn split(cells: &[String], common: &[Column]) -> Vec<Column> {
    let parts = |cell: &str| -> Vec<String> {
        let cell = format!(" {cell} ").replace(" / / ", " /  / ");
        cell.split(" / ").map(|part| part.trim().to_owned()).collect()
    };
    let headers = parts(&cells[0]);
    let (aliases, kinds) = (parts(&cells[1]), parts(&cells[2]));
    let meaning = cells.get(4..).map_or(String::new(), |rest| rest.join("|"));
    let column = |(at, header): (usize, &String)| {
        let said = aliases.get(at).map_or("", String::as_str);
        let is_common = said.starts_with("common") || cells[1] == "common";
        let own = said.trim_start_matches("common").trim_start_matches(';');
        let base = common.iter().find(|column| column.header == *header);
        let theirs = base.filter(|_| is_common).map(|base| base.aliases.clone());
        Column {
            header: header.clone(),
            need: cells[3].clone(),
            kind: kinds.get(at).unwrap_or(&kinds[0]).clone(),
            aliases: names(own).into_iter().chain(theirs.unwrap_or_default()).collect(),
            default: default(&meaning),
        }
    };
    headers.iter().enumerate().map(column).collect()
}

/// A common column as it is.
fn complete(header: &str, common: &[Column]) -> Column {
    let found = common.iter().find(|column| column.header == header);
    found.unwrap_or_else(|| panic!("{header} is no common column")).clone()
}

/// The value that a blank stands for, where the text gives one and not an explanation.
fn default(meaning: &str) -> Option<String> {
    if meaning.contains("blank = the town's") {
        return Some("全镇".to_owned());
    }
    if meaning.trim_end_matches('|').ends_with("blank = no") {
        return Some("否".to_owned());
    }
    if let Some((before, _)) = meaning.split_once(", default)") {
        return before.rsplit('(').next().map(str::to_owned);
    }
    if let Some((before, _)) = meaning.split_once(" (default)") {
        return before.split(' ').next().map(str::to_owned);
    }
    let (_, behind) = meaning.split_once("default ")?;
    let value = behind.split([' ', ';', ':', ',', '.', '|']).next()?.trim_matches('`');
    match value {
        "yes" => Some("是".to_owned()),
        "no" => Some("否".to_owned()),
        _ if behind.starts_with("31 Dec") => None,
        value if value.starts_with(|c: char| c.is_ascii_alphabetic()) => None,
        value => Some(value.to_owned()),
    }
}

/// A sheet of §3: `|**站所** `stations.xlsx` `stations` key 站所名称|站所名称● text · …|`.
fn entry(line: &str, common: &[Column]) -> Option<Sheet> {
    let (head, columns) = line.strip_prefix("|**")?.split_once('|')?;
    let (name, rest) = head.split_once("** ")?;
    let quoted: Vec<&str> = rest.split('`').collect();
    let key = quoted[4].trim().strip_prefix("key ")?;
    let (own, other) = key.split_once(", else ").unwrap_or((key, ""));
    let list = |text: &str| -> Vec<String> {
        let parts = text.trim_matches(['(', ')']).split(", ").filter(|p| !p.is_empty());
        parts.map(|part| part.split(" or ").next().unwrap().to_owned()).collect()
    };
    let one_of =
        key.split(['(', ')', ',']).find_map(|part| part.trim().split_once(" or "));
    let one_of = one_of.map_or(Vec::new(), |(a, b)| vec![a.to_owned(), b.to_owned()]);
    let mut found: Vec<Column> = columns
        .trim_end_matches('|')
        .split(" · ")
        .map(|column| optional(column, common))
        .collect();
    found.push(complete("备注", common));
    Some(Sheet {
        name: name.to_owned(),
        workbook: quoted[1].to_owned(),
        file: quoted[3].to_owned(),
        keys: Some((list(own), list(other))),
        one_of,
        columns: found,
    })
}

/// A column of §3: `header+要 type — meaning [aliases]`.
fn optional(text: &str, common: &[Column]) -> Column {
    let text = text.split(". ").next().unwrap();
    let (text, meaning) = text.split_once(" — ").unwrap_or((text, ""));
    let aliases = [text, meaning].iter().find_map(|part| {
        let (_, behind) = part.split_once(" [")?;
        Some(names(behind.split_once(']')?.0))
    });
    let text = text.split(" [").next().unwrap();
    let (head, kind) = text.split_once(' ').unwrap_or((text, ""));
    let header = head.trim_end_matches(['●', '○']);
    let base = common.iter().find(|column| column.header == header);
    let theirs = base.map(|base| base.aliases.clone()).unwrap_or_default();
    let kind = match (kind, base) {
        ("" | "(or 村名)", Some(base)) => base.kind.clone(),
        _ => kind.to_owned(),
    };
    Column {
        header: header.to_owned(),
        need: head[header.len()..].to_owned(),
        kind,
        aliases: aliases.unwrap_or_default().into_iter().chain(theirs).collect(),
        default: default(meaning),
    }
}

/// The columns of one sheet by header.
pub(crate) fn by_header(sheet: &Sheet) -> BTreeMap<&str, &Column> {
    sheet.columns.iter().map(|column| (&*column.header, column)).collect()
}
