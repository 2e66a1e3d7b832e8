//! One declaration → its figures in all scopes and periods.

use super::logic::{self, Counted};
use super::shapes::Counting;
use super::subjects::Tallies;
use super::tally::Tally;
use super::verdict::{Progress, Standard, of_count, of_share};
use super::windows::{Frame, frames};
use super::{frequency, stock};
use crate::catalog::{FigureDecl, Shape, Target};
use crate::expr::condition::World;
use crate::model::{
    Day, Decimal, Figure, FigureKey, Period, RowRef, Run, Scope, Verdict,
};
use std::collections::BTreeSet;

/// The figures of one declaration, by scope, then period.
pub(super) fn figures(decl: &FigureDecl, world: World, run: &Run) -> Vec<Figure> {
    let letters = decl.periods.chars().filter(|c| !c.is_whitespace());
    let frames: Vec<Frame> = letters.flat_map(|letter| frames(run, letter)).collect();
    let maker = Maker { decl, world, run };
    let mut figures = maker.all(&frames);
    figures.extend(maker.earlier_stocks());
    figures.retain(is_wanted);
    figures.sort_by(|a, b| a.key.cmp(&b.key));
    figures
}

/// One declaration at work.
struct Maker<'a> {
    /// The declaration.
    decl: &'a FigureDecl,
    /// The world, without window.
    world: World<'a>,
    /// The run.
    run: &'a Run,
}

