//! 处理说明.txt: what was read, mapped, repaired, set aside, found and made, in plain words.

use super::finding::{finding_text, tally};
use super::reading::{reason, repair_line};
use super::text::plain_text;
use crate::catalog::Catalog;
use crate::model::{
    Aside, AsideReason, Day, Finding, Period, Run, Severity, Sheet, Source, SourceId,
    Text, Town, print_day,
};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many rows or cells of one kind are named; all of them stand in 读表说明.xlsx.
const NAMED: usize = 20;

/// What a run has to account for.
pub struct Account<'a> {
    /// Declarations.
    pub catalog: &'a Catalog,
    /// What was read.
    pub town: &'a Town,
    /// Days of the run.
    pub run: &'a Run,
    /// Where the as-of date came from: 取自命令, 取自机关表, 今天.
    pub as_of_from: &'a str,
    /// What the run makes: 2026年10月、2026年.
    pub periods: &'a [String],
    /// All findings.
    pub findings: &'a [Finding],
    /// Files of the run, in the order of the output folder.
    pub made: &'a [Made],
}

/// A file that the run makes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    /// Path below the output folder.
    pub path: String,
    /// 名称: 隐患整改通知书, 隐患台账 …
    pub name: Text,
    /// How many source rows stand behind it.
    pub rows: usize,
}

/// The file's bytes: a byte order mark and CRLF, so that any old notepad shows it right.
pub fn account(of: &Account) -> Vec<u8> {
    let mut out = String::new();
    head(of, &mut out);
    sources(of, &mut out);
    asides(of, &mut out);
    repairs(of, &mut out);
    findings(of, &mut out);
    made(of, &mut out);
    plain_text(&out)
}

/// How workbooks were read, without a run that makes anything of them.
pub fn reading_account(
    catalog: &Catalog,
    town: &Town,
    findings: &[Finding],
    today: Day,
) -> String {
    let month = Period::month_of(today, 1);
    let year = today.year();
    let run = Run { as_of: today, month, year, month_start: 1, campaign: None };
    let (run, as_of_from, periods, made) = (&run, "", &[][..], &[][..]);
    let of = Account { catalog, town, run, as_of_from, periods, findings, made };
    let mut out = String::new();
    sources(&of, &mut out);
    asides(&of, &mut out);
    repairs(&of, &mut out);
    self::findings(&of, &mut out);
    out
}

/// Writes one line; a String takes everything.
fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

/// Title, as-of date, periods.
fn head(of: &Account, out: &mut String) {
    line(out, "处理说明");
    let as_of = print_day(of.run.as_of);
    line(out, &format!("统计截止日期：{as_of}（{}）", of.as_of_from));
    line(out, &format!("办理范围：{}", of.periods.join("、")));
}

/// One paragraph a table: where it was found, which columns mean what, the row account.
fn sources(of: &Account, out: &mut String) {
    line(out, "\n一、读了哪些表");
    // A form that nobody filled in is no sheet of the town.
    let filled = (0_u32..).zip(&of.town.sources);
    let filled = filled.filter(|(_, source)| of.town.sheet(source.sheet).is_some());
    for (number, (id, source)) in (1..).zip(filled) {
        let decl = &of.catalog.sheets[usize::from(source.sheet)];
        let (read, kept) = (source.rows_in, source.rows_kept);
        line(
            out,
            &format!(
                "{number}. {} › {}：认作“{}”表，表头在第{}行；共{read}行，计入{kept}行，未计入{}行。",
                source.workbook,
                source.worksheet,
                decl.name,
                source.header_row,
                read - kept
            ),
        );
        if !source.run.is_empty() {
            line(out, "   程序写的台账：与数据表同一行的并入那一行，填改的值优先。");
        }
        if read > 0 {
            columns(of, (id, source), out);
        }
    }
    for (what, why) in &of.town.left_out {
        line(out, &format!("没有读取：{what}（{why}）"));
    }
    absent(of, out);
}

/// Sheets that figures need and that nobody keeps.
fn absent(of: &Account, out: &mut String) {
    let is_counted = |name: &Text| {
        of.catalog.figures.iter().any(|figure| figure.sheets.contains(name))
    };
    let declared = of.catalog.sheets.iter().map(|decl| &decl.name);
    let absent = declared.filter(|name| of.town.sheet_named(name).is_none());
    let absent: Vec<&str> =
        absent.filter(|name| is_counted(name)).map(|n| &**n).collect();
    if !absent.is_empty() {
        line(
            out,
            &format!(
                "没有这些表，或表还没有填，相应指标为“数据不足”：{}。",
                absent.join("、")
            ),
        );
    }
}

