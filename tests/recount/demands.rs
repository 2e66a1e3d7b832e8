//! Random rows of 指标.

use super::dice::Dice;
use super::plain::Tri::{self, Maybe, Yes};
use super::plain::tri;
use super::sample::Unit;

/// A row of 指标; numbers in tenths.
pub(super) struct Demand {
    pub(super) id: &'static str,
    pub(super) year: Option<i64>,
    pub(super) filter: Option<&'static str>,
    pub(super) every: Option<&'static str>,
    pub(super) times: Option<i64>,
    pub(super) deadline: Option<&'static str>,
    pub(super) mark: Option<&'static str>,
    pub(super) value: Option<i64>,
    pub(super) upper: Option<i64>,
    pub(super) by_hand: Option<bool>,
    pub(super) enabled: Option<bool>,
}

/// Figures that the office of a random town may ask something of.
const ASKED: [&str; 14] = [
    "S-07.overdue",
    "S-15.farm_reg",
    "S-17.old_rate",
    "S-17.zero",
    "S-18.recheck_late",
    "S-18.rectified_rate",
    "S-23.coverage",
    "S-36.drill_rate",
    "S-36.people",
    "S-39.first_round",
    "S-39.found",
    "S-39.rate",
    "S-47.result_rate",
    "S-53.missing",
];

pub(super) fn demand(dice: &mut Dice) -> Demand {
    let id = dice.pick(&ASKED);
    let filters: &[&str] = match id {
        "S-17.old_rate" | "S-17.zero" | "S-18.recheck_late" | "S-18.rectified_rate" => {
            &["隐患类别 = 消防"]
        }
        "S-23.coverage" | "S-36.drill_rate" | "S-39.rate" | "S-39.first_round" => {
            &["是否高危 = 是", "单位类别 ∈ 学校、餐饮", "从业人数 ≥ 30"]
        }
        _ => &[],
    };
    let is_freq = matches!(id, "S-36.drill_rate" | "S-39.rate");
    let rhythms: &[&str] = if is_freq {
        &["月", "季", "半年", "学期", "年", "一次"]
    } else {
        &["月", "年", "一次"]
    };
    Demand {
        id,
        year: dice.maybe(40, |dice| dice.pick(&[2024, 2025, 2026])),
        filter: dice
            .maybe(if filters.is_empty() { 0 } else { 40 }, |dice| dice.pick(filters)),
        every: dice.maybe(50, |dice| dice.pick(rhythms)),
        times: dice.maybe(30, |dice| dice.pick(&[1, 2, 5])),
        deadline: dice.maybe(if id == "S-39.first_round" { 70 } else { 10 }, |dice| {
            dice.pick(&["06-30", "12-31", "2026-10-31", "2025-12-31"])
        }),
        mark: dice.maybe(60, |dice| dice.pick(&["≥", "≤", "=", ">", "<", "区间"])),
        value: dice.maybe(60, |dice| dice.pick(&[0, 10, 20, 500, 995, 1000])),
        upper: dice.maybe(60, |dice| dice.pick(&[20, 600, 1000])),
        by_hand: dice.maybe(20, |dice| dice.below(2) == 0),
        enabled: dice.maybe(30, |dice| dice.below(2) == 0),
    }
}

impl Demand {
    /// 适用范围 for a unit.
    pub(super) fn fits(&self, unit: &Unit) -> Tri {
        match self.filter {
            None => Yes,
            Some("是否高危 = 是") => unit.risky.map_or(Maybe, tri),
            Some("从业人数 ≥ 30") => unit.staff.map_or(Maybe, |n| tri(n >= 30)),
            Some(_) => unit.kind.map_or(Maybe, |kind| tri(kind != "企业")),
        }
    }
}
