//! 站所.

use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::{Station, Town};

/// The columns.
const COLUMNS: [Column<Station>; 7] = [
    Column("站所名称", 24, |_, s| Cell::text(&s.name)),
    Column("负责人", 10, |_, s| Cell::text(&s.people[0])),
    Column("分管领导", 10, |_, s| Cell::text(&s.leader)),
    Column("行业领域", 34, |_, s| Cell::text(&s.fields)),
    Column("是否执法机构", 13, |_, s| Cell::yes(s.is_enforcing)),
    Column("是否成员单位", 13, |_, _| Cell::yes(true)),
    Column("联系电话", 13, |_, s| Cell::text(&s.phone)),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let head = ("stations.xlsx", "站所", "兰台镇站所名单".to_owned());
    of(head, &COLUMNS, (town, &town.stations))
}
