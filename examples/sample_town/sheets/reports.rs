//! 报送.

use super::super::duties::reports::Report;
use super::super::roster::Body;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns.
const COLUMNS: [Column<Report>; 7] = [
    Column("报送单位", 26, |t, r| Cell::text(r.body.name(t))),
    Column("材料类别", 12, |_, r| Cell::text(r.sort)),
    Column("所属期", 14, |_, r| Cell::text(&r.period)),
    Column("应报日期", 12, |_, r| Cell::Day(r.due)),
    Column("实报日期", 12, |_, r| Cell::day(r.filed)),
    Column("填报人", 10, |t, r| Cell::some(r.filed.map(|_| clerk(t, r.body)))),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let title = format!("兰台镇安全生产材料报送台账（{}）", super::covered(town));
    of(("submissions.xlsx", "报送", title), &COLUMNS, (town, &town.duties.reports))
}

/// 填报人.
fn clerk<'a>(town: &'a Town, body: Body) -> &'a str {
    match body {
        Body::Village(at) => &town.villages[at].clerk,
        Body::Station(at) => &town.stations[at].people[1],
        Body::Unit(at) => &town.units[at].head,
        Body::Office => &town.office.contact,
    }
}
