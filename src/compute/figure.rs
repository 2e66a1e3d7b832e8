//! One declaration → its figures in all scopes and periods.

use super::demand::Demands;
use super::logic::{self, Counted, Numbers};
use super::shapes::Counting;
use super::subjects::Tallies;
use super::tally::Tally;
use super::terms::Setting;
use super::verdict::{Progress, Standard, of_count, of_share};
use super::windows::{Frame, frames, other_months};
use super::{cover, frequency, ratio, stock};
use crate::catalog::{FigureDecl, Judging, Members, Shape, Target};
use crate::expr::condition::{Condition, World};
use crate::model::{Day, Decimal, Figure, FigureKey, Period, Run, Scope, Verdict};

/// The figures of one declaration, by scope, then period.
pub(super) fn figures(
    decl: &FigureDecl,
    world: World,
    run: &Run,
    demands: &Demands,
) -> Vec<Figure> {
    let maker = Maker { decl, world, run };
    if !maker.is_in_use() {
        return Vec::new();
    }
    let letters = decl.periods.chars().filter(|c| !c.is_whitespace());
    let demands = demands.of_figure(&decl.id);
    let is_summed = sums_over_months(decl) && decl.periods.contains('m');
    let months = if is_summed { other_months(run) } else { Vec::new() };
    let settings = letters
        .flat_map(|letter| frames(run, letter))
        .chain(months)
        .map(|frame| Setting::new(decl, demands, frame, world))
        .filter(|setting| !decl.needs_deadline || setting.terms.deadline.is_some());
    let mut figures = maker.all(&settings.collect::<Vec<_>>());
    figures.extend(maker.earlier_stocks());
    figures.retain(is_wanted);
    figures.sort_by(|a, b| a.key.cmp(&b.key));
    figures
}

/// The figures of one declaration for one period, whether or not the run makes it. Of days
/// only D can be judged.
pub(super) fn of_period(
    decl: &FigureDecl,
    world: World,
    (run, demands): (&Run, &Demands),
    period: Period,
) -> Vec<Figure> {
    let maker = Maker { decl, world, run };
    let window = match period {
        Period::Day(day) if day != world.as_of => return Vec::new(),
        Period::Day(_) => None,
        _ => Some(period.window(run.month_start)),
    };
    let frame = Frame { period, window, is_emitted: true };
    let setting = Setting::new(decl, demands.of_figure(&decl.id), frame, world);
    let is_judged = !decl.needs_deadline || setting.terms.deadline.is_some();
    let is_made = decl.periods.contains(period.letter()) && maker.is_in_use();
    if is_judged && is_made { maker.all(&[setting]) } else { Vec::new() }
}

