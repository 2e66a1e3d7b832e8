//! 报送: what villages and stations send in; weak villages are late or silent.

use super::super::calendar::{after, months};
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::roster::Body;
use super::super::town::Town;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Villages that have not sent the last two monthly reports.
const SILENT: usize = 2;
/// How many of the last monthly reports they have not sent.
const SILENCE: usize = 2;
/// Days that a report on a stage has after its end.
const AFTER_STAGE: i64 = 10;

/// 报送.
pub(crate) struct Report {
    /// 报送单位.
    pub(crate) body: Body,
    /// 材料类别.
    pub(crate) sort: &'static str,
    /// 所属期.
    pub(crate) period: String,
    /// 应报日期.
    pub(crate) due: Date,
    /// 实报日期.
    pub(crate) filed: Option<Date>,
}

impl Report {
    /// Whether it is late on a day.
    pub(crate) fn is_missing(&self, day: Date) -> bool {
        self.due < day && self.filed.is_none_or(|filed| filed > day)
    }
}

/// 材料类别, 所属期 and 应报日期 of what is asked for.
type Asked = (&'static str, String, Date);

/// All of them that are due by the as-of date.
pub(super) fn reports(town: &Town) -> Vec<Report> {
    let villages: Vec<Body> = (0..town.villages.len()).map(Body::Village).collect();
    let stations: Vec<Body> = (0..town.stations.len()).map(Body::Station).collect();
    let both = [&*villages, &*stations].concat();
    let mut all = Vec::new();
    for (asked, bodies) in [
        (plans(town), &villages),
        (monthly(town), &villages),
        (yearly(town), &villages),
        (stages(town), &both),
    ] {
        let due = asked.iter().filter(|(.., due)| *due <= town.plan.as_of);
        let of_all = due.flat_map(|asked| bodies.iter().map(move |body| (asked, *body)));
        all.extend(of_all.map(|(asked, body)| report(town, asked, body)));
    }
    for body in silent(town) {
        let monthly = |report: &&mut Report| report.body == body && report.sort == "月报";
        let theirs = all.iter_mut().filter(monthly);
        theirs.rev().take(SILENCE).for_each(|report| report.filed = None);
    }
    all.sort_by_key(|report| report.due);
    all
}

/// The weak villages that have fallen silent.
fn silent(town: &Town) -> impl Iterator<Item = Body> {
    let villages = town.villages.iter().enumerate();
    let weak = villages.filter(|(_, village)| village.manner == Manner::Weak);
    weak.map(|(at, _)| Body::Village(at)).take(SILENT)
}

/// 方案 of the first year.
fn plans(town: &Town) -> Vec<Asked> {
    let year = town.plan.first.year();
    vec![("方案", year.to_string(), date(year, 3, 15))]
}

/// 月报, due on the day of the next month that the office names.
fn monthly(town: &Town) -> Vec<Asked> {
    let day = town.tables.office.get("月报应报日").and_then(toml::Value::as_integer);
    let asked = |(first, last): (Date, Date)| {
        let label = format!("{}-{:02}", first.year(), first.month());
        let next = after(last.last_of_month(), 1);
        ("月报", label, after(next, day.unwrap_or(1) - 1))
    };
    months(town.plan.first, town.plan.as_of).into_iter().map(asked).collect()
}

/// 年度总结, due in January.
fn yearly(town: &Town) -> Vec<Asked> {
    let years = town.plan.first.year()..town.plan.as_of.year();
    years.map(|year| ("年度总结", year.to_string(), date(year + 1, 1, 10))).collect()
}

/// 阶段小结 of every stage that is over.
fn stages(town: &Town) -> Vec<Asked> {
    let over = town.tables.stages.iter().filter(|it| it.last < town.plan.as_of);
    let due = |last: Date| last.saturating_add(AFTER_STAGE.days());
    over.map(|stage| ("阶段小结", stage.name.clone(), due(stage.last))).collect()
}

/// What a body has sent of what was asked for.
fn report(town: &Town, (sort, period, due): &Asked, body: Body) -> Report {
    let mut dice = town.lot(&format!("{}{sort}{period}", body.name(town)), "报送");
    let filed = filed(body.manner(town), *due, &mut dice);
    Report {
        body,
        sort,
        period: period.clone(),
        due: *due,
        filed: filed.filter(|day| *day <= town.plan.as_of),
    }
}

/// 实报日期: in time, late or never.
fn filed(manner: Manner, due: Date, dice: &mut Dice) -> Option<Date> {
    let (odds, most) = match manner {
        Manner::Good => ([97, 3, 0], 2),
        Manner::Plain => ([89, 10, 1], 5),
        Manner::Weak => ([56, 36, 8], 14),
    };
    match dice.weighted(&odds) {
        0 => Some(after(due, -dice.between(0, 4))),
        1 => Some(after(due, dice.between(1, most))),
        _ => None,
    }
}
