//! 指标, 各指标, 数据来源: figures as values that know their parts.

use super::authority::office;
use super::scene::Scene;
use crate::catalog::{Ask, FigureDecl, figure_period};
use crate::expr::engine::{Answer, Argument, Call, Datum};
use crate::merge::ledger::logic::figures::{belongs, source};
use crate::model::{
    Day, Decimal, Figure, FigureKey, Period, Provenance, RowRef, Scope, Subject, Text,
    Value, Verdict,
};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Scene {
    /// 指标("S-18.found"[, 行][, 期="年"][, 年=2024]); blank where it was not computed. For
    /// several years it is their sum.
    pub(super) fn figure(&self, call: &Call) -> Answer {
        let keys = self.asked(call).unwrap_or_default();
        let figures = keys.into_iter().filter_map(|key| {
            let found = self.figures.get(&key).cloned();
            found.or_else(|| self.none_of_unit(key))
        });
        let figures: Vec<Figure> = figures.collect();
        Answer::value(match figures.as_slice() {
            [] => Datum::default(),
            [figure] => self.datum(figure),
            several => sum(several),
        })
    }

    /// `各指标()`, `各指标("未达标")`: the figures of the paper's scope and period with this verdict, or
    /// with any, of those that have a target or that a person judges.
    pub(super) fn with_verdict(&self, call: &Call) -> Answer {
        let verdict = call.text(0).unwrap_or_default();
        let scope = self.scope(None);
        let figures = self.figures.list.iter().filter(|figure| {
            let is = verdict.is_empty()
                || figure.verdict.is_some_and(|it| it.to_string() == verdict);
            let is_judged =
                figure.target.is_some() || figure.verdict == Some(Verdict::Manual);
            is && is_judged
                && figure.is_emitted
                && figure.key.scope == scope
                && belongs(figure, self.paper.period)
        });
        let figures = figures.map(|figure| Arc::new(self.datum(figure)));
        Answer::Values(figures.collect(), format!("各指标（{verdict}）").into())
    }

    /// 数据来源: every figure that was printed so far, once for its period; that of the
    /// paper's own scope where it stands for parts of it too.
    pub(super) fn origins(&self) -> Answer {
        let scope = self.scope(None);
        let printed: BTreeSet<usize> = self
            .noted()
            .sources
            .iter()
            .filter_map(|from| match from {
                Provenance::Figure(key) => {
                    let own = FigureKey { scope: scope.clone(), ..key.clone() };
                    let position = |key| self.figures.position(key);
                    position(&own).or_else(|| position(key))
                }
                _ => None,
            })
            .collect();
        let figures = printed.into_iter().map(|at| &self.figures.list[at]);
        let figures = figures.map(|figure| Arc::new(self.datum(figure)));
        Answer::Values(figures.collect(), "数据来源".into())
    }

    /// The figure that a call asks for, once a year.
    fn asked(&self, call: &Call) -> Option<Vec<FigureKey>> {
        let id = call.text(0)?;
        let decl = self.catalog.figures.iter().find(|decl| &*decl.id == id)?;
        let years = call.named("年").map(years);
        let span = call.named("期").and_then(Argument::text);
        let ask = Ask { span, has_year: years.is_some() };
        let letter = figure_period(decl, self.document().every.rhythm, ask).ok()?;
        let row = match call.row(1) {
            Some(line) => Some(line.row?),
            None => None,
        };
        let scope = self.scope(row);
        let years = years.unwrap_or_else(|| vec![self.run.year]).into_iter();
        let periods = years.filter_map(|year| self.period_of(letter, year));
        let key =
            |period| FigureKey { id: decl.id.clone(), scope: scope.clone(), period };
        Some(periods.map(key).collect())
    }

    /// The scope of a village or unit, else of the paper's subject, else the town.
    pub(super) fn scope(&self, row: Option<RowRef>) -> Scope {
        let subject = match self.paper.subject {
            Subject::Row(row) => Some(row),
            Subject::Town => None,
        };
        let Some(row) = row.or(subject) else { return Scope::Town };
        let is = |name| self.town.id_of(name) == Some(row.sheet);
        if is("村") {
            Scope::Village(row)
        } else if is("单位") {
            Scope::Unit(row)
        } else {
            Scope::Town
        }
    }

    /// The period of a letter in this run. A `d` figure of an earlier year is that of its
    /// last day.
    pub(super) fn period_of(&self, letter: char, year: i16) -> Option<Period> {
        match letter {
            'd' if year == self.run.year => Some(Period::Day(self.run.as_of)),
            'd' => Day::new(year, 12, 31).ok().map(Period::Day),
            'y' => Some(Period::Year(year)),
            letter => {
                let emitted = self.figures.list.iter().filter(|it| it.is_emitted);
                let mut periods = emitted.map(|figure| figure.key.period);
                periods.find(|period| period.letter() == letter)
            }
        }
    }

    /// A unit's figure of which `compute` keeps none because there is nothing to count: 0,
    /// where the town has the figure.
    fn none_of_unit(&self, key: FigureKey) -> Option<Figure> {
        let Scope::Unit(_) = key.scope else { return None };
        let town = FigureKey { scope: Scope::Town, ..key.clone() };
        let town = self.figures.get(&town).filter(|town| town.is_emitted)?;
        town.numerator?;
        let zero = Some(Decimal::from(0));
        Some(Figure {
            key,
            numerator: zero,
            denominator: zero.filter(|_| town.is_share),
            verdict: None,
            rows: Vec::new(),
            ..town.clone()
        })
    }

    /// A figure as a value that knows its parts.
    fn datum(&self, figure: &Figure) -> Datum {
        let from = Some(Provenance::Figure(figure.key.clone()));
        let number = |number: Option<Decimal>| number.map_or(Value::Blank, Value::Number);
        let text = |text: &str| match text {
            "" => Value::Blank,
            text => Value::Text(text.into()),
        };
        let value = number(figure.value());
        let shown = self.shown(figure);
        let verdict = figure.verdict.map_or(String::new(), |it| it.to_string());
        let decl = self.catalog.figures.iter().find(|decl| decl.id == figure.key.id);
        let part = |value| Datum { value, from: from.clone(), ..Datum::default() };
        let fields = vec![
            ("值", Datum { shown: shown.clone(), ..part(value.clone()) }),
            ("分子", part(number(figure.numerator))),
            ("分母", part(number(figure.denominator))),
            ("结论", part(text(&verdict))),
            ("目标", part(text(figure.target.as_deref().unwrap_or_default()))),
            ("名称", part(text(&figure.name))),
            ("单位", part(text(&figure.unit))),
            ("编号", part(text(&figure.key.id))),
            ("范围", part(text(&figure.key.scope.name(&self.town)))),
            ("期", part(text(&figure.key.period.print()))),
            ("口径", part(text(&decl.map_or_else(String::new, FigureDecl::basis)))),
            ("来源", part(text(&source(decl, figure)))),
        ];
        Datum { value, shown, from, fields, ..Datum::default() }
    }

    /// How a share is printed: with %, and 0/0 as 机关.零分母 says.
    fn shown(&self, figure: &Figure) -> Option<Text> {
        if !figure.is_share || figure.numerator.is_none() {
            return None;
        }
        if let Some(value) = figure.value() {
            return Some(format!("{value}%").into());
        }
        let office = office(self.case());
        let rule = office.and_then(|row| self.town.value(row, "零分母").text());
        Some(match rule {
            Some("100") => "100%".into(),
            Some("0") => "0%".into(),
            _ => "—".into(),
        })
    }
}

/// The years of an argument: a number, a cell, a month or year, or several years.
fn years(argument: &Argument) -> Vec<i16> {
    let year = |datum: &Datum| {
        let year = datum.field("年").map_or(&datum.value, |year| &year.value);
        year.integer()
    };
    let numbers: Vec<i64> = match argument {
        Argument::Number(number) => vec![*number],
        Argument::Given(Answer::Value(datum)) => year(datum).into_iter().collect(),
        Argument::Given(Answer::Values(values, _)) => {
            values.iter().filter_map(|datum| year(datum)).collect()
        }
        _ => Vec::new(),
    };
    numbers.into_iter().filter_map(|year| i16::try_from(year).ok()).collect()
}

/// Counts of several years added up; blank where one of them is not known.
fn sum(figures: &[Figure]) -> Datum {
    let numbers = figures.iter().map(|figure| figure.numerator);
    let total = numbers
        .reduce(|total, number| total?.checked_add(number?))
        .flatten()
        .map_or(Value::Blank, Value::Number);
    let rows: BTreeSet<RowRef> =
        figures.iter().flat_map(|figure| figure.rows.iter().copied()).collect();
    let from = Some(Provenance::Rows(rows.into_iter().collect()));
    Datum { value: total, from, ..Datum::default() }
}
