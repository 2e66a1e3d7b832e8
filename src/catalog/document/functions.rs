//! Functions of templates: 选 指标 各指标 数据来源 表. Their constants are checked here; what
//! they give is found in `merge/paper/`.

use super::Rhythm;
use super::words::Words;
use crate::catalog::{FigureDecl, known_names};
use crate::expr::condition::Condition;
use crate::expr::engine::{CallShape, Given, Kind, Note, nearest};
use crate::model::Verdict;

/// Their names.
pub(super) const FUNCTIONS: &[&str] = &["选", "指标", "各指标", "数据来源", "表"];

/// Fields of a figure.
pub(super) const FIGURE_FIELDS: &[&str] = &[
    "值", "分子", "分母", "结论", "目标", "名称", "单位", "编号", "范围", "期", "口径",
    "来源",
];

/// Fields of a month or year.
pub(super) const PERIOD_FIELDS: &[&str] = &["年", "月", "首日", "末日"];

/// 期 of 指标(…): the word and the letter of `systems.md` §4.1.
const SPANS: [(&str, char); 7] = [
    ("日", 'd'),
    ("月", 'm'),
    ("季", 'q'),
    ("半年", 'h'),
    ("学期", 't'),
    ("年", 'y'),
    ("行动", 'c'),
];

/// What 指标(…) asks for besides the figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// 期, if it is written.
    pub span: Option<&'a str>,
    /// Whether a year is written.
    pub has_year: bool,
}

/// The letter of the period that 指标(…) means: the one written, else the paper's own, else
/// `d` where the figure has no other; the letters it has, if none of these fits.
pub fn figure_period(
    decl: &FigureDecl,
    rhythm: Rhythm,
    ask: Ask,
) -> Result<char, Vec<char>> {
    let letters = || decl.periods.chars().filter(|c| !c.is_whitespace());
    let own = match rhythm {
        _ if ask.has_year => 'y',
        Rhythm::Month => 'm',
        Rhythm::Year => 'y',
        Rhythm::Once => 'd',
    };
    let written = ask.span.map(|span| SPANS.iter().find(|(word, _)| *word == span));
    let wanted = match written {
        Some(Some((_, letter))) => vec![*letter],
        Some(None) => Vec::new(),
        None => vec![own, 'd'],
    };
    let fits = |letter: &char| !ask.has_year || matches!(letter, 'y' | 'd');
    let mut known = letters().filter(fits);
    let found = wanted.into_iter().find(|letter| known.clone().any(|it| it == *letter));
    found.ok_or_else(|| known.by_ref().collect())
}

/// 选("隐患", "条件"[, 行]), 选(若干行, "条件")
pub(super) fn select(words: &Words, call: &CallShape, notes: &mut Vec<Note>) -> Kind {
    let usage = "写法是 选(\"表名\", \"条件\")，后面还可写一行";
    let named = call.named.iter().map(|(_, given)| given);
    let too_many = call.arguments.iter().skip(3).chain(named);
    notes.extend(too_many.map(|given| given.fault(usage)));
    if let Some(Kind::Rows(sheets)) = call.arguments.first().map(|given| &given.kind) {
        if let Some((given, text)) = constant(call, 1, usage, notes) {
            let sheet = sheets.first().map_or("", |sheet| &**sheet);
            condition(words, given, (text, sheet), notes);
        }
        return Kind::Rows(sheets.clone());
    }
    let Some((given, name)) = constant(call, 0, usage, notes) else {
        return Kind::Unknown;
    };
    let Some(sheet) = words.sheet(name) else {
        let known = words.subjects.sheets.iter().map(|sheet| &*sheet.name);
        let hint = nearest(name, known).map(|near| format!("，是否想写“{near}”"));
        let hint = hint.unwrap_or_default();
        notes.push(given.fault(format!("没有叫“{name}”的表{hint}")));
        return Kind::Unknown;
    };
    if let Some((given, text)) = constant(call, 1, usage, notes) {
        condition(words, given, (text, name), notes);
    }
    let owners = match call.arguments.get(2).map(|given| (given, &given.kind)) {
        None => words.every.sheets.clone(),
        Some((_, Kind::Row(sheets))) => sheets.clone(),
        Some((_, Kind::Unknown)) => Vec::new(),
        Some((given, other)) => {
            notes.push(given.fault(format!("这里应当是一行，不是{}", other.name())));
            Vec::new()
        }
    };
    let stray = owners.iter().find(|owner| !words.belongs(name, owner));
    if let Some(owner) = stray {
        notes.push(given.fault(format!("“{name}”的行不属于哪一个“{owner}”")));
    }
    Kind::Rows(vec![sheet.name.clone()])
}

/// A condition written in a template.
fn condition(
    words: &Words,
    given: &Given,
    (text, sheet): (&str, &str),
    notes: &mut Vec<Note>,
) {
    let faults = match Condition::parse(text) {
        Ok(condition) => known_names(&condition, Some(sheet), words.subjects.sheets),
        Err(fault) => vec![fault],
    };
    notes.extend(
        faults
            .iter()
            .map(|fault| given.fault_inside(fault.start..fault.end, &fault.message)),
    );
}

