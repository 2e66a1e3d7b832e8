//! S-44.times 警示教育次数: meetings for it, and publicity with a case.

use super::{Counted, applying, dated};
use crate::compute::subjects::{Judged, add};
use crate::compute::terms::Setting;
use crate::expr::condition::{Truth, World};

/// Rows of both sheets in W′.
pub(in crate::compute) fn count(
    world: World,
    setting: &Setting,
    scopes: &str,
) -> Counted {
    let town = world.town;
    let meetings = applying(world, setting, "会议", "会议日期");
    let meetings =
        meetings.filter(|row| town.value(*row, "会议类别").text() == Some("警示教育会"));
    let publicity = dated(world, setting, "宣传", "宣传日期");
    let publicity = publicity.filter(|row| town.value(*row, "案例").is_given());
    let mut tallies = setting.empty(town, scopes);
    for row in meetings.chain(publicity) {
        let (member, success) = (Truth::True, Truth::True);
        add(&mut tallies, town, &Judged { row, member, success, weight: 1, amount: 0 });
    }
    Counted::Tallies(tallies)
}
