//! The text tables that say what a random town holds.

use super::dice::Dice;
use super::sample::{Check, Hazard, Sample, Spot, Unit, VILLAGES};
use zhenwen::model::Day;

impl Sample {
    /// The sheets as text tables; `order` shuffles the rows of checks and hazards.
    pub(super) fn tables(&self, order: Option<u64>) -> Vec<(&'static str, String)> {
        let counting = if self.by_problems { "问题数" } else { "" };
        let villages = format!("村名\n{}", VILLAGES[..self.villages].join("\n"));

        let units: Vec<String> = self.units.iter().enumerate().map(unit_line).collect();
        let checks = self.checks.iter().map(check_line).collect();
        let hazards = self.hazards.iter().enumerate().map(hazard_line).collect();
        let mut tables = vec![
            (
                "机关",
                format!(
                    "机关名称|行动起年|行动止年|计数口径|月报应报日|年度总结应报日\n\
                     示例镇|2024|2026|{counting}|{}|01-20",
                    self.books.report_day
                ),
            ),
            ("村", villages),
            ("单位", format!("{UNIT}\n{}", units.join("\n"))),
            ("检查", format!("{CHECK}\n{}", lines(checks, order))),
            ("隐患", format!("{HAZARD}\n{}", lines(hazards, order))),
        ];
        let books = self.books.tables().into_iter();
        tables.extend(books.map(|(name, header, rows)| {
            // Which row of 指标 comes first matters (`systems.md` §4.3).
            let order = order.filter(|_| name != "指标");
            (name, format!("{header}\n{}", lines(rows, order)))
        }));
        tables
    }
}

const UNIT: &str = "单位名称|村名|开业日期|经营状态|状态变更日期|行业领域|重点分组|从业人数|使用燃气|是否重点|\
                    是否高危|单位类别";
const CHECK: &str = "检查日期|检查类型|检查层级|检查单位|检查人员|村名|单位名称";
const HAZARD: &str = "隐患编号|发现日期|村名|单位名称|隐患内容|隐患等级|定级日期|整改方式|整改措施|\
                      整改责任人|整改资金|应急预案|整改期限|整改完成日期|复查日期|复查结论|销号日期|\
                      撤销日期|撤销原因|原隐患编号|隐患类别|审核科室|告知日期|督办编号";

fn lines(mut lines: Vec<String>, order: Option<u64>) -> String {
    if let Some(seed) = order {
        let mut dice = Dice::new(seed);
        (1..lines.len()).rev().for_each(|at| lines.swap(at, dice.below(at + 1)));
    }
    lines.join("\n")
}

fn unit_line((at, unit): (usize, &Unit)) -> String {
    let (opened, changed) = (text(unit.opened), text(unit.changed));
    let status = if unit.is_stopped { "停产" } else { "" };
    let yes_no = |it: Option<bool>| it.map_or("", |it| if it { "是" } else { "否" });
    let cells = [
        format!("单位{at}"),
        VILLAGES[unit.village].to_owned(),
        opened,
        status.to_owned(),
        changed,
        unit.field.unwrap_or_default().to_owned(),
        unit.groups.unwrap_or_default().to_owned(),
        unit.staff.map_or(String::new(), |n| n.to_string()),
        yes_no(unit.gas).to_owned(),
        yes_no(unit.key).to_owned(),
        yes_no(unit.risky).to_owned(),
        unit.kind.unwrap_or_default().to_owned(),
    ];
    cells.join("|")
}

fn check_line(check: &Check) -> String {
    let (day, level) = (check.day, check.level.unwrap_or_default());
    let (bodies, people) = (check.bodies.join("、"), check.people.join("、"));
    let village = check.village.map_or("", |v| VILLAGES[v]);
    let kind = check.kind.unwrap_or_default();
    format!("{day}|{kind}|{level}|{bodies}|{people}|{village}|{}", name(check.spot))
}

fn hazard_line((at, hazard): (usize, &Hazard)) -> String {
    let content = match hazard.problems {
        1 => "灭火器压力不足，距地1.5米",
        2 => "1.线路老化；2.通道堵塞",
        _ => "1.线路老化；2.通道堵塞；3.应急灯不亮",
    };
    let cells = [
        format!("H{at}"),
        hazard.found.to_string(),
        hazard.village.map_or("", |v| VILLAGES[v]).to_owned(),
        name(hazard.spot),
        content.to_owned(),
        hazard.level.unwrap_or_default().to_owned(),
        text(hazard.graded),
        hazard.way.unwrap_or_default().to_owned(),
        hazard.measure.unwrap_or_default().to_owned(),
        hazard.person.unwrap_or_default().to_owned(),
        hazard.fund.map_or(String::new(), |n| n.to_string()),
        hazard.plan.unwrap_or_default().to_owned(),
        text(hazard.deadline),
        text(hazard.done),
        text(hazard.rechecked),
        hazard.conclusion.unwrap_or_default().to_owned(),
        text(hazard.closed),
        text(hazard.voided),
        hazard.reason.unwrap_or_default().to_owned(),
        if hazard.is_repeat { "H0" } else { "" }.to_owned(),
        hazard.category.unwrap_or_default().to_owned(),
        if hazard.reviewed { "应急局" } else { "" }.to_owned(),
        text(hazard.notified),
        if hazard.listed { "示督〔2026〕1号" } else { "" }.to_owned(),
    ];
    cells.join("|")
}

pub(super) fn text(day: Option<Day>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

pub(super) fn name(spot: Spot) -> String {
    match spot {
        Spot::Unit(at) => format!("单位{at}"),
        Spot::Village(at) => VILLAGES[at].to_owned(),
        Spot::Stranger => "查无此店".to_owned(),
        Spot::Blank => String::new(),
    }
}