/// 指标("S-18.found"[, 行][, 期="年"][, 年=2024])
pub(super) fn figure(words: &Words, call: &CallShape, notes: &mut Vec<Note>) {
    let usage = "写法是 指标(\"编号\")，后面还可写一行、期=“年”、年=2024";
    let Some((given, id)) = constant(call, 0, usage, notes) else { return };
    notes.extend(call.arguments.iter().skip(2).map(|given| given.fault(usage)));
    let figures = words.subjects.figures;
    let Some(decl) = figures.iter().find(|decl| &*decl.id == id) else {
        let near = nearest(id, figures.iter().map(|decl| &*decl.id));
        let hint = near.map_or(String::new(), |near| format!("，是否想写“{near}”"));
        notes.push(given.fault(format!("没有编号为“{id}”的指标{hint}")));
        return;
    };
    let owners = match call.arguments.get(1).map(|given| (given, &given.kind)) {
        None => words.every.sheets.clone(),
        Some((_, Kind::Row(sheets))) => sheets.clone(),
        Some((_, Kind::Unknown)) => Vec::new(),
        Some((given, _)) => {
            notes.push(given.fault("这里应当是村或单位的一行"));
            Vec::new()
        }
    };
    let letter = |sheet: &str| match sheet {
        "村" => ('V', "各村的数"),
        "单位" => ('U', "各单位的数"),
        _ => ('T', "全镇的数"),
    };
    let owners: Vec<&str> = owners.iter().map(|sheet| &**sheet).collect();
    let owners = if owners.is_empty() { vec!["全镇"] } else { owners };
    let before = notes.len();
    for (letter, what) in owners.iter().copied().map(letter) {
        if !decl.scopes.contains(letter) {
            notes.push(given.fault(format!("指标“{id}”没有{what}")));
        }
    }
    let is_town = owners.iter().all(|owner| letter(owner).0 == 'T');
    let ask = ask(decl, is_town, call, notes);
    if notes.len() > before {
        return;
    }
    if let Err(letters) = figure_period(decl, words.every.rhythm, ask) {
        let has = |letter: &char| SPANS.iter().find(|(_, known)| known == letter);
        let words: Vec<&str> = letters.iter().filter_map(has).map(|(w, _)| *w).collect();
        let what = format!("指标“{id}”的期只有：{}", words.join("、"));
        notes.push(given.fault(what));
    }
}

/// 期 and 年 of 指标(…). Years are added up for the town's counts only: of villages and
/// units earlier years are not computed.
fn ask<'a>(
    decl: &FigureDecl,
    is_town: bool,
    call: &CallShape<'a>,
    notes: &mut Vec<Note>,
) -> Ask<'a> {
    let mut ask = Ask::default();
    for (name, given) in &call.named {
        match (*name, given.text, &given.kind) {
            ("期", Some(text), _) => ask.span = Some(text),
            ("年", None, Kind::Number | Kind::Value(_) | Kind::Unknown) => {
                ask.has_year = true;
            }
            ("年", None, Kind::Values(_)) if decl.is_share() => {
                notes.push(given.fault("几年的比率不能相加，请写 期=“行动”"));
            }
            ("年", None, Kind::Values(_)) if !is_town => {
                notes.push(given.fault("只有全镇的数能把几年相加"));
            }
            ("年", None, Kind::Values(_)) => ask.has_year = true,
            ("期", ..) => notes.push(given.fault("期要写成“日”“月”“年”这样的字")),
            ("年", ..) => notes.push(given.fault("年要写成 2024 这样的数，或一个期")),
            _ => notes.push(given.fault("这里只能写“期”和“年”")),
        }
    }
    ask
}

/// 各指标("未达标")
pub(super) fn verdict(call: &CallShape, notes: &mut Vec<Note>) {
    let all = [
        Verdict::Met,
        Verdict::Missed,
        Verdict::DataMissing,
        Verdict::NotApplicable,
        Verdict::Manual,
    ];
    let names = all.map(|verdict| verdict.to_string());
    let usage = format!("写法是 各指标(\"结论\")，结论是：{}", names.join("、"));
    if let Some((given, text)) = constant(call, 0, &usage, notes)
        && !names.iter().any(|name| name == text)
    {
        notes.push(given.fault(usage));
    }
}

/// 表("L-10"[, 列="单位名称、隐患内容"])
pub(super) fn ledger(words: &Words, call: &CallShape, notes: &mut Vec<Note>) {
    let usage = "写法是 表(\"台账代码\")，后面还可写 列=\"…、…\"";
    let Some((given, code)) = constant(call, 0, usage, notes) else { return };
    let ledgers = words.subjects.ledgers;
    let Some(decl) = ledgers.iter().find(|ledger| &*ledger.code == code) else {
        let known: Vec<&str> = ledgers.iter().map(|ledger| &*ledger.code).collect();
        let known = known.join("、");
        notes.push(given.fault(format!("没有代码为“{code}”的台账，可写：{known}")));
        return;
    };
    for (name, given) in &call.named {
        let (Some(list), "列") = (given.text, *name) else {
            notes.push(given.fault(usage));
            continue;
        };
        let is_known = |header: &str| {
            matches!(header, "序号" | "备注")
                || decl.columns.iter().any(|column| &*column.header == header)
        };
        let unknown = list.split('、').filter(|header| !is_known(header));
        notes.extend(
            unknown.map(|header| given.fault(format!("台账“{code}”没有“{header}”列"))),
        );
    }
}

/// A constant text by position; anything else is a fault.
fn constant<'a, 'b>(
    call: &'b CallShape<'a>,
    at: usize,
    usage: &str,
    notes: &mut Vec<Note>,
) -> Option<(&'b Given<'a>, &'a str)> {
    match call.arguments.get(at).map(|given| (given, given.text)) {
        Some((given, Some(text))) => Some((given, text)),
        Some((given, None)) => {
            notes.push(given.fault(usage));
            None
        }
        None => {
            notes.push(Note::new(call.at.clone(), usage));
            None
        }
    }
}