impl Maker<'_> {
    /// All scopes and periods.
    fn all(&self, frames: &[Frame]) -> Vec<Figure> {
        if self.is_absent() {
            return frames.iter().flat_map(|frame| self.absent(frame)).collect();
        }
        let tallies = match &self.decl.shape {
            Shape::Logic(name) => return self.by_logic(name, frames),
            Shape::Frequency(frequency) => {
                let scopes = (self.run, &*self.decl.scopes);
                frequency::tallies(frequency, self.world, scopes, frames)
            }
            Shape::Count(members) => self.counting(members, None, None, frames),
            Shape::Sum(members, column) => {
                self.counting(members, None, Some(column), frames)
            }
            Shape::Share(members, test) => {
                self.counting(members, Some(test), None, frames)
            }
        };
        let each = tallies.iter().zip(frames);
        each.flat_map(|(tallies, frame)| self.of_frame(tallies, frame)).collect()
    }

    /// COUNT, SUM or SHARE.
    fn counting(
        &self,
        members: &crate::catalog::Members,
        test: Option<&crate::expr::condition::Condition>,
        column: Option<&str>,
        frames: &[Frame],
    ) -> Vec<Tallies> {
        let scopes = &*self.decl.scopes;
        Counting { members, test, column, scopes }.tallies(self.world, frames)
    }

    /// Rule 1: a sheet of the figure is not kept.
    fn is_absent(&self) -> bool {
        let needed = self.decl.sheets.iter().filter(|sheet| !sheet.ends_with("(opt)"));
        needed.into_iter().any(|sheet| self.world.town.sheet_named(sheet).is_none())
    }

    /// 数据不足 in every scope of a frame.
    fn absent(&self, frame: &Frame) -> Vec<Figure> {
        let scopes = super::subjects::empty(self.world.town, &self.decl.scopes);
        let each = scopes.into_keys().map(|scope| Figure {
            numerator: None,
            denominator: None,
            verdict: Some(Verdict::DataMissing),
            ..self.blank(scope, frame)
        });
        each.collect()
    }

    /// The figures of one frame.
    fn of_frame(&self, tallies: &Tallies, frame: &Frame) -> Vec<Figure> {
        let each =
            tallies.iter().map(|(scope, tally)| self.of_tally(scope, tally, frame));
        each.collect()
    }

    /// One figure out of a tally.
    fn of_tally(&self, scope: &Scope, tally: &Tally, frame: &Frame) -> Figure {
        let standard = self.standard(frame);
        let (numerator, denominator, verdict) = match &self.decl.shape {
            Shape::Share(..) | Shape::Frequency(_) => (
                Decimal::from(tally.numerator()),
                Some(Decimal::from(tally.denominator())),
                of_share(tally, standard),
            ),
            Shape::Sum(..) => {
                let sum = self.amount(tally.sum);
                let most = (!tally.has_doubt()).then_some(sum);
                (sum, None, of_count(sum, most, standard))
            }
            Shape::Count(_) | Shape::Logic(_) => {
                let certain = Decimal::from(tally.numerator());
                let most = Decimal::from(tally.numerator() + tally.uncertain());
                (certain, None, of_count(certain, Some(most), standard))
            }
        };
        Figure {
            numerator: Some(numerator),
            denominator,
            rows: rows(tally, verdict == Some(Verdict::Missed)),
            verdict,
            ..self.blank(scope.clone(), frame)
        }
    }

    /// Figures of a logic.
    fn by_logic(&self, name: &str, frames: &[Frame]) -> Vec<Figure> {
        let Some(logic) = logic::find(name) else { return Vec::new() };
        let each = frames.iter().flat_map(|frame| {
            let counted = logic(frame.world(self.world), frame).into_iter();
            counted.map(|counted| self.of_counted(counted, frame))
        });
        each.collect()
    }

    /// One figure of a logic; over 0 it is 不适用.
    fn of_counted(&self, counted: Counted, frame: &Frame) -> Figure {
        let number = counted.numerator;
        let verdict = if counted.denominator == Some(Decimal::from(0)) {
            Some(Verdict::NotApplicable)
        } else {
            of_count(number, Some(number), self.standard(frame))
        };
        Figure {
            numerator: Some(number),
            denominator: counted.denominator,
            rows: counted.rows,
            verdict,
            ..self.blank(counted.scope, frame)
        }
    }

    /// S-17.stock at 31 December of earlier campaign years, for the three-year table only.
    fn earlier_stocks(&self) -> Vec<Figure> {
        let first = self.run.campaign.map_or(self.run.year, |(first, _)| first);
        if &*self.decl.id != "S-17.stock" || self.is_absent() {
            return Vec::new();
        }
        let days = (first..self.run.year).map(|year| jiff::civil::date(year, 12, 31));
        days.map(|day| self.stock_at(day)).collect()
    }

    /// The stock of the town at a day.
    fn stock_at(&self, day: Day) -> Figure {
        let (weight, rows) = stock::at(self.world.facts, day);
        let frame = Frame { period: Period::Day(day), window: None, is_emitted: false };
        let numerator = Some(Decimal::from(weight));
        Figure { numerator, rows, ..self.blank(Scope::Town, &frame) }
    }

    /// What the figures of a frame are judged by.
    fn standard(&self, frame: &Frame) -> Standard {
        let is_due = match &self.decl.shape {
            Shape::Count(members) | Shape::Share(members, _) => members.is_due,
            _ => false,
        };
        let is_over = is_due || frame.is_over(self.world.as_of);
        let progress = match &self.decl.shape {
            _ if is_over => Progress::Final,
            Shape::Frequency(_) => Progress::Settling,
            _ => Progress::Running,
        };
        let target = self.decl.target(frame.period.letter());
        Standard { target, is_qualitative: self.decl.is_qualitative, progress }
    }

    /// A figure without numbers.
    fn blank(&self, scope: Scope, frame: &Frame) -> Figure {
        let target: Option<Target> = self.decl.target(frame.period.letter());
        Figure {
            key: FigureKey { id: self.decl.id.clone(), scope, period: frame.period },
            name: self.decl.name.clone(),
            numerator: None,
            denominator: None,
            unit: self.decl.unit.clone(),
            is_share: self.decl.is_share(),
            verdict: None,
            target: target.map(|target| target.print(&self.decl.unit).into()),
            limits: target.map(Target::limits).unwrap_or_default(),
            rows: Vec::new(),
            is_emitted: frame.is_emitted,
        }
    }

    /// A sum in the unit shown: 分 → 万元 or 元; other sums stay.
    fn amount(&self, sum: i64) -> Decimal {
        match &*self.decl.unit {
            "万元" => Decimal::new(sum, 6),
            "元" => Decimal::new(sum, 2),
            _ => Decimal::from(sum),
        }
    }
}

/// The rows behind a figure, each once; failing rows first where it is missed.
fn rows(tally: &Tally, failing_first: bool) -> Vec<RowRef> {
    let failing = if failing_first { &tally.failing[..] } else { &[] };
    let mut seen = BTreeSet::new();
    let all = failing.iter().chain(&tally.passing).copied();
    all.filter(|row| seen.insert(*row)).collect()
}

/// U figures only where they say something (`systems.md` §4.1); earlier years only for
/// the town.
fn is_wanted(figure: &Figure) -> bool {
    let says = figure.has_value() && figure.numerator != Some(Decimal::from(0));
    let judged = !matches!(figure.verdict, None | Some(Verdict::NotApplicable));
    match figure.key.scope {
        Scope::Town => true,
        Scope::Village(_) => figure.is_emitted,
        Scope::Unit(_) | Scope::Person(_) => figure.is_emitted && (says || judged),
    }
}
