//! The nouns of the sample town. Villages, stations, units and checks point to each other
//! by index.

use super::course::Course;
use super::dice::Dice;
use super::duties::Duties;
use super::entries::{Kind, Manner};
use super::office::Office;
use super::plan::Plan;
use super::roster::Person;
use super::tables::Tables;
use jiff::civil::Date;
use std::rc::Rc;

/// The whole town.
pub(crate) struct Town<'a> {
    /// How large it is.
    pub(crate) plan: &'a Plan,
    /// What it is made of.
    pub(crate) tables: &'a Tables,
    /// 机关.
    pub(crate) office: Office,
    /// 村.
    pub(crate) villages: Vec<Village>,
    /// 站所.
    pub(crate) stations: Vec<Station>,
    /// 单位.
    pub(crate) units: Vec<Unit>,
    /// 人员.
    pub(crate) roster: Vec<Person>,
    /// 检查, by day.
    pub(crate) checks: Vec<Check>,
    /// 隐患, by day.
    pub(crate) hazards: Vec<Hazard>,
    /// What else was done, and what was not.
    pub(crate) duties: Duties,
}

impl Town<'_> {
    /// The chance of one cell: its own stream, so that no other cell depends on it.
    pub(crate) fn lot(&self, row: &str, header: &str) -> Dice {
        Dice::of(self.plan.seed, &format!("{header}\u{1F}{row}"))
    }

    /// The chance of what happens at a place on a day, the `nth` time: its own stream, so
    /// that another phrase or another course changes no other row.
    pub(crate) fn luck(&self, place: Place, day: Date, nth: usize) -> Dice {
        let name = self.unit(place).map_or(&self.village(place).name, |unit| &unit.name);
        self.lot(&format!("{name}\u{1F}{day}"), &nth.to_string())
    }

    /// 机关名称.
    pub(crate) fn office_name(&self) -> &str {
        self.tables.office.get("机关名称").and_then(toml::Value::as_str).unwrap_or("")
    }

    /// The village of a place.
    pub(crate) fn village(&self, place: Place) -> &Village {
        match place {
            Place::Unit(unit) => &self.villages[self.units[unit].village],
            Place::Village(village) => &self.villages[village],
        }
    }

    /// The unit of a place, if it is one.
    pub(crate) fn unit(&self, place: Place) -> Option<&Unit> {
        if let Place::Unit(unit) = place { self.units.get(unit) } else { None }
    }
}

/// 村.
pub(crate) struct Village {
    /// 村名.
    pub(crate) name: String,
    /// The name in names of units.
    pub(crate) short: String,
    /// 村类别.
    pub(crate) kind: String,
    /// 别名.
    pub(crate) alias: String,
    /// How it goes about safety.
    pub(crate) manner: Manner,
    /// 户数.
    pub(crate) households: i64,
    /// 村主要负责人.
    pub(crate) head: String,
    /// 包村干部.
    pub(crate) cadre: String,
    /// 安全员; nobody where the post is vacant.
    pub(crate) safety: Vec<String>,
    /// Other people of the village: 信息员, 监测员, 劝导员, 管理员.
    pub(crate) helpers: Vec<String>,
    /// 信息录入员: writes the reports.
    pub(crate) clerk: String,
    /// 网格员.
    pub(crate) grid: Vec<String>,
    /// 联系电话.
    pub(crate) phone: String,
}

impl Village {
    /// The people who go round in the village: two of them.
    pub(crate) fn rounds(&self) -> Vec<String> {
        let mut people = self.safety.clone();
        people.extend(self.helpers.iter().cloned());
        people.truncate(2);
        people
    }
}

/// 站所.
pub(crate) struct Station {
    /// 站所名称.
    pub(crate) name: String,
    /// 行业领域.
    pub(crate) fields: String,
    /// 检查层级 of its checks.
    pub(crate) level: String,
    /// 是否执法机构.
    pub(crate) is_enforcing: bool,
    /// Whether it visits units of every field.
    pub(crate) is_general: bool,
    /// 职务 of 负责人.
    pub(crate) post: String,
    /// 分管领导.
    pub(crate) leader: String,
    /// The people; the first is 负责人.
    pub(crate) people: Vec<String>,
    /// 联系电话.
    pub(crate) phone: String,
}

