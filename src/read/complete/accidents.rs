//! 事故等级 from dead, hurt and loss (`model.md` §7).

use super::{blank, put};
use crate::catalog::Catalog;
use crate::model::{Town, Value};

/// Derives it where dead and hurt are given; a blank loss is none.
pub(super) fn fill(catalog: &Catalog, town: &mut Town) {
    for row in blank(town, "事故", "事故等级") {
        let count = |header| town.value(row, header).integer();
        let loss = match town.value(row, "直接经济损失") {
            Value::Money(cents) => *cents,
            Value::Unknown(_) => continue,
            _ => 0,
        };
        let (Some(deaths), Some(injuries)) = (count("死亡"), count("重伤")) else {
            continue;
        };
        let grades = &catalog.legal.accident_grades;
        if let Some(grade) = grades.of(deaths, injuries, loss) {
            put(town, row, "事故等级", Value::Text(grade.clone()));
        }
    }
}
