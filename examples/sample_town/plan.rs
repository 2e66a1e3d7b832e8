//! How large the sample town is and which time it covers: what a larger town would change.

use jiff::civil::{Date, date};

/// Parameters of the town.
pub(crate) struct Plan {
    /// Seed of all chance.
    pub(crate) seed: u64,
    /// First day of the records.
    pub(crate) first: Date,
    /// 存量基准日.
    pub(crate) baseline: Date,
    /// 统计截止日: nothing is recorded after it.
    pub(crate) as_of: Date,
    /// 村 and 社区, the first ones of `villages.toml`.
    pub(crate) villages: usize,
    /// 单位.
    pub(crate) units: usize,
    /// Units that nobody visits any more from `overlooked_from` on.
    pub(crate) overlooked: usize,
    /// Since when.
    pub(crate) overlooked_from: Date,
    /// Visits of the stations in a month without campaign.
    pub(crate) station_visits: i64,
    /// Of 1,000 hazards at places where one is thinkable, so many are 重大 when found.
    pub(crate) major: usize,
    /// 重大 hazards of the autumn before the records begin: 历史存量.
    pub(crate) inherited: usize,
}

/// The town in `data/`.
pub(crate) const SAMPLE: Plan = Plan {
    seed: 33,
    first: date(2024, 1, 1),
    baseline: date(2023, 12, 31),
    as_of: date(2026, 11, 25),
    villages: 22,
    units: 200,
    overlooked: 8,
    overlooked_from: date(2026, 1, 1),
    station_visits: 46,
    major: 30,
    inherited: 9,
};