/// 单位.
pub(crate) struct Unit {
    /// 单位名称.
    pub(crate) name: String,
    /// What kind it is.
    pub(crate) kind: Rc<Kind>,
    /// Its village.
    pub(crate) village: usize,
    /// Its supervising station.
    pub(crate) station: usize,
    /// 统一社会信用代码.
    pub(crate) code: String,
    /// 地址.
    pub(crate) address: String,
    /// 主要负责人.
    pub(crate) head: String,
    /// 安全管理人员.
    pub(crate) safety: Vec<String>,
    /// 监管责任人.
    pub(crate) supervisor: String,
    /// 从业人数.
    pub(crate) staff: i64,
    /// 风险等级.
    pub(crate) risk: String,
    /// 开业日期.
    pub(crate) founded: Date,
    /// 状态变更日期 and 经营状态, if it has stopped.
    pub(crate) ended: Option<(Date, &'static str)>,
    /// Nobody visits it any more.
    pub(crate) is_overlooked: bool,
    /// 联系电话.
    pub(crate) phone: String,
}

impl Unit {
    /// Whether it is open on a day.
    pub(crate) fn is_open(&self, day: Date) -> bool {
        self.founded <= day && self.ended.is_none_or(|(end, _)| day < end)
    }
}

/// Where a check goes and a hazard is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// 单位, by index.
    Unit(usize),
    /// 村, by index: its roads, ponds and squares.
    Village(usize),
}

/// 检查.
pub(crate) struct Check {
    /// 检查编号.
    pub(crate) id: String,
    /// 检查日期.
    pub(crate) day: Date,
    /// Who went, and how.
    pub(crate) team: Team,
    /// What was visited.
    pub(crate) place: Place,
    /// 发现隐患数.
    pub(crate) found: i64,
    /// 当场整改数.
    pub(crate) on_site: i64,
    /// 文号 of the notice that followed.
    pub(crate) notice: Option<String>,
}

/// Who goes to check, and how.
#[derive(Clone)]
pub(crate) struct Team {
    /// 检查类型.
    pub(crate) sort: &'static str,
    /// 专项名称.
    pub(crate) campaign: Option<String>,
    /// 检查层级.
    pub(crate) level: String,
    /// 检查单位.
    pub(crate) bodies: Vec<String>,
    /// 检查人员.
    pub(crate) people: Vec<String>,
    /// Who closes what the team has found.
    pub(crate) head: String,
}

/// 隐患.
pub(crate) struct Hazard {
    /// 隐患编号.
    pub(crate) id: String,
    /// The check that found it.
    pub(crate) check: Option<usize>,
    /// 原隐患编号: the hazard that has come back.
    pub(crate) earlier: Option<String>,
    /// 发现日期.
    pub(crate) found: Date,
    /// 发现途径.
    pub(crate) source: &'static str,
    /// Where it is.
    pub(crate) place: Place,
    /// What it is: group and number of the phrase.
    pub(crate) phrase: (String, usize),
    /// 隐患部位.
    pub(crate) part: String,
    /// 隐患内容.
    pub(crate) text: String,
    /// 整改资金 in units of 100 元.
    pub(crate) cost: i64,
    /// 整改责任人.
    pub(crate) owner: String,
    /// 监管责任人.
    pub(crate) supervisor: String,
    /// 复查人.
    pub(crate) inspectors: Vec<String>,
    /// 销号人.
    pub(crate) closer: String,
    /// How it went.
    pub(crate) course: Course,
    /// What was sent about it.
    pub(crate) papers: Papers,
}

/// What was sent about a hazard.
#[derive(Default)]
pub(crate) struct Papers {
    /// The notice to the unit.
    pub(crate) notice: Option<Notice>,
    /// 告知日期.
    pub(crate) told: Option<Date>,
    /// 督办编号.
    pub(crate) supervision: Option<String>,
    /// 报部门日期.
    pub(crate) to_bureau: Option<Date>,
    /// 报职代会日期.
    pub(crate) to_staff: Option<Date>,
}

/// A notice that was served.
#[derive(Clone)]
pub(crate) struct Notice {
    /// 文号.
    pub(crate) number: String,
    /// 送达日期.
    pub(crate) served: Date,
    /// 送达方式.
    pub(crate) way: &'static str,
    /// 签收人.
    pub(crate) signer: String,
}
