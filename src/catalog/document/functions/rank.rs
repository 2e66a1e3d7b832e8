//! 排名(…): villages or units put in order by figures.

use super::figure::{SPANS, scope};
use crate::catalog::FigureDecl;
use crate::catalog::document::words::Words;
use crate::expr::engine::{CallShape, Kind, Note, nearest};

/// How a criterion is written.
const USAGE: &str = "写法是 排名(若干行, \"升 指标编号\", \"降 指标编号 年\")";

/// One criterion of a ranking: `降 S-23.coverage 年`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion<'a> {
    /// 升: the smaller value stands first.
    pub is_rising: bool,
    /// 指标编号.
    pub id: &'a str,
    /// 期, if it is written.
    pub span: Option<&'a str>,
}

/// Reads a criterion; `None` = it is not written like one.
pub fn criterion(text: &str) -> Option<Criterion<'_>> {
    let mut words = text.split_whitespace();
    let is_rising = match words.next()? {
        "升" => true,
        "降" => false,
        _ => return None,
    };
    let criterion = Criterion { is_rising, id: words.next()?, span: words.next() };
    words.next().is_none().then_some(criterion)
}

/// 排名(若干行, "升 S-18.overdue", "降 S-23.coverage 年")
pub(in crate::catalog::document) fn rank(
    words: &Words,
    call: &CallShape,
    notes: &mut Vec<Note>,
) -> Kind {
    let first = call.arguments.first();
    let Some(Kind::Rows(sheets)) = first.map(|given| &given.kind) else {
        let at = first.map_or_else(|| call.at.clone(), |given| given.at.clone());
        notes.push(Note::new(at, USAGE));
        return Kind::Unknown;
    };
    if call.arguments.len() < 2 {
        notes.push(Note::new(call.at.clone(), USAGE));
    }
    let letter = sheets.first().map_or('T', |sheet| scope(sheet).0);
    for given in call.arguments.iter().skip(1) {
        let parsed = given.text.and_then(criterion);
        let fault = match &parsed {
            None => Some(USAGE.to_owned()),
            Some(criterion) => fault(words, criterion, letter),
        };
        notes.extend(fault.map(|what| given.fault(what)));
    }
    Kind::Groups(sheets.clone())
}

/// What is wrong with a criterion for rows of a scope.
fn fault(words: &Words, criterion: &Criterion, letter: char) -> Option<String> {
    let figures = words.subjects.figures;
    let found = figures.iter().find(|decl| &*decl.id == criterion.id);
    let Some(decl) = found else {
        let near = nearest(criterion.id, figures.iter().map(|decl| &*decl.id));
        let hint = near.map_or(String::new(), |near| format!("，是否想写“{near}”"));
        return Some(format!("没有编号为“{}”的指标{hint}", criterion.id));
    };
    if !decl.scopes.contains(letter) || letter == 'T' {
        return Some(format!("指标“{}”不是这些行的数", criterion.id));
    }
    criterion.span.and_then(|span| unknown_span(decl, span))
}

/// What is wrong with a 期.
fn unknown_span(decl: &FigureDecl, span: &str) -> Option<String> {
    let known = SPANS.iter().find(|(word, _)| *word == span);
    let is_there = known.is_some_and(|(_, letter)| decl.periods.contains(*letter));
    (!is_there).then(|| format!("指标“{}”没有“{span}”的数", decl.id))
}

#[cfg(test)]
mod tests {
    use super::{Criterion, criterion};

    #[test]
    fn a_criterion_is_a_direction_a_figure_and_perhaps_a_period() {
        let is = |text| criterion(text);
        let rising = Criterion { is_rising: true, id: "S-18.overdue", span: None };
        assert_eq!(is("升 S-18.overdue"), Some(rising));
        let falling =
            Criterion { is_rising: false, id: "S-23.coverage", span: Some("年") };
        assert_eq!(is("降 S-23.coverage 年"), Some(falling));
        for wrong in ["", "S-18.overdue", "升", "升 S-18.overdue 年 月"] {
            assert_eq!(is(wrong), None, "{wrong}");
        }
    }
}
