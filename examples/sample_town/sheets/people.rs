//! 人员.

use super::super::roster::Person;
use super::super::sheet::{Cell, Column, Sheet, sheet as of};
use super::super::town::Town;

/// The columns; 身份证号 is left to those who need it.
const COLUMNS: [Column<Person>; 10] = [
    Column("姓名", 10, |_, p| Cell::text(&p.name)),
    Column("任职单位", 28, |t, p| Cell::text(p.of.name(t))),
    Column("职务", 22, |_, p| Cell::text(&p.post)),
    Column("人员类别", 13, |_, p| Cell::text(p.sort)),
    Column("身份证号", 20, |_, _| Cell::Blank),
    Column("执法证号", 14, |_, p| Cell::text(&p.card)),
    Column("任期起", 12, |_, p| Cell::day(p.term.0)),
    Column("任期止", 12, |_, p| Cell::day(p.term.1)),
    Column("联系电话", 13, |_, p| Cell::text(&p.phone)),
    Column("备注", 12, |_, _| Cell::Blank),
];

/// The sheet.
pub(super) fn sheet(town: &Town) -> Sheet {
    let head = ("people.xlsx", "人员", "兰台镇安全生产有关人员名册".to_owned());
    of(head, &COLUMNS, (town, &town.roster))
}