/// Columns under other names than ours, and those that only stay.
fn columns(of: &Account, (_, source): (SourceId, &Source), out: &mut String) {
    let Some(sheet) = of.town.sheet(source.sheet) else { return };
    let declared = of.catalog.sheets[usize::from(source.sheet)].columns.len();
    let named = |at: usize| sheet.headers.names().get(at).map_or("", |name| name);
    let written = |at: usize| source.mapping.get(at)?.as_ref().map(|(_, text)| &**text);
    let other: Vec<String> = (0..declared)
        .filter_map(|at| Some((written(at)?, named(at))))
        .filter(|(written, name)| written != name)
        .map(|(written, name)| format!("{}→{name}", written.replace('\n', "")))
        .collect();
    let extra: Vec<&str> = (declared..source.mapping.len()).filter_map(written).collect();
    if !other.is_empty() {
        line(out, &format!("   列的对应：{}。", other.join("，")));
    }
    if !extra.is_empty() {
        line(out, &format!("   原样保留、不参与统计的列：{}。", extra.join("、")));
    }
}

/// Rows that are not counted, with the reason.
fn asides(of: &Account, out: &mut String) {
    line(out, "\n二、没有计入的行");
    let sheets = of.town.sheets.iter().flatten();
    let all: Vec<(&Sheet, &Aside)> =
        sheets.flat_map(|sheet| sheet.aside.iter().map(move |a| (sheet, a))).collect();
    // A ledger of ours repeats the rows of the sheets; what it changes is told as findings.
    let is_back = |aside: &Aside| {
        let source = &of.town.sources[aside.row.source as usize];
        aside.reason == AsideReason::Merged && !source.run.is_empty()
    };
    let all: Vec<_> = all.into_iter().filter(|(_, aside)| !is_back(aside)).collect();
    for (sheet, aside) in all.iter().take(NAMED) {
        let source = &of.town.sources[aside.row.source as usize];
        let (book, leaf) = (&source.workbook, &source.worksheet);
        let why = reason(&aside.reason, &sheet.headers);
        line(out, &format!("{book} › {leaf} › 第{}行：{why}", aside.row.number));
    }
    more(all.len(), out);
}

/// Values understood in another form than written.
fn repairs(of: &Account, out: &mut String) {
    line(out, "\n三、改写和补全的值（原表不动）");
    let sheets = of.town.sheets.iter().flatten();
    let all: Vec<_> =
        sheets.flat_map(|sheet| sheet.repairs.iter().map(move |r| (sheet, r))).collect();
    for (sheet, repair) in all.iter().take(NAMED) {
        line(out, &repair_line(of.town, sheet, repair));
    }
    more(all.len(), out);
}

/// 无, or how many more there are and where they stand.
fn more(count: usize, out: &mut String) {
    match count.checked_sub(NAMED) {
        None if count == 0 => line(out, "无。"),
        Some(rest) if rest > 0 => {
            line(out, &format!("另有{rest}处，全部列在 读表说明.xlsx。"));
        }
        _ => {}
    }
}

/// 错误 and 警告 in full, 提示 counted by code.
fn findings(of: &Account, out: &mut String) {
    line(out, &format!("\n四、发现的问题（{}）", tally(of.findings)));
    let serious = of.findings.iter().filter(|f| f.severity != Severity::Hint);
    serious.for_each(|finding| out.push_str(&finding_text(finding)));
    let mut hints: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for hint in of.findings.iter().filter(|f| f.severity == Severity::Hint) {
        hints.entry(&hint.code).or_insert((0, &hint.fact)).0 += 1;
    }
    for (code, (count, fact)) in hints {
        line(out, &format!("提示 {code} {count}处，如：{fact}"));
    }
}

/// The files.
fn made(of: &Account, out: &mut String) {
    line(out, &format!("\n五、本次生成的文件（{}个）", of.made.len()));
    for file in of.made {
        line(out, &format!("{}（依据{}行）", file.path, file.rows));
    }
}
