//! The optional sheets of a random town: plain structs and their rows as text.

use super::demands::{Demand, demand};
use super::dice::Dice;
use super::sample::day;
use zhenwen::model::Day;

pub(super) struct Task {
    pub(super) leader: bool,
    pub(super) body: bool,
    pub(super) kind: Option<&'static str>,
    pub(super) due: Option<Day>,
    pub(super) progress: Option<Day>,
    pub(super) done: Option<Day>,
}

pub(super) struct Supervision {
    pub(super) issued: Day,
    pub(super) due: Option<Day>,
    pub(super) extended: Option<Day>,
    pub(super) done: Option<Day>,
}

pub(super) struct Call {
    pub(super) day: Day,
    pub(super) way: &'static str,
    pub(super) due: Option<Day>,
    pub(super) result: Option<&'static str>,
}

pub(super) struct Report {
    pub(super) village: usize,
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) due: Option<Day>,
    pub(super) filed: Option<Day>,
}

pub(super) struct Count {
    pub(super) of: &'static str,
    pub(super) whole: i64,
    pub(super) done: Option<i64>,
    pub(super) day: Day,
    pub(super) by: &'static str,
}

pub(super) struct SelfCheck {
    pub(super) unit: usize,
    pub(super) day: Day,
    pub(super) leader: Option<&'static str>,
    pub(super) range: Option<&'static str>,
    pub(super) found: Option<i64>,
}

/// `place` of a drill: a unit, else a village.
pub(super) struct Drill {
    pub(super) day: Day,
    pub(super) unit: Option<usize>,
    pub(super) village: usize,
    pub(super) kind: &'static str,
    pub(super) people: Option<i64>,
}

pub(super) struct Training {
    pub(super) day: Day,
    pub(super) kind: &'static str,
    pub(super) unit: Option<usize>,
}

pub(super) struct Attendance {
    /// Out of range: a training that there is not.
    pub(super) training: usize,
    pub(super) unit: usize,
    pub(super) role: Option<&'static str>,
}

pub(super) struct Books {
    pub(super) report_day: i64,
    pub(super) absent: Vec<&'static str>,
    pub(super) tasks: Vec<Task>,
    pub(super) supervisions: Vec<Supervision>,
    pub(super) calls: Vec<Call>,
    pub(super) reports: Vec<Report>,
    pub(super) counts: Vec<Count>,
    pub(super) self_checks: Vec<SelfCheck>,
    pub(super) drills: Vec<Drill>,
    pub(super) trainings: Vec<Training>,
    pub(super) attendances: Vec<Attendance>,
    pub(super) demands: Vec<Demand>,
}

pub(super) fn books(dice: &mut Dice, villages: usize, units: usize, d: Day) -> Books {
    let many = |dice: &mut Dice| 4 + dice.below(12);
    let date = |dice: &mut Dice, percent| dice.maybe(percent, |dice| day(dice, d));
    let optional =
        ["任务", "督办", "问责", "报送", "计数", "自查", "演练", "培训", "参训"];
    Books {
        report_day: dice.pick(&[5, 31]),
        absent: optional.into_iter().filter(|_| dice.below(12) == 0).collect(),
        tasks: (0..many(dice))
            .map(|_| Task {
                leader: dice.below(3) > 0,
                body: dice.below(3) > 0,
                kind: dice.maybe(80, |dice| dice.pick(&["长期坚持", "截止日期", "年度"])),
                due: date(dice, 80),
                progress: date(dice, 50),
                done: date(dice, 50),
            })
            .collect(),
        supervisions: (0..many(dice))
            .map(|_| Supervision {
                issued: day(dice, d),
                due: date(dice, 80),
                extended: date(dice, 30),
                done: date(dice, 60),
            })
            .collect(),
        calls: (0..many(dice))
            .map(|_| Call {
                day: day(dice, d),
                way: dice.pick(&[
                    "提示函",
                    "警示函",
                    "通报",
                    "约谈",
                    "曝光",
                    "表扬",
                    "移送",
                ]),
                due: date(dice, 75),
                result: dice.maybe(50, |dice| dice.pick(&["已整改", "无"])),
            })
            .collect(),
        reports: reports(dice, villages, d),
        counts: unlike(
            (0..many(dice))
                .map(|_| Count {
                    of: dice.pick(&["农机登记", "农机检验", "电梯"]),
                    whole: dice.pick(&[0, 20, 100]),
                    done: dice.maybe(85, |dice| dice.pick(&[0, 19, 20, 95])),
                    day: day(dice, d),
                    by: dice.pick(&["农业办", "东岭村"]),
                })
                .collect(),
        ),
        self_checks: (0..3 * many(dice))
            .map(|_| SelfCheck {
                unit: dice.below(units),
                day: day(dice, d),
                leader: dice
                    .maybe(85, |dice| dice.pick(&["主要负责人", "主要负责人", "其他"])),
                range: dice
                    .maybe(85, |dice| dice.pick(&["重大事故隐患", "全面", "一般"])),
                found: dice.maybe(80, |dice| dice.pick(&[0, 1, 4])),
            })
            .collect(),
        drills: (0..many(dice))
            .map(|_| Drill {
                day: day(dice, d),
                unit: dice.maybe(75, |dice| dice.below(units)),
                village: dice.below(villages),
                kind: dice.pick(&["疏散逃生", "疏散逃生", "灭火"]),
                people: dice.maybe(80, |dice| dice.pick(&[0, 12, 240])),
            })
            .collect(),
        trainings: (0..5)
            .map(|_| Training {
                day: day(dice, d),
                kind: dice.pick(&["主要负责人", "开工第一课"]),
                unit: dice.maybe(40, |dice| dice.below(units)),
            })
            .collect(),
        attendances: (0..many(dice))
            .map(|_| Attendance {
                training: dice.below(6),
                unit: dice.below(units),
                role: dice.maybe(80, |dice| dice.pick(&["主要负责人", "安全管理人员"])),
            })
            .collect(),
        demands: (0..3 * many(dice)).map(|_| demand(dice)).collect(),
    }
}

/// Rows of one key are one row after reading.
fn unlike(mut counts: Vec<Count>) -> Vec<Count> {
    let mut keys = std::collections::BTreeSet::new();
    counts.retain(|count| keys.insert((count.of, count.by, count.day)));
    counts
}

/// Each report at most once: equal keys are one row after reading.
fn reports(dice: &mut Dice, villages: usize, d: Day) -> Vec<Report> {
    let mut reports = Vec::new();
    for village in 0..villages {
        for year in 2024..=2026 {
            let labels = (1..=12).map(|month| ("月报", format!("{year}-{month:02}")));
            for (kind, label) in labels.chain([("年度总结", format!("{year}"))]) {
                if dice.below(3) == 0 {
                    continue;
                }
                let due = dice.maybe(30, |dice| day(dice, d));
                // 年度总结 has its day from the reader.
                let due =
                    due.or((kind != "月报").then(|| jiff::civil::date(year + 1, 1, 20)));
                let filed = dice.maybe(80, |dice| day(dice, d));
                reports.push(Report { village, kind, label, due, filed });
            }
        }
    }
    reports
}

type Table = (&'static str, &'static str, Vec<String>);

impl Books {
    /// The sheets that are kept: name, headers, rows.
    pub(super) fn tables(&self) -> Vec<Table> {
        let all = super::lines::tables(self);
        all.into_iter().filter(|(name, ..)| !self.absent.contains(name)).collect()
    }
}
