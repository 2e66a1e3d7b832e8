//! 机关: the people of the township office.

use super::people::People;
use super::plan::Plan;

/// The office.
pub(crate) struct Office {
    /// 签发人.
    pub(crate) approver: String,
    /// 联系人.
    pub(crate) contact: String,
    /// 分管领导, two stations each.
    pub(crate) leaders: Vec<String>,
    /// 包村干部, two villages each.
    pub(crate) cadres: Vec<String>,
    /// Experts who go along now and then.
    pub(crate) experts: Vec<String>,
    /// 联系电话.
    pub(crate) phone: String,
}

/// Names the people of the office.
pub(crate) fn office(plan: &Plan, people: &mut People) -> Office {
    Office {
        approver: people.one(),
        contact: people.one(),
        leaders: people.several(4),
        cadres: people.several(plan.villages.div_ceil(2)),
        experts: people.several(3),
        phone: people.phone(),
    }
}