/// Whether a year of it is the sum of its months (C-02): a COUNT or SUM of dated rows.
pub(super) fn sums_over_months(decl: &FigureDecl) -> bool {
    match &decl.shape {
        Shape::Count(members) | Shape::Sum(members, _) => members.on.is_some(),
        _ => false,
    }
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
    /// Whether the value it is for is one that some unit has (`systems.md` §4.2, field in
    /// use); a figure for no value always is.
    fn is_in_use(&self) -> bool {
        let town = self.world.town;
        self.decl.each.as_ref().is_none_or(|(header, of)| {
            let mut units = town.rows_named("单位");
            units.any(|unit| town.value(unit, header).text() == Some(of))
        })
    }

    /// All scopes and periods.
    fn all(&self, settings: &[Setting]) -> Vec<Figure> {
        if self.is_absent() {
            return settings.iter().flat_map(|setting| self.absent(setting)).collect();
        }
        let world = self.world;
        let scopes = &*self.decl.scopes;
        let tallies = match &self.decl.shape {
            Shape::Logic(name) => return self.by_logic(name, settings),
            Shape::Frequency(frequency) => {
                frequency::tallies(frequency, world, (self.run, scopes), settings)
            }
            Shape::Cover(cover) => cover::tallies(cover, world, settings),
            Shape::Ratio(ratio) => ratio::tallies(ratio, world, scopes, settings),
            Shape::Count(members) => self.counting(members, None, None, settings),
            Shape::Sum(members, column) => {
                self.counting(members, None, Some(column), settings)
            }
            Shape::Share(members, test) => {
                self.counting(members, Some(test), None, settings)
            }
        };
        let each = tallies.iter().zip(settings);
        each.flat_map(|(tallies, setting)| self.of_setting(tallies, setting)).collect()
    }

    /// COUNT, SUM or SHARE.
    fn counting(
        &self,
        members: &Members,
        test: Option<&Condition>,
        column: Option<&str>,
        settings: &[Setting],
    ) -> Vec<Tallies> {
        let scopes = &*self.decl.scopes;
        Counting { members, test, column, scopes }.tallies(self.world, settings)
    }

    /// Rule 1: a sheet of the figure is not kept.
    fn is_absent(&self) -> bool {
        let needed = self.decl.sheets.iter().filter(|sheet| !sheet.ends_with("(opt)"));
        needed.into_iter().any(|sheet| self.world.town.sheet_named(sheet).is_none())
    }

    /// 数据不足 in every scope of a window.
    fn absent(&self, setting: &Setting) -> Vec<Figure> {
        let scopes = setting.empty(self.world.town, &self.decl.scopes);
        let each = scopes.into_keys().map(|scope| Figure {
            verdict: Some(Verdict::DataMissing),
            ..self.blank(scope, setting)
        });
        each.collect()
    }

    /// The figures of one window.
    fn of_setting(&self, tallies: &Tallies, setting: &Setting) -> Vec<Figure> {
        let each =
            tallies.iter().map(|(scope, tally)| self.of_tally(scope, tally, setting));
        each.collect()
    }

    /// One figure out of a tally.
    fn of_tally(&self, scope: &Scope, tally: &Tally, setting: &Setting) -> Figure {
        let standard = self.standard(setting);
        let (numerator, denominator, verdict) = match &self.decl.shape {
            Shape::Sum(..) => {
                let sum = self.amount(tally.sum);
                let most = (!tally.has_doubt()).then_some(sum);
                (sum, None, of_count(sum, most, standard))
            }
            _ if self.decl.is_share() => (
                Decimal::new(tally.numerator(), tally.scale),
                Some(Decimal::new(tally.denominator(), tally.scale)),
                of_share(tally, standard),
            ),
            _ => {
                let certain = Decimal::from(tally.numerator());
                let most = Decimal::from(tally.numerator() + tally.uncertain());
                (certain, None, of_count(certain, Some(most), standard))
            }
        };
        let is_missed = standard.target.is_some() && verdict != Some(Verdict::Met);
        Figure {
            numerator: Some(numerator),
            denominator,
            rows: tally.rows(is_missed),
            verdict,
            ..self.blank(scope.clone(), setting)
        }
    }

    /// Figures of a logic.
    fn by_logic(&self, name: &str, settings: &[Setting]) -> Vec<Figure> {
        let Some(logic) = logic::find(name) else { return Vec::new() };
        let each = settings.iter().flat_map(|setting| {
            match logic(setting.world(self.world), setting, &self.decl.scopes) {
                Counted::Tallies(tallies) => self.of_setting(&tallies, setting),
                Counted::Numbers(numbers) => {
                    let numbers = numbers.into_iter();
                    numbers.map(|numbers| self.of_numbers(numbers, setting)).collect()
                }
            }
        });
        each.collect()
    }

    /// One figure of a logic's own numbers.
    fn of_numbers(&self, numbers: Numbers, setting: &Setting) -> Figure {
        let standard = self.standard(setting);
        let is_final = standard.progress == Progress::Final;
        let is_empty = numbers.denominator == Some(Decimal::from(0));
        let verdict = match numbers.value.or(numbers.numerator) {
            _ if is_empty && !numbers.is_doubtful => Some(Verdict::NotApplicable),
            _ if is_empty => is_final.then_some(Verdict::DataMissing),
            None => Some(Verdict::DataMissing),
            Some(number) => of_count(number, Some(number), standard),
        };
        Figure {
            numerator: numbers.numerator,
            denominator: numbers.denominator,
            own_value: numbers.value,
            rows: numbers.rows,
            verdict,
            ..self.blank(numbers.scope, setting)
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
        let setting = Setting::new(self.decl, &[], frame, self.world);
        let numerator = Some(Decimal::from(weight));
        Figure { numerator, rows, ..self.blank(Scope::Town, &setting) }
    }

    /// What the figures of a window are judged by. A 截止日 comes before the window's own end
    /// (`systems.md` §4.4).
    fn standard(&self, setting: &Setting) -> Standard {
        let as_of = self.world.as_of;
        let is_due = match &self.decl.shape {
            Shape::Count(members) | Shape::Share(members, _) => members.is_due,
            _ => self.decl.judged == Judging::AtOnce,
        };
        let progress = match setting.terms.deadline {
            Some(deadline) if deadline < as_of => Progress::Final,
            Some(_) => Progress::Waiting,
            None if is_due || setting.frame.is_over(as_of) => Progress::Final,
            None if self.decl.judged == Judging::AtEnd => Progress::Early,
            None if matches!(self.decl.shape, Shape::Frequency(_)) => Progress::Settling,
            None => Progress::Running,
        };
        let (target, is_qualitative) =
            (setting.terms.target, setting.terms.is_qualitative);
        Standard { target, is_qualitative, progress }
    }

    /// A figure without numbers.
    fn blank(&self, scope: Scope, setting: &Setting) -> Figure {
        let target = setting.terms.target;
        let period = setting.frame.period;
        Figure {
            key: FigureKey { id: self.decl.id.clone(), scope, period },
            name: self.decl.name.clone(),
            numerator: None,
            denominator: None,
            own_value: None,
            unit: self.decl.unit.clone(),
            is_share: self.decl.is_share(),
            verdict: None,
            target: target.map(|target| target.print(&self.decl.unit).into()),
            limits: target.map(Target::limits).unwrap_or_default(),
            rows: Vec::new(),
            is_emitted: setting.frame.is_emitted,
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
