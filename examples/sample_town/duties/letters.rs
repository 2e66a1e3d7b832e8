//! 问责: month by month the worst are reminded, summoned when they do not answer, named to
//! all; the best are praised.

use super::super::calendar::{after, months};
use super::super::dice::Dice;
use super::super::entries::Manner;
use super::super::roster::Body;
use super::super::serials::Serials;
use super::super::town::Town;
use super::circle::some_day;
use super::standing::{Standing, standing, units, villages};
use jiff::civil::Date;

/// 代字 of letters by hand.
const LETTERS: &str = "兰安办函";
/// 代字 of 通报 by hand.
const CIRCULARS: &str = "兰安办通";
/// Days that a letter gives.
const TERM: i64 = 15;
/// Months of 通报 on the quarter before.
const QUARTERS: [i8; 4] = [1, 4, 7, 10];
/// Villages that are praised in a year.
const BEST: usize = 3;

/// 问责.
pub(crate) struct Letter {
    /// 下达日期.
    pub(crate) day: Date,
    /// 方式.
    pub(crate) way: &'static str,
    /// 对象.
    pub(crate) to: Body,
    /// 事由.
    pub(crate) cause: String,
    /// 文号.
    pub(crate) number: String,
    /// 整改期限.
    pub(crate) due: Option<Date>,
    /// 反馈日期.
    pub(crate) answered: Option<Date>,
    /// 整改结果 of one that was answered.
    pub(crate) result: &'static str,
    /// 公示日期.
    pub(crate) published: Option<Date>,
}

impl Letter {
    /// Whether nothing has come back by a day.
    fn is_ignored(&self, day: Date) -> bool {
        let is_over = self.due.is_some_and(|due| due < day);
        is_over && self.answered.is_none_or(|answered| answered > day)
    }
}

/// All of them, by day.
pub(super) fn letters(town: &Town) -> Vec<Letter> {
    let mut desk = Desk { town, serials: Serials::default(), letters: Vec::new() };
    for (first, _) in months(town.plan.first, town.plan.as_of).into_iter().skip(2) {
        let mut dice = town.lot(&first.to_string(), "问责");
        let week = (after(first, 7), after(first, 13));
        let Some(day) = some_day(town, week, &mut dice) else { continue };
        desk.summon(day);
        let (villages, units) = (villages(town, day), units(town, day));
        for standing in villages.iter().take(2).chain(units.iter().take(1)) {
            desk.remind(standing, day);
        }
        if QUARTERS.contains(&first.month()) {
            desk.name(&villages, day);
        }
        match first.month() {
            2 => desk.praise(day),
            9 => desk.expose(&units, day),
            _ => {}
        }
    }
    desk.letters
}

/// Where the letters are written.
struct Desk<'a> {
    /// The town.
    town: &'a Town<'a>,
    /// 文号.
    serials: Serials,
    /// Letters so far.
    letters: Vec<Letter>,
}

impl Desk<'_> {
    /// 提示函, unless they are summoned that very day.
    fn remind(&mut self, standing: &Standing, day: Date) {
        let is_summoned =
            self.letters.iter().any(|it| it.day == day && it.to == standing.body);
        if !is_summoned {
            let cause =
                format!("截至{}月{}日，{}", day.month(), day.day(), standing.words());
            self.write(day, "提示函", (standing.body, cause));
        }
    }

    /// 约谈 of one who has ignored the last 提示函.
    fn summon(&mut self, day: Date) {
        let mut recent =
            self.letters.iter().rev().take_while(|it| it.day >= after(day, -45));
        let ignored = recent.find(|it| it.way == "提示函" && it.is_ignored(day));
        if let Some(letter) = ignored {
            let cause = format!("{}要求的整改结果逾期未反馈", letter.number);
            self.write(day, "约谈", (letter.to, cause));
        }
    }

    /// 通报 of the worst village.
    fn name(&mut self, villages: &[Standing], day: Date) {
        let Some(worst) = villages.first() else { return };
        let cause = format!("上季度安全生产工作排名靠后，{}", worst.words());
        self.write(day, "通报", (worst.body, cause));
    }

    /// 表扬 of good villages, for the year before.
    fn praise(&mut self, day: Date) {
        let year = day.year() - 1;
        let villages = self.town.villages.iter().enumerate();
        let good = villages.filter(|(_, village)| village.manner == Manner::Good);
        let best: Vec<Body> = good.map(|(at, _)| Body::Village(at)).take(BEST).collect();
        for body in best {
            let cause = format!("{year}年度隐患整改及时、月报按时报送");
            self.write(day, "表扬", (body, cause));
        }
    }

    /// 曝光 of the worst unit.
    fn expose(&mut self, units: &[Standing], day: Date) {
        let Some(worst) = units.first() else { return };
        let cause = format!("经多次督促仍有{}", worst.words());
        self.write(day, "曝光", (worst.body, cause));
    }

    /// Writes one; praise asks for nothing.
    fn write(&mut self, day: Date, way: &'static str, (to, cause): (Body, String)) {
        let code = if way == "通报" || way == "表扬" { CIRCULARS } else { LETTERS };
        let due = (way != "表扬").then(|| after(day, TERM));
        let mut dice = self.town.lot(&format!("{}{day}", to.name(self.town)), way);
        let answered = due.and_then(|due| answered(to.manner(self.town), due, &mut dice));
        let answered = answered.filter(|day| *day <= self.town.plan.as_of);
        self.letters.push(Letter {
            day,
            way,
            to,
            cause,
            number: self.serials.next(code, day.year()),
            due,
            answered,
            result: answered.map_or("", |day| result(self.town, to, day)),
            published: (way == "曝光").then(|| after(day, 1)),
        });
    }
}

/// 反馈日期: in time, late or never.
fn answered(manner: Manner, due: Date, dice: &mut Dice) -> Option<Date> {
    let odds = match manner {
        Manner::Good | Manner::Plain => [90, 8, 2],
        Manner::Weak => [60, 22, 18],
    };
    match dice.weighted(&odds) {
        0 => Some(after(due, -dice.between(1, 7))),
        1 => Some(after(due, dice.between(1, 10))),
        _ => None,
    }
}

/// 整改结果: what is still wrong when they answer.
fn result(town: &Town, body: Body, day: Date) -> &'static str {
    match standing(town, body, day) {
        Standing { overdue: 0, missing, .. } if missing.is_empty() => "已全部整改到位",
        Standing { overdue: 0, .. } => "隐患已整改，月报正在补报",
        Standing { missing, .. } if missing.is_empty() => "部分已整改，其余列入计划",
        _ => "正在整改，月报正在补报",
    }
}
