//! 机构: who is in which body, one row a member.

use super::super::entries::BodyEntry;
use super::super::office::Leader;
use super::super::roster::Body;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;
use jiff::civil::Date;

/// A member of a body.
struct Member {
    /// The body, by index.
    body: usize,
    /// 姓名.
    name: String,
    /// 组内职务.
    role: String,
    /// 本职职务.
    post: String,
    /// 任职单位.
    of: Body,
    /// 任期起.
    since: Date,
    /// 任期止.
    until: Option<Date>,
    /// 联系电话.
    phone: String,
}

/// The columns.
const COLUMNS: [Column<Member>; 11] = [
    Column("机构名称", 34, |t, m| Cell::text(&t.tables.bodies[m.body].name)),
    Column("机构类别", 10, |t, m| Cell::text(&t.tables.bodies[m.body].sort)),
    Column("行业领域", 10, |t, m| Cell::text(&t.tables.bodies[m.body].field)),
    Column("姓名", 10, |_, m| Cell::text(&m.name)),
    Column("组内职务", 12, |_, m| Cell::text(&m.role)),
    Column("本职职务", 24, |_, m| Cell::text(&m.post)),
    Column("任职单位", 24, |t, m| Cell::text(m.of.name(t))),
    Column("任期起", 12, |_, m| Cell::Day(m.since)),
    Column("任期止", 12, |_, m| Cell::day(m.until)),
    Column("联系电话", 13, |_, m| Cell::text(&m.phone)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let bodies = 0..town.tables.bodies.len();
    let rows: Vec<Member> = bodies.flat_map(|body| members(town, body)).collect();
    let head = ("bodies.xlsx", "机构", "兰台镇安全生产议事协调机构名册".to_owned());
    of(head, &COLUMNS, (town, &rows))
}

/// Leaders, stations, villages, and who keeps the data.
fn members(town: &Town, body: usize) -> Vec<Member> {
    let entry = &town.tables.bodies[body];
    let member = |(name, role, post): (&str, &str, &str), of, phone: &str| Member {
        body,
        name: name.to_owned(),
        role: role.to_owned(),
        post: post.to_owned(),
        of,
        since: entry.since,
        until: entry.until,
        phone: phone.to_owned(),
    };
    let heads = entry.heads.iter().filter_map(|(role, leader)| {
        let leader = town.office.leader(leader)?;
        let words = (&*leader.name, &**role, &*leader.post);
        in_office(member(words, Body::Office, &leader.phone), leader)
    });
    let stations = town.stations.iter().enumerate().filter_map(|(at, station)| {
        let role = role(entry, &station.name)?;
        let words = (&*station.people[0], role, &*station.post);
        Some(member(words, Body::Station(at), &station.phone))
    });
    let villages = town.villages.iter().enumerate().filter(|_| entry.has_villages);
    let villages = villages.map(|(at, village)| {
        let words = (&*village.head, "成员", "党支部书记、村委会主任");
        member(words, Body::Village(at), &village.phone)
    });
    let clerk = (&*town.office.contact, "信息录入员", "干事");
    let clerk = member(clerk, Body::Office, &town.office.phone);
    heads.chain(stations).chain(villages).chain([clerk]).collect()
}

/// 组内职务 of the head of a station, if the station is in.
fn role(entry: &BodyEntry, station: &str) -> Option<&'static str> {
    let is_member =
        entry.stations.is_empty() || entry.stations.iter().any(|name| name == station);
    if entry.office == station {
        Some("办公室主任")
    } else {
        is_member.then_some("成员")
    }
}

/// The member for as long as both the body and the post of a leader last.
fn in_office(member: Member, leader: &Leader) -> Option<Member> {
    let until = member.until.into_iter().chain(leader.until).min();
    let since = member.since.max(leader.since);
    until.is_none_or(|until| since <= until).then_some(Member { since, until, ..member })
}
