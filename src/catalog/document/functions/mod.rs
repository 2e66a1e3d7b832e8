//! Functions of templates: 选 指标 各指标 排名 应报 数据来源 表. Their constants are checked here; what
//! they give is found in `merge/paper/`.

mod figure; // 指标(…)
mod rank; // 排名(…)

pub(super) use figure::figure;
pub use figure::{Ask, figure_period};
pub(super) use rank::rank;
pub use rank::{Criterion, criterion};

use super::words::Words;
use crate::catalog::known_names;
use crate::expr::condition::Condition;
use crate::expr::engine::{CallShape, Given, Kind, Note, nearest};
use crate::model::{ReportState, Text, Verdict};

/// Their names.
pub(super) const FUNCTIONS: &[&str] =
    &["选", "指标", "各指标", "排名", "应报", "数据来源", "表"];

/// Fields of a figure.
pub(super) const FIGURE_FIELDS: &[&str] = &[
    "值", "分子", "分母", "结论", "目标", "名称", "单位", "编号", "范围", "期", "口径",
    "来源",
];

/// Fields of a report that is owed or came in.
pub(super) const REPORT_FIELDS: &[&str] =
    &["材料类别", "所属期", "应报日期", "实报日期", "超过天数"];

/// Fields of a month or year.
pub(super) const PERIOD_FIELDS: &[&str] = &["年", "月", "首日", "末日"];

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
    let owners = owners(words, call.arguments.get(2), notes);
    let stray = owners.iter().find(|owner| !words.belongs(name, owner));
    if let Some(owner) = stray {
        notes.push(given.fault(format!("“{name}”的行不属于哪一个“{owner}”")));
    }
    Kind::Rows(vec![sheet.name.clone()])
}

/// The sheets of the row that a call names, else those of the paper's subject; none for the
/// town.
fn owners(words: &Words, given: Option<&Given>, notes: &mut Vec<Note>) -> Vec<Text> {
    match given.map(|given| (given, &given.kind)) {
        None => words.every.sheets.clone(),
        Some((_, Kind::Row(sheets))) => sheets.clone(),
        Some((_, Kind::Unknown)) => Vec::new(),
        Some((given, other)) => {
            notes.push(given.fault(format!("这里应当是一行，不是{}", other.name())));
            Vec::new()
        }
    }
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

/// `各指标()`, `各指标("未达标")`
pub(super) fn verdict(call: &CallShape, notes: &mut Vec<Note>) {
    if call.arguments.is_empty() && call.named.is_empty() {
        return;
    }
    let all = [
        Verdict::Met,
        Verdict::Missed,
        Verdict::DataMissing,
        Verdict::NotApplicable,
        Verdict::Manual,
    ];
    let names = all.map(|verdict| verdict.to_string());
    let usage =
        format!("写法是 各指标() 或 各指标(\"结论\")，结论是：{}", names.join("、"));
    if let Some((given, text)) = constant(call, 0, &usage, notes)
        && !names.iter().any(|name| name == text)
    {
        notes.push(given.fault(usage));
    }
}

/// `应报()`, `应报("未报")`
pub(super) fn reports(call: &CallShape, notes: &mut Vec<Note>) {
    if call.arguments.is_empty() && call.named.is_empty() {
        return;
    }
    let names = ReportState::ALL.map(|state| state.to_string());
    let usage = format!("写法是 应报() 或 应报(\"状态\")，状态是：{}", names.join("、"));
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
                || decl.columns().iter().any(|column| &*column.header == header)
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
