//! 机关: the people of the township office.

use super::people::People;
use super::plan::Plan;
use super::tables::Tables;
use jiff::civil::Date;

/// The office.
pub(crate) struct Office {
    /// 班子成员, former ones too.
    pub(crate) leaders: Vec<Leader>,
    /// 联系人.
    pub(crate) contact: String,
    /// 包村干部, two villages each.
    pub(crate) cadres: Vec<String>,
    /// Experts who go along now and then.
    pub(crate) experts: Vec<String>,
    /// 联系电话.
    pub(crate) phone: String,
}

/// 班子成员.
pub(crate) struct Leader {
    /// What the tables call the one who holds the post.
    pub(crate) role: String,
    /// 姓名.
    pub(crate) name: String,
    /// 职务.
    pub(crate) post: String,
    /// 任期起.
    pub(crate) since: Date,
    /// 任期止.
    pub(crate) until: Option<Date>,
    /// 联系电话.
    pub(crate) phone: String,
}

impl Office {
    /// The leader whom the tables call so.
    pub(crate) fn leader(&self, role: &str) -> Option<&Leader> {
        self.leaders.iter().find(|leader| leader.role == role)
    }
}

/// Names the people of the office.
pub(crate) fn office(plan: &Plan, tables: &Tables, people: &mut People) -> Office {
    let leaders = tables.leaders.iter().map(|entry| Leader {
        role: entry.role.clone(),
        name: people.one(),
        post: entry.post.clone(),
        since: entry.since,
        until: entry.until,
        phone: people.phone(),
    });
    Office {
        leaders: leaders.collect(),
        contact: people.one(),
        cadres: people.several(plan.villages.div_ceil(2)),
        experts: people.several(3),
        phone: people.phone(),
    }
}
