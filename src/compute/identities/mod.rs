//! 勾稽 of figures: numbers that must agree (`systems.md` §5.3 and §6).

mod sums; // figures against figures
mod months; // C-02
mod states; // C-05
mod villages; // C-09
mod fields; // C-10
mod opening; // C-25
mod filed; // C-04, C-21
mod adjusted; // C-03
mod leap; // C-23
mod alike; // C-24

use crate::catalog::{Catalog, Identity, IdentityTest};
use crate::expr::condition::World;
use crate::model::{
    Decimal, Figure, FigureKey, Figures, Finding, Period, RowRef, Run, Scope, Text, Town,
};

/// What identities look at.
#[derive(Clone, Copy)]
struct Case<'a> {
    /// Declarations.
    catalog: &'a Catalog,
    /// The town at the as-of date.
    world: World<'a>,
    /// The run.
    run: &'a Run,
    /// Its figures.
    figures: &'a Figures,
}

/// Two numbers that do not agree.
struct Difference {
    /// 指标名称, where the identity is about any figure.
    name: Text,
    /// 范围.
    scope: Scope,
    /// 考核期.
    period: Period,
    /// One number.
    left: Decimal,
    /// The other.
    right: Decimal,
    /// The row it stands in, if it stands in one.
    row: Option<(RowRef, &'static str)>,
}

/// A logic.
type Logic = fn(Case) -> Vec<Difference>;

/// The logic of a name.
fn find(name: &str) -> Option<Logic> {
    match name {
        "months" => Some(months::differences),
        "states" => Some(states::differences),
        "villages" => Some(villages::differences),
        "fields" => Some(fields::differences),
        "opening" => Some(opening::differences),
        "changed" => Some(filed::changed),
        "villages_reports" => Some(filed::of_villages),
        "adjusted" => Some(adjusted::differences),
        "leap" => Some(leap::differences),
        "alike" => Some(alike::differences),
        _ => None,
    }
}

/// Whether there is a logic of this name.
pub(super) fn is_known(name: &str) -> bool {
    find(name).is_some()
}

/// All disagreements, identity by identity.
pub fn disagreements(
    catalog: &Catalog,
    world: World,
    run: &Run,
    figures: &Figures,
) -> Vec<Finding> {
    let case = Case { catalog, world, run, figures };
    let of_identity = |identity: &Identity| {
        let differences = match &identity.test {
            IdentityTest::Sums { left, is_equal, right } => {
                sums::differences(case, left, *is_equal, right)
            }
            IdentityTest::Logic(name) => {
                find(name).map(|logic| logic(case)).unwrap_or_default()
            }
        };
        let findings = differences.iter().map(|it| finding(case, identity, it));
        findings.collect::<Vec<_>>()
    };
    catalog.identities.iter().flat_map(of_identity).collect()
}

/// A disagreement in words.
fn finding(case: Case, identity: &Identity, difference: &Difference) -> Finding {
    let town = case.world.town;
    let words = [
        ("{范围}", spoken(&difference.scope, town)),
        ("{期}", difference.period.print()),
        ("{指标}", difference.name.to_string()),
        ("{左}", difference.left.to_string()),
        ("{右}", difference.right.to_string()),
    ];
    let fill = |text: &str| {
        words.iter().fold(text.to_owned(), |text, (word, says)| text.replace(word, says))
    };
    let place = difference.row.map(|(row, header)| town.place(row, header));
    Finding {
        code: identity.decl.code.clone(),
        severity: identity.severity,
        fact: fill(&identity.decl.fact),
        read: None,
        advice: fill(&identity.decl.advice),
        place: place.unwrap_or_default(),
        excerpt: None,
        fix: None,
        more: Vec::new(),
    }
}

/// 范围 as a clerk says it: 东岭村, not 村:东岭村.
fn spoken(scope: &Scope, town: &Town) -> String {
    let name = scope.name(town);
    name.split_once(':').map_or(name.clone(), |(_, name)| name.to_owned())
}

impl Case<'_> {
    /// The emitted figures of some ids.
    fn emitted<'f>(&'f self, ids: &'f [&str]) -> impl Iterator<Item = &'f Figure> {
        let all = self.figures.list.iter().filter(|figure| figure.is_emitted);
        all.filter(|figure| ids.contains(&&*figure.key.id))
    }

    /// The numerator of another figure in the same scope and period.
    fn numerator(&self, figure: &FigureKey) -> Option<Decimal> {
        self.figures.get(figure)?.numerator
    }
}

impl Difference {
    /// A difference of a figure that is not what was counted another way.
    fn of(figure: &Figure, right: Decimal) -> Option<Self> {
        let left = figure.numerator.filter(|left| *left != right)?;
        Some(Self {
            name: figure.name.clone(),
            scope: figure.key.scope.clone(),
            period: figure.key.period,
            left,
            right,
            row: None,
        })
    }
}
