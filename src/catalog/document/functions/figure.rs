//! 指标(…): which figure, whose, and of which period.

use super::{constant, owners};
use crate::catalog::FigureDecl;
use crate::catalog::document::Rhythm;
use crate::catalog::document::words::Words;
use crate::expr::engine::{CallShape, Kind, Note, nearest};

/// 期 of 指标(…): the word and the letter of `systems.md` §4.1.
pub(super) const SPANS: [(&str, char); 7] = [
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

/// 指标("S-18.found"[, 行][, 期="年"][, 年=2024])
pub(in crate::catalog::document) fn figure(
    words: &Words,
    call: &CallShape,
    notes: &mut Vec<Note>,
) {
    let usage = "写法是 指标(\"编号\")，后面还可写一行、期=“年”、年=2024";
    let Some((given, id)) = constant(call, 0, usage, notes) else { return };
    let figures = words.subjects.figures;
    let Some(decl) = figures.iter().find(|decl| &*decl.id == id) else {
        let near = nearest(id, figures.iter().map(|decl| &*decl.id));
        let hint = near.map_or(String::new(), |near| format!("，是否想写“{near}”"));
        notes.push(given.fault(format!("没有编号为“{id}”的指标{hint}")));
        return;
    };
    let before = notes.len();
    notes.extend(call.arguments.iter().skip(2).map(|given| given.fault(usage)));
    let owners = owners(words, call.arguments.get(1), notes);
    let mut scopes: Vec<_> = owners.iter().map(|owner| scope(owner)).collect();
    if scopes.is_empty() {
        scopes.push(scope("全镇"));
    }
    for (letter, what) in &scopes {
        if !decl.scopes.contains(*letter) {
            notes.push(given.fault(format!("指标“{id}”没有{what}")));
        }
    }
    let is_town = scopes.iter().all(|(letter, _)| *letter == 'T');
    let ask = ask(decl, is_town, call, notes);
    if let Err(letters) = figure_period(decl, words.every.rhythm, ask)
        && notes.len() == before
    {
        let word = |letter: &char| SPANS.iter().find(|(_, known)| known == letter);
        let words: Vec<&str> = letters.iter().filter_map(word).map(|(w, _)| *w).collect();
        let what = format!("指标“{id}”的期只有：{}", words.join("、"));
        notes.push(given.fault(what));
    }
}

/// The scope of a row of a sheet: its letter, and how messages call it.
pub(super) fn scope(sheet: &str) -> (char, &'static str) {
    match sheet {
        "村" => ('V', "各村的数"),
        "单位" => ('U', "各单位的数"),
        _ => ('T', "全镇的数"),
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
