//! Who goes: the people of a village, or of one or two stations.

use super::calendar::campaigns;
use super::dice::Dice;
use super::town::{Place, Team, Town};
use jiff::civil::Date;

/// 检查类型 of stations, by frequency.
const SORTS: [(&str, usize); 8] = [
    ("日常", 30),
    ("专项", 36),
    ("抽查", 10),
    ("双随机", 6),
    ("四不两直", 7),
    ("联合", 6),
    ("暗访", 3),
    ("督导", 2),
];

/// Of 100 rounds of a village, so many are 日常; the others belong to a campaign.
const EVERYDAY: usize = 65;
/// Of 100 tours that begin at a unit, so many are made by the station that supervises it.
const OWN: usize = 65;
/// Of 100 tours that begin at a unit of high risk, so many take an expert along.
const EXPERTS: usize = 25;

/// Two people of a village.
pub(crate) fn village_team(town: &Town, own: usize, day: Date, dice: &mut Dice) -> Team {
    let village = &town.villages[own];
    let sort = if dice.chance(EVERYDAY) { "日常" } else { "专项" };
    let team = Team {
        sort,
        campaign: None,
        level: "村级".to_owned(),
        bodies: vec![village.name.clone()],
        people: village.rounds(),
        head: village.head.clone(),
    };
    on_campaign(team, town, day, dice)
}

/// Two or three people of a station, of another one too if 联合, now and then an expert;
/// and which station leads.
pub(crate) fn station_team(
    town: &Town,
    first: Place,
    day: Date,
    dice: &mut Dice,
) -> (Team, usize) {
    let sort = SORTS[dice.weighted(&SORTS.map(|(_, weight)| weight))].0;
    let lead = lead(town, first, dice);
    let mut stations = vec![lead];
    if sort == "联合" {
        let other = dice.below(town.stations.len() - 1);
        stations.push(other + usize::from(other >= lead));
    }
    let mut people = Vec::new();
    for station in &stations {
        let mut all = town.stations[*station].people.clone();
        dice.shuffle(&mut all);
        all.truncate(2 + dice.below(2));
        people.extend(all);
    }
    let is_risky = town.unit(first).is_some_and(|unit| unit.kind.is_risky);
    let expert =
        (is_risky && dice.chance(EXPERTS)).then(|| dice.pick(&town.office.experts));
    people.extend(expert.cloned());
    let station = &town.stations[lead];
    let team = Team {
        sort,
        campaign: None,
        level: expert.map_or(&*station.level, |_| "专家").to_owned(),
        bodies: stations.iter().map(|at| town.stations[*at].name.clone()).collect(),
        people,
        head: station.people[0].clone(),
    };
    (on_campaign(team, town, day, dice), lead)
}

/// The station that leads: the one that supervises the first stop, or one that goes
/// everywhere.
fn lead(town: &Town, first: Place, dice: &mut Dice) -> usize {
    let own = town.unit(first).map(|unit| unit.station);
    let general = |at: &usize| town.stations[*at].is_general;
    let generals: Vec<usize> = (0..town.stations.len()).filter(general).collect();
    own.filter(|_| dice.chance(OWN)).unwrap_or_else(|| *dice.pick(&generals))
}

/// Gives a 专项 its 专项名称: the three-year action or a campaign that runs, the latest one
/// most often. That before the Spring Festival is a 大检查.
fn on_campaign(team: Team, town: &Town, day: Date, dice: &mut Dice) -> Team {
    if team.sort != "专项" {
        return team;
    }
    let action = town.tables.office.get("行动名称").and_then(|name| name.as_str());
    let all: Vec<&str> = action.into_iter().chain(campaigns(town.tables, day)).collect();
    let name = all[dice.below(all.len()).max(dice.below(all.len()))];
    let sort = if name.contains("大检查") { "大检查" } else { team.sort };
    Team { sort, campaign: Some(name.to_owned()), ..team }
}
